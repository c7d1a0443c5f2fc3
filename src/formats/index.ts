import type {Format} from './format.js'
import {gridTable} from './grid-table/document.js'
import {json} from './json/index.js'

/** All formats of documents, the default one first. */
export const formats: ReadonlyArray<Format> = [json, gridTable]
