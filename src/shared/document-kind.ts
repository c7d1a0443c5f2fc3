/** Kind of a document, as far as it determines where tables may be. */
export type DocumentKind = 'rst' | 'markdown' | 'program' | 'text'

/** File extensions by kind of document; all others are text. */
const kinds: ReadonlyArray<readonly [DocumentKind, RegExp]> = [
  ['rst', /^\.(?:rst|rest|inc)$/i],
  ['markdown', /^\.(?:md|markdown|mdown|mkd|mdx|rmd|qmd)$/i],
  [
    'program',
    /^\.(?:py|pyi|pyx|rb|sh|bash|zsh|pl|pm|r|jl|tcl|ya?ml|toml|cmake|c|h|cc|cpp|cxx|hh|hpp|hxx|cs|java|js|mjs|cjs|jsx|ts|mts|cts|tsx|go|rs|swift|kt|kts|scala|dart|php|css|scss|less|sql|lua|hs|elm|ada|vhdl?|el|lisp|clj|scm|asm|s|ini|tex|sty|m|erl|proto|groovy|v|sv|d|zig|nim|f90)$/i
  ]
]

/** Find the kind of a document by its file extension, with the dot. */
export function kindOf(extension: string | undefined): DocumentKind {
  return kinds.find(([, names]) => names.test(extension ?? ''))?.[0] ?? 'text'
}
