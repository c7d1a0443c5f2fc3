/** What the program needs of a help package's index. */
export interface HelpFiles {
  /** Names of its help files, relative to `root`. */
  files: Array<string>
  /** Where they are, as the index says; `''` where it does not. */
  root: string
}

/**
 * Read which help files a package has.
 *
 * @param text
 *   `hyperhelp.json`: JSON with comments and commas behind the last element (HyperHelp: help/authoring.txt).
 * @returns
 *   Its help files, or what is wrong.
 */
export function readIndex(text: string): HelpFiles | string {
  let index: unknown
  try {
    index = JSON.parse(toPlainJson(text))
  } catch (error) {
    return `Unexpected text in index, expected JSON: ${(error as Error).message}`
  }
  const {help_files: files, doc_root: root} = Object(index) as Record<string, unknown>
  if (typeof files !== 'object' || files === null || Array.isArray(files)) {
    return 'Unexpected index without `help_files`, expected an object of files and topics'
  }
  return {files: Object.keys(files), root: typeof root === 'string' ? root : ''}
}

/** Take out what JSON does not have: comments, then commas that nothing follows. */
function toPlainJson(text: string): string {
  // With a comment at the end every comment is closed, so that looking for an end never goes twice over the same text.
  const closed = `${text}/**/`
  return closed
    .replace(/^\uFEFF/, '')
    .replace(/("(?:[^"\\\n]|\\.)*"?)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string) => string ?? ' ')
    .replace(/("(?:[^"\\\n]|\\.)*"?)|,(?=\s*[\]}])/g, (_, string) => string ?? '')
}
