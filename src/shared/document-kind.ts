/** What kind of document a text is, as far as it matters for where tables may stand in it. */
export type DocumentKind = 'rst' | 'markdown' | 'program' | 'text'

/** Endings of names, by kind of document; what is not listed is text. */
const kinds: ReadonlyArray<readonly [DocumentKind, RegExp]> = [
  ['rst', /^\.(?:rst|rest|inc)$/i],
  ['markdown', /^\.(?:md|markdown|mdown|mkd|mdx|rmd|qmd)$/i],
  [
    'program',
    /^\.(?:py|pyi|pyx|rb|sh|bash|zsh|pl|pm|r|jl|tcl|ya?ml|toml|cmake|c|h|cc|cpp|cxx|hh|hpp|hxx|cs|java|js|mjs|cjs|jsx|ts|mts|cts|tsx|go|rs|swift|kt|kts|scala|dart|php|css|scss|less|sql|lua|hs|elm|ada|vhdl?|el|lisp|clj|scm|asm|s|ini|tex|sty|m|erl|proto|groovy|v|sv|d|zig|nim|f90)$/i
  ]
]

/** Tell the kind of a document by the ending of its name, with the dot. */
export function kindOf(extension: string | undefined): DocumentKind {
  return kinds.find(([, names]) => names.test(extension ?? ''))?.[0] ?? 'text'
}
