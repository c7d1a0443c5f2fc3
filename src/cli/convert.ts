import type {Format} from '../formats/format.js'
import {type Reading, readDocument} from './read-document.js'
import type {Work} from './work.js'

/**
 * Make the work of `gridhelp convert`: each document in another format.
 *
 * @param format
 *   What to write.
 */
export function convert(format: Format): Work<Reading> {
  return {
    fallback: 'sphinx-text',
    read: readDocument,
    write: ({tree, file, language}) => [
      {
        content: format.stringify(tree, {file, source: String(file.value), language}),
        extension: format.extension
      }
    ]
  }
}
