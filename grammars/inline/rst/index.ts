import type {InlineLanguage} from '../language.js'

/** reStructuredText (docutils: "Inline Markup"). */
export const rst: InlineLanguage = {name: 'rst', constructs: []}
