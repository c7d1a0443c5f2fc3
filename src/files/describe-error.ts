/** Descriptions of the operating system's error codes. */
const words: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'Cannot open it: permission denied'],
  ['EIO', 'Cannot use it: the device has failed'],
  ['EISDIR', 'Cannot open it: it is a folder'],
  ['ELOOP', 'Cannot open it: too many symbolic links'],
  ['EMFILE', 'Cannot open it: too many open files'],
  ['ENAMETOOLONG', 'Cannot open it: its name is too long'],
  ['ENFILE', 'Cannot open it: too many open files'],
  ['ENOENT', 'Cannot find it'],
  ['ENOSPC', 'Cannot write it: no space left'],
  ['ENOTDIR', 'Cannot find it: part of the path is not a folder'],
  ['EPERM', 'Cannot open it: not permitted'],
  ['EROFS', 'Cannot write it: the file system is read-only']
])

/**
 * Describe what is wrong with a path.
 *
 * @param error
 *   Error thrown by a file system call.
 * @returns
 *   A sentence without a full stop.
 */
export function describeError(error: unknown): string {
  const {code, message} = error as NodeJS.ErrnoException
  // An error without a code is our own, and describes itself.
  if (code === undefined) return message
  return words.get(code) ?? `Cannot use it: ${message}`
}
