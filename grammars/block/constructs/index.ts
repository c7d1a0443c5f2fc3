import type {BlockConstruct} from '../construct.js'
import {admonition} from './admonition.js'
import {blockquote} from './block-quote.js'
import {builderCode} from './builder-code.js'
import {code} from './code.js'
import {footnoteDefinition} from './footnote.js'
import {gridTable} from './grid-table.js'
import {heading} from './heading.js'
import {helpHeader} from './help-header.js'
import {list} from './list.js'
import {paragraph} from './paragraph.js'
import {productionList} from './production-list.js'
import {thematicBreak} from './separator.js'
import {signatures} from './signature.js'
import {title} from './title.js'

/** All block constructs in order of precedence: a line that could be two is the first. */
export const constructs: ReadonlyArray<BlockConstruct> = [
  helpHeader,
  code,
  builderCode,
  productionList,
  gridTable,
  thematicBreak,
  title,
  heading,
  signatures,
  admonition,
  list,
  footnoteDefinition,
  blockquote,
  paragraph
]
