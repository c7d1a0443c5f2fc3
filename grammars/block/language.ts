import type {IToken} from 'chevrotain'
import type {RootContent} from 'mdast'
import type {Node} from 'unist'
import type {Language} from '../nodes.js'
import type {Problem} from '../problem.js'
import type {BlockBuilder, BlockConstruct} from './construct.js'
import type {NodeNotes} from './node-builder.js'

/** Everything that the block grammar knows about one language. */
export interface BlockLanguage {
  readonly name: Language
  /** In order of precedence: the first match wins. The last accepts any line. */
  readonly constructs: ReadonlyArray<BlockConstruct>
  /** Finds the structure: inserts balanced indents and dedents between tokens. */
  readonly indent: (lines: LexedLines, room: IndentRoom) => IndentedLines
  /** Post-processes the blocks of a whole text: joins what continues, sets levels of titles and captions. */
  readonly finish: Finish
  /**
   * Reads what is certainly a single paragraph without lexing and parsing: most table cells are, and starting a parser
   * costs several times as much as reading them.
   */
  readonly quick?: (builder: BlockBuilder) => Array<RootContent> | undefined
}

/** @param notes Notes of the rules about nodes. */
export type Finish = (
  nodes: Array<RootContent>,
  notes: ReadonlyMap<Node, NodeNotes>
) => Array<RootContent>

/** Lines and their tokens. */
export interface LexedLines {
  /** The lines joined by `\n`. */
  readonly text: string
  /** Where each line starts there. */
  readonly lineStarts: ReadonlyArray<number>
  /** One token per line, or a marker and the rest of its line. */
  readonly tokens: ReadonlyArray<IToken>
}

/** Limits of a block. */
export interface IndentRoom {
  /** How deep blocks may be nested here. */
  readonly deepest: number
  /** Whether the lines are a whole document rather than a cell of it. */
  readonly isDocument: boolean
}

/** Result of the indentation stage. */
export interface IndentedLines {
  /** All tokens, with balanced `Indent` or `BlankIndent` and `Dedent`. */
  readonly tokens: Array<IToken>
  /** The first token beyond the maximum depth, if there is one. */
  readonly tooDeep: IToken | undefined
  /** Problems that only this stage detects; offsets are those of the lexed text. */
  readonly problems?: ReadonlyArray<Problem & {end: number}>
}
