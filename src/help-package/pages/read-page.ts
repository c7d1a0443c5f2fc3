import type {Heading, Root, RootContent} from 'mdast'
import {VFile} from 'vfile'
import type {HelpHeader} from '../../../grammars/nodes.js'
import {decode} from '../../files/decode.js'
import {explainError} from '../../files/file-error.js'
import {readBytes, tooLarge} from '../../files/read-bytes.js'
import {detectLanguage} from '../../read/detect-language.js'
import {detectSettings} from '../../read/from-hyperhelp.js'
import {fromSphinxText} from '../../read/from-sphinx-text.js'
import {parse} from '../../read/read-document.js'
import {readValue} from '../../read/read-value.js'
import {toPlainText} from '../../tables/to-plain-text.js'
import {createMessage} from '../messages.js'
import {withDeadline} from '../with-deadline.js'

/** A help file that was read. */
export interface Page {
  tree: Root
  /** With its text, its path in the package, and what its reader had to say. */
  file: VFile
}

/** What a file may take. */
export interface Limits {
  /** Seconds for each time that it is read; 0: as long as it wants. */
  timeout: number
  /** Bytes. */
  maxBytes: number
  /** What the files are (default: each tells). */
  from?: PackageFormat | undefined
}

/** What files of packages can be. */
export type PackageFormat = 'auto' | 'hyperhelp' | 'sphinx-text'

/** Which file to read. */
export interface FileTask {
  /** Absolute path. */
  full: string
  /** Its path in the package. */
  name: string
  /** What stands in it (default: what stands in the file). */
  text?: string | undefined
}

/** What came of a file. */
export interface PageResult<Result> {
  /** With everything that is to be said. */
  file: VFile
  /** Absent where the file cannot be read, or takes too long. */
  result?: Result
}

/**
 * Read a help file, and make something of it.
 *
 * @param task
 *   Which one.
 * @param limits
 *   What it may take.
 * @param use
 *   Makes something of it.
 * @param only
 *   Characters: texts without one are left empty, save those that topics consist of (default: none are).
 * @returns
 *   What was made of it. What goes wrong is a message: one file never stops the others.
 */
export async function usePage<Result>(
  {full, name, text}: FileTask,
  {timeout, maxBytes, from = 'auto'}: Limits,
  use: (page: Page) => Result,
  only?: RegExp
): Promise<PageResult<Result>> {
  const file = new VFile({path: name})
  try {
    const content = text ?? (await readBytes(full, maxBytes))
    const size = typeof content === 'string' ? Buffer.byteLength(content) : content.length
    if (size > maxBytes) throw tooLarge(size, maxBytes)
    const result = withDeadline(timeout, () => {
      file.value = typeof content === 'string' ? content : decode(content)
      const source = readValue(file)
      const language = from === 'auto' ? detectLanguage(source.value)?.language : from
      if (language === 'sphinx-text') return use({tree: withHeader(fromSphinxText(file)), file})
      const settings = detectSettings(file, source, {})
      return use({tree: parse(source, only ? {...settings, only} : settings), file})
    })
    return {file, result}
  } catch (error) {
    const {ruleId, reason, place} = explainError(error)
    file.messages = [createMessage({ruleId, reason, severity: 'error'}, {path: name, point: place})]
    return {file}
  }
}

/** Make the title of a text the header of a page, as help files have it; the titles below it move up. */
function withHeader(tree: Root): Root {
  const [title, ...rest] = tree.children
  const isAbove = (node: RootContent) => node.type !== 'heading' || node.depth > 1
  if (title?.type !== 'heading' || title.depth !== 1 || !rest.every(isAbove)) return tree
  const header: HelpHeader = {
    ...{type: 'helpHeader', title: toPlainText(title), date: null, attributes: {}},
    ...(title.position && {position: title.position})
  }
  const moved = rest.map((node) =>
    node.type === 'heading' ? {...node, depth: (node.depth - 1) as Heading['depth']} : node
  )
  return {...tree, children: [header, ...moved]}
}
