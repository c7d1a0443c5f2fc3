import path from 'node:path'

/**
 * Say that a help file is not there, in the words of HyperHelpAuthor (src/linter/missing_help_source.py).
 *
 * @param file
 *   Its name in the index.
 * @param folder
 *   Where help files are, as `folderInSublime` names it.
 */
export function describeMissingHelpFile(file: string, folder: string): string {
  return `Help file '${file}' is in the index but not in Packages/${folder}/`
}

/**
 * Name the folder with the help files of a package as Sublime Text does.
 *
 * @param name
 *   Name of the package.
 * @param docRoot
 *   What the index says of where its help files are.
 */
export function folderInSublime(name: string, docRoot: string | undefined): string {
  return path.posix.normalize(`${name}/${docRoot ?? ''}`).replace(/\/$/, '')
}
