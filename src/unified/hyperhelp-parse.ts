import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import {type FromHyperhelpOptions, fromHyperhelp} from '../read/from-hyperhelp.js'

/**
 * Add support for reading HyperHelp help files.
 *
 * @param options
 *   Options of `fromHyperhelp`; messages go to the processed file.
 * @example
 *   unified().use(hyperhelpParse).use(gridhelpToMdast).use(remarkGridTables).use(remarkStringify)
 */
export const hyperhelpParse: Plugin<
  [options?: FromHyperhelpOptions | null | undefined],
  string,
  Root
> = function (options) {
  this.parser = (_value, file) => fromHyperhelp(file, {file, ...options})
}
