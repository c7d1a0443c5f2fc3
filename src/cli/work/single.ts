import path from 'node:path'
import {describeError} from '../../files/describe-error.js'
import {FileError} from '../../files/file-error.js'
import {writeFile} from '../../files/write-file.js'
import {convertToSinglePage} from '../../help-package/site/single-page.js'
import {createReporter, type Status} from '../messages/reporter.js'
import type {Surroundings} from '../program/surroundings.js'
import {UsageError} from '../program/usage-error.js'
import {packagesOf, type SiteOptions} from './site.js'

/**
 * Write a help package as one Markdown file.
 *
 * @param operands
 *   Package.
 * @param options
 *   Options of the call; `single` is the output file, or `-` for standard output.
 * @param surroundings
 *   Streams, folder and environment.
 */
export async function writeSingle(
  operands: ReadonlyArray<string>,
  options: SiteOptions & {single: string},
  surroundings: Surroundings
): Promise<Status> {
  const {stdout, folder, signal} = surroundings
  const [operand] = operands
  if (operand === undefined || operand === '-' || operands.length > 1) {
    throw new UsageError(
      `Cannot write ${operands.length} inputs with \`--single\`, expected a help package or a folder`
    )
  }
  const given = ['output', 'target', 'shard', 'filesFrom', 'ndjson', 'watch', 'llms'] as const
  const other = given.find((name) => options[name] !== undefined)
  if (other !== undefined || options.to !== 'markdown') {
    const name = other === undefined ? 'to' : other === 'filesFrom' ? 'files-from' : other
    throw new UsageError(
      `Cannot use \`--single\` with \`--${name}\`, expected a package and the Markdown file to write`
    )
  }
  if (!/(?:^|[\\/])[^\\/.]+$|\.(?:md|markdown)$|^-$/i.test(options.single)) {
    throw new UsageError(
      `Cannot write \`${options.single}\` with \`--single\`, expected a Markdown file (.md)`,
      'output-format'
    )
  }
  const {from} = options
  if (from !== 'auto' && from !== 'hyperhelp' && from !== 'rst' && from !== 'sphinx-text') {
    throw new UsageError(
      `Cannot read a package from ${from}, expected \`-f hyperhelp\`, \`-f rst\` or \`-f sphinx-text\``
    )
  }
  const reporter = createReporter(surroundings, options)
  const {timeout, maxBytes, dialect, codeLanguage} = options
  try {
    const {content, root, pages, failed, messages} = await convertToSinglePage(
      path.resolve(folder, operand),
      {
        ...{timeout, maxBytes, from, dialect, codeLanguage, signal},
        packages: packagesOf(options, folder),
        onProgress: (done, all, name) => reporter.progress(done, all, name)
      }
    )
    reporter.progress(1, 1, '')
    if (failed > 0) reporter.failed()
    if (options.single === '-') {
      stdout.write(content)
    } else {
      const place = path.resolve(folder, options.single)
      const changed = await writeFile(place, content)
      reporter.detail(`${options.single} ${changed ? 'written' : 'unchanged'}, ${pages} pages`)
    }
    for (const message of messages) {
      reporter.message(path.join(path.relative(folder, root), message.file ?? ''), message)
    }
  } catch (error) {
    reporter.failure(
      operand,
      error instanceof FileError ? error.ruleId : 'input-missing',
      (error as NodeJS.ErrnoException).code === undefined
        ? (error as Error).message
        : describeError(error)
    )
  }
  return reporter.status()
}
