import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import ignore, {type Ignore} from 'ignore'
import {isBelow} from '../../files/is-below.js'

/** Tells which files are ignored, and why. */
export interface IgnoredFiles {
  /**
   * @param full
   *   Absolute path of a file.
   * @returns
   *   Name of the file that ignores it; `undefined` if it is not ignored.
   */
  by(full: string): string | undefined
}

/**
 * Determine which files `.gitignore`, `.gridhelpignore` and virtual environments exclude.
 *
 * Ignore files are read from the root of the repository, or else the working directory, down to the folder of a file;
 * each applies below its own folder.
 *
 * @param folder
 *   Working directory.
 */
export function createIgnored(folder: string): IgnoredFiles {
  const found = new Map<string, {rules: Array<[string, Ignore]>; isEnvironment: boolean}>()
  const root = rootOf(folder)

  return {
    by(full) {
      const from = isBelow(root, full) ? root : rootOf(path.dirname(full))
      let result: string | undefined
      for (const place of foldersBetween(from, path.dirname(full))) {
        const {rules, isEnvironment} = look(place)
        if (isEnvironment && place !== folder) return 'pyvenv.cfg'
        const relative = path.relative(place, full).split(path.sep).join('/')
        for (const [name, rule] of rules) {
          const {ignored, unignored} = rule.test(relative)
          if (ignored) result = name
          // A nested or later ignore file may negate the pattern.
          else if (unignored && result === name) result = undefined
        }
      }
      return result
    }
  }

  function look(place: string) {
    const known = found.get(place)
    if (known) return known
    const rules: Array<[string, Ignore]> = []
    for (const name of ['.gitignore', '.gridhelpignore']) {
      const text = readText(path.join(place, name))
      if (text !== undefined) rules.push([name, ignore().add(text)])
    }
    const result = {rules, isEnvironment: existsSync(path.join(place, 'pyvenv.cfg'))}
    found.set(place, result)
    return result
  }
}

/** The repository that contains a folder, or else the folder itself. */
function rootOf(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at
    if (at === path.dirname(at)) return folder
  }
}

/** The folders from one down to another, including both. */
function foldersBetween(from: string, to: string): Array<string> {
  const places = [to]
  while (places[0] !== from && path.dirname(places[0]!) !== places[0]) {
    places.unshift(path.dirname(places[0]!))
  }
  return places
}

function readText(full: string): string | undefined {
  try {
    return readFileSync(full, 'utf8')
  } catch {
    return undefined
  }
}
