/**
 * Plugins for unified: parsers of help files and Sphinx text, and the step to mdast that remark's and rehype's own
 * plugins work on.
 */
export {type GridhelpToMdastOptions, gridhelpToMdast} from './gridhelp-to-mdast.js'
export {hyperhelpParse} from './hyperhelp-parse.js'
export {sphinxTextParse} from './sphinx-text-parse.js'
