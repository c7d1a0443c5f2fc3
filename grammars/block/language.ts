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
  /** In order of precedence: a line that could be two is the first. The last takes any line. */
  readonly constructs: ReadonlyArray<BlockConstruct>
  /** Finds out what stands in what: tokens to tokens, with balanced indents and dedents between them. */
  readonly indent: (lines: LexedLines, room: IndentRoom) => IndentedLines
  /** Looks at blocks as a whole, when all of a text is read: what goes on, levels of titles, captions. */
  readonly finish: Finish
  /**
   * Reads what is one paragraph for certain, so that nobody needs to lex and parse it: most cells of tables are, and to
   * set a parser to work costs several times as much as to read them.
   */
  readonly quick?: (builder: BlockBuilder) => Array<RootContent> | undefined
}

/** @param notes What rules noted about nodes. */
export type Finish = (
  nodes: Array<RootContent>,
  notes: ReadonlyMap<Node, NodeNotes>
) => Array<RootContent>

/** Lines and what the lexer made of them. */
export interface LexedLines {
  /** The lines joined by `\n`. */
  readonly text: string
  /** Where each line starts there. */
  readonly lineStarts: ReadonlyArray<number>
  /** One token a line, or a marker and the rest of its line. */
  readonly tokens: ReadonlyArray<IToken>
}

/** Where lines stand. */
export interface IndentRoom {
  /** How deep blocks may stand here. */
  readonly deepest: number
  /** Whether they are all of a document, not what stands in a cell of it. */
  readonly isDocument: boolean
}

/** What stands in what. */
export interface IndentedLines {
  /** All tokens, and balanced `Indent` or `BlankIndent` and `Dedent`. */
  readonly tokens: Array<IToken>
  /** The first token that stands too deep, if one does. */
  readonly tooDeep: IToken | undefined
  /** What is wrong, where only this stage knows; places are those of the lexed text. */
  readonly problems?: ReadonlyArray<Problem & {end: number}>
}
