import {readMarkdownCell} from '../read-markdown.js'
import {hyperhelp} from './hyperhelp.js'
import {markdown} from './markdown.js'
import type {DocumentFormat, ReadAsOptions, Reader} from './reader.js'
import {rst} from './rst.js'
import {sphinxText} from './sphinx-text.js'

const plain = {hyperhelp, markdown, rst, 'sphinx-text': sphinxText}

/** Read a document of any format. */
export function readAs(
  file: Parameters<Reader>[0],
  format: DocumentFormat,
  options: ReadAsOptions = {}
): ReturnType<Reader> {
  return plain[format](file, options, readMarkdownCell)
}
