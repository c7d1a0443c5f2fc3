import path from 'node:path'

/**
 * Describe a missing help file, with the wording of HyperHelpAuthor (src/linter/missing_help_source.py).
 *
 * @param file
 *   Name of the file in the index.
 * @param folder
 *   Folder of the help files, from `folderInSublime`.
 */
export function describeMissingHelpFile(file: string, folder: string): string {
  return `Help file '${file}' is in the index but not in Packages/${folder}/`
}

/**
 * Name the folder with the help files of a package, as Sublime Text does.
 *
 * @param name
 *   Name of the package.
 * @param docRoot
 *   Document root in the index.
 */
export function folderInSublime(name: string, docRoot: string | undefined): string {
  return path.posix.normalize(`${name}/${docRoot ?? ''}`).replace(/\/$/, '')
}
