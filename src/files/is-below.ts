import path from 'node:path'

/** Whether a path is inside a folder; both are absolute. */
export function isBelow(folder: string, full: string): boolean {
  const relative = path.relative(folder, full)
  return relative !== '' && !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..'
}
