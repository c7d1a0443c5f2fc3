import {foldCase} from './normalize-topic.js'

/** Names of devices on Windows, whatever follows the first dot. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i

/** Longest name, in UTF-8 bytes; leaves room for a number, an extension, and the name of a temporary file. */
const longest = 180

/**
 * Assigns paths in the site to pages. Paths are always built here, never copied: they have no `..`, no drive, no
 * character that is special in a file system or a URL, and no two are equal, even ignoring case.
 */
export class PagePaths {
  readonly #used = new Set<string>()
  readonly #folders = new Map<string, string>()
  readonly #readmeIsIndex: boolean

  /**
   * @param options
   *   Whether the tool serves `README.md` and `index.md` under the same URL.
   */
  constructor({readmeIsIndex}: {readmeIsIndex: boolean}) {
    this.#readmeIsIndex = readmeIsIndex
  }

  /** Reserve a path that is still free. */
  reserve(path: string): void {
    this.#used.add(this.#key(path))
  }

  /** Reserve the first free one of several paths, or one like the last. */
  addFirst(wanted: ReadonlyArray<string>): string {
    const free = wanted.find((path) => !this.#used.has(this.#key(path)))
    if (free === undefined) return this.add(wanted.at(-1) ?? '')
    this.reserve(free)
    return free
  }

  /**
   * Reserve a path for a page.
   *
   * @param path
   *   Wanted path, with `/`; its extension is replaced by `.md`.
   * @returns
   *   Unique path, such as `library/sys.md`.
   */
  add(path: string): string {
    const names = path.split(/[/\\]/).filter((name) => name !== '' && name !== '.' && name !== '..')
    const last = names.pop() ?? ''
    const folder = this.#folder(names)
    const stem = safeName(last.replace(/\.(?:txt|md|hyperhelp|rst|rest)$/i, ''))
    return this.#take(folder, stem, '.md')
  }

  /** Find the folder of a page: folders that differ only in dropped characters stay distinct. */
  #folder(names: ReadonlyArray<string>): string {
    let folder = ''
    let key = ''
    for (const name of names) {
      key += `/${name}`
      const known = this.#folders.get(key)
      folder = known ?? this.#take(folder, safeName(name), '')
      this.#folders.set(key, folder)
    }
    return folder
  }

  /** Key that is equal for paths that some file system, or the tool, treats as the same. */
  #key(path: string): string {
    const key = foldCase(path.normalize('NFC'))
    return this.#readmeIsIndex ? key.replace(/(^|\/)readme\.md$/, '$1index.md') : key
  }

  #take(folder: string, stem: string, extension: string): string {
    const prefix = folder === '' ? '' : `${folder}/`
    for (let count = 1; ; count += 1) {
      const path = `${prefix}${count === 1 ? stem : `${stem}-${count}`}${extension}`
      const key = this.#key(path)
      if (this.#used.has(key)) continue
      this.#used.add(key)
      return path
    }
  }
}

/**
 * Make a file name that every system accepts.
 *
 * @param name
 *   Any name.
 */
export function safeName(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._+-]+/gu, '-')
    // Site generators ignore files that start with these; Windows drops trailing dots.
    .replace(/^[._-]+/, '')
  const trimmed = cut(trimEnd(safe))
  if (trimmed === '') return 'page'
  const dot = trimmed.indexOf('.')
  return reserved.test(dot === -1 ? trimmed : trimmed.slice(0, dot)) ? `page-${trimmed}` : trimmed
}

function trimEnd(name: string): string {
  let end = name.length
  while (end > 0 && '.-'.includes(name[end - 1]!)) end -= 1
  return name.slice(0, end)
}

function cut(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name
  let short = ''
  let bytes = 0
  for (const character of name) {
    bytes += Buffer.byteLength(character)
    if (bytes > longest) break
    short += character
  }
  return trimEnd(short)
}
