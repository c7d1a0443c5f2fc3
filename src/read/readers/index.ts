import {hyperhelp} from './hyperhelp.js'
import {markdown} from './markdown.js'
import type {DocumentFormat, Reader} from './reader.js'
import {rst} from './rst.js'
import {sphinxText} from './sphinx-text.js'

/** The readers of all formats. */
export const readers: Readonly<Record<DocumentFormat, Reader>> = {
  hyperhelp,
  markdown,
  rst,
  'sphinx-text': sphinxText
}
