import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import ignore, {type Ignore} from 'ignore'
import {isBelow} from '../../files/is-below.js'

/** Says which files are left out, and by what. */
export interface IgnoredFiles {
  /**
   * @param full
   *   Absolute path of a file.
   * @returns
   *   Name of the file that leaves it out; nothing where it is looked at.
   */
  by(full: string): string | undefined
}

/**
 * Find out which files `.gitignore`, `.gridhelpignore` and virtual environments leave out.
 *
 * Such files count from the root of the repository, or else the working folder, down to the folder of a file; each says
 * what is left out below its own folder.
 *
 * @param folder
 *   Working folder.
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
          // A file further down, or a later one, may take it back.
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

/** The repository that a folder is in, or else the folder. */
function rootOf(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at
    if (at === path.dirname(at)) return folder
  }
}

/** Folders from one down to another, both included. */
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
