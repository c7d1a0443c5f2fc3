import type {BlockLanguage} from '../language.js'
import {gridTable} from '../shared/grid-table.js'
import {helpHeader} from '../shared/help-header.js'
import {EnumeratorMarker, ItemMarker, list} from '../shared/list.js'
import {thematicBreak} from '../shared/separator.js'
import {code} from './code.js'
import {comment} from './comment.js'
import {finish} from './finish.js'
import {hangingCode} from './hanging-code.js'
import {heading} from './heading.js'
import {indent} from './indent.js'
import {label} from './label.js'
import {keepLayout, layout} from './layout.js'
import {paragraph} from './paragraph.js'
import {region} from './region.js'
import {renderedHeader} from './rendered-header.js'
import {WholeSeparatorLine} from './separator.js'

/** Hand-written HyperHelp help files. */
export const hyperhelp: BlockLanguage = {
  name: 'hyperhelp',
  constructs: [
    helpHeader,
    renderedHeader,
    code,
    comment,
    heading,
    hangingCode,
    gridTable(keepLayout),
    thematicBreak(WholeSeparatorLine),
    layout,
    label,
    list({bullet: ItemMarker, enumerator: EnumeratorMarker, restarts: false}),
    region,
    paragraph
  ],
  indent,
  finish
}
