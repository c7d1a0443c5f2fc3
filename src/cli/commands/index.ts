import type {CommandDescription} from '../command.js'
import {completions} from './completions.js'
import {convert} from './convert.js'
import {doctor} from './doctor.js'
import {fmt} from './fmt.js'
import {lint} from './lint.js'
import {lsp} from './lsp.js'
import {man} from './man.js'
import {tables} from './tables.js'

/** All commands, in the order of the help: one file and one line each. */
export const commands: ReadonlyArray<CommandDescription> = [
  convert,
  tables,
  fmt,
  lint,
  lsp,
  doctor,
  completions,
  man
]
