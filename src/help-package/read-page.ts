import {readFile} from 'node:fs/promises'
import type {Root} from 'mdast'
import {VFile} from 'vfile'
import {fromHyperhelp} from '../from-hyperhelp.js'
import {createMessage} from './messages.js'

/** A help file that was read. */
export interface Page {
  tree: Root
  /** With its text, its path in the package, and what its reader had to say. */
  file: VFile
}

/** Files that are larger, in bytes, are not read (32 MiB). */
const largest = 32 * 1024 * 1024

/**
 * Read a help file.
 *
 * @param full
 *   Absolute path.
 * @param name
 *   Its path in the package.
 * @returns
 *   Its tree; only the file with a message where it cannot be read.
 */
export async function readPage(full: string, name: string): Promise<Page | {file: VFile}> {
  const file = new VFile({path: name})
  let bytes: Uint8Array
  try {
    bytes = await readFile(full)
  } catch (error) {
    return fail(file, 'input-unreadable', `Cannot read the file: ${(error as Error).message}`)
  }
  return parsePage(bytes, file)
}

/**
 * Read the content of a help file.
 *
 * @param content
 *   Text, or bytes of UTF-8.
 * @param file
 *   Takes the text and the messages.
 */
export function parsePage(content: Uint8Array | string, file: VFile): Page | {file: VFile} {
  if (content.length > largest) {
    return fail(
      file,
      'input-too-large',
      `Unexpected size of ${content.length} bytes, expected at most ${largest}`
    )
  }
  try {
    file.value =
      typeof content === 'string'
        ? content
        : new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(content)
  } catch {
    return fail(file, 'encoding', 'Unexpected bytes, expected UTF-8')
  }
  try {
    return {tree: fromHyperhelp(file), file}
  } catch (error) {
    // One file never stops the others.
    return fail(file, 'internal', `Cannot read the text: ${(error as Error).message}`)
  }
}

function fail(file: VFile, ruleId: string, reason: string): {file: VFile} {
  file.messages.push(createMessage({ruleId, reason, severity: 'error'}, {path: file.path}))
  return {file}
}
