import type {Root} from 'mdast'
import type {Processor} from 'unified'
import {type FromHyperhelpOptions, fromHyperhelp} from '../from-hyperhelp.js'

/**
 * Add support for reading HyperHelp help files.
 *
 * @param options
 *   Those of `fromHyperhelp`; messages go to the file that is processed.
 * @example
 *   unified().use(hyperhelpParse).use(gridhelpToMdast).use(remarkStringify)
 */
export function hyperhelpParse(
  this: Processor<Root>,
  options?: FromHyperhelpOptions | null | undefined
): void {
  this.parser = (_value, file) => fromHyperhelp(file, {file, ...options})
}
