import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import type {DocumentOptions} from '../read/from-hyperhelp.js'
import {fromSphinxText} from '../read/from-sphinx-text.js'

/**
 * Add support for reading the output of Sphinx's plain-text builder.
 *
 * @param options
 *   Options of `fromSphinxText`; messages go to the processed file.
 */
export const sphinxTextParse: Plugin<[options?: DocumentOptions | null | undefined], string, Root> =
  function (options) {
    this.parser = (_value, file) => fromSphinxText(file, {file, ...options})
  }
