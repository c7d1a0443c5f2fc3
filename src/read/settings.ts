import type {Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {BlockLanguage} from '../../grammars/block/language.js'
import type {GridTable, GridTableDialect} from '../../grammars/grid-table/nodes.js'
import type {PendingCell} from '../../grammars/grid-table/reading.js'
import type {InlineLanguage} from '../../grammars/inline/language.js'
import type {JoinedText} from '../../grammars/joined-text.js'
import type {Language} from '../../grammars/nodes.js'
import type {Source} from '../../grammars/source.js'
import type {TextBlock} from '../../grammars/text-block.js'
import type {ReadSettings} from './table-settings.js'

/** A document language: its grammars, and further steps of its reader. */
export interface DocumentLanguage {
  readonly name: Language
  readonly blocks: BlockLanguage
  readonly inline: InlineLanguage
  /** Whether a backslash escapes in table cells of a dialect (default: never). */
  readonly hasEscapes?: (dialect: GridTableDialect) => boolean
  /** Whether the inline grammar reads escapes itself (default: `false`: they are hidden from it). */
  readonly readsEscapes?: boolean
  /**
   * Whether the markup of a text never depends on the rest of the document, so that none has to wait (default:
   * `false`).
   */
  readonly readsAlone?: boolean
  /**
   * Reads a cell that is certainly only paragraphs, without the block grammar.
   *
   * @param byHand
   *   Whether its lines were broken by hand: then they end at spaces.
   * @param readPhrasing
   *   Reads a text that may contain markup.
   */
  readonly readPlainCell?: (
    text: TextBlock,
    byHand: boolean,
    readPhrasing: (text: JoinedText) => Array<PhrasingContent>
  ) => Array<Paragraph> | undefined
  /** Whether something in the result of `readPlainCell` may refer to the rest of the document (default: `false`). */
  readonly mayRefer?: (paragraphs: ReadonlyArray<Paragraph>) => boolean
  /** Resolves references in the cells of a table that is read without its document. */
  readonly resolveTable?: (table: GridTable, source: Source, settings: ParseSettings) => void
}

/** Reads a cell as Markdown, the content of pandoc's and Adobe's tables in any document. */
export type ReadMarkdown = (cell: PendingCell, dialect: 'pandoc' | 'adobe') => Array<RootContent>

/** How to read a document, or a cell as one. */
export interface ParseSettings extends ReadSettings {
  language: DocumentLanguage
  /** Required to read tables of these dialects. */
  readMarkdown?: ReadMarkdown | undefined
}
