import type {BlockConstruct} from '../construct.js'
import {admonition} from './admonition.js'
import {blockquote} from './block-quote.js'
import {builderCode} from './builder-code.js'
import {captionedTable} from './captioned-table.js'
import {code} from './code.js'
import {footnoteDefinition} from './footnote.js'
import {gridTable} from './grid-table.js'
import {helpHeader} from './help-header.js'
import {lineBlock} from './line-block.js'
import {list} from './list.js'
import {literalBlock} from './literal-block.js'
import {nativeCode} from './native-code.js'
import {nativeComment} from './native-comment.js'
import {renderedHeader} from './native-header.js'
import {nativeHeading} from './native-heading.js'
import {nativeLabel} from './native-label.js'
import {nativeLayout} from './native-layout.js'
import {nativeParagraph} from './native-paragraph.js'
import {nativeSeparator} from './native-separator.js'
import {paragraph} from './paragraph.js'
import {productionList} from './production-list.js'
import {rstComment} from './rst-comment.js'
import {directive} from './rst-directive.js'
import {field} from './rst-field.js'
import {thematicBreak} from './separator.js'
import {signatures} from './signature.js'
import {simpleTable} from './simple-table.js'
import {strayStar} from './stray-star.js'
import {title} from './title.js'

/** All block constructs in order of precedence: a line that could be two is the first. */
export const constructs: ReadonlyArray<BlockConstruct> = [
  helpHeader,
  renderedHeader,
  nativeCode,
  nativeComment,
  nativeHeading,
  code,
  builderCode,
  literalBlock,
  productionList,
  lineBlock,
  simpleTable,
  captionedTable,
  gridTable,
  nativeSeparator,
  nativeLayout,
  nativeLabel,
  title,
  thematicBreak,
  signatures,
  strayStar,
  admonition,
  list,
  footnoteDefinition,
  directive,
  rstComment,
  field,
  blockquote,
  paragraph,
  nativeParagraph
]
