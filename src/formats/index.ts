import type {Format} from './format.js'
import {gridTable} from './grid-table/document.js'
import {html} from './html/index.js'
import {hyperhelp} from './hyperhelp/index.js'
import {json} from './json/index.js'
import {markdown} from './markdown/index.js'

/** All formats of documents, the default one first. */
export const formats: ReadonlyArray<Format> = [markdown, html, json, gridTable, hyperhelp]
