import type {DocumentFormat, Reader} from './reader.js'

const loaders: Readonly<Record<DocumentFormat, () => Promise<Reader>>> = {
  hyperhelp: async () => (await import('./hyperhelp.js')).hyperhelp,
  markdown: async () => (await import('./markdown.js')).markdown,
  rst: async () => (await import('./rst.js')).rst,
  'sphinx-text': async () => (await import('./sphinx-text.js')).sphinxText
}

/** Load the reader of a format: each has grammars of its own. */
export function loadReader(format: DocumentFormat): Promise<Reader> {
  return loaders[format]()
}
