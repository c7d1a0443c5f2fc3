import type {CommandDescription} from '../description/command.js'
import {completions} from './completions.js'
import {convert} from './convert.js'
import {diff} from './diff.js'
import {doctor} from './doctor.js'
import {fmt} from './fmt.js'
import {lint} from './lint.js'
import {lsp} from './lsp.js'
import {man} from './man.js'
import {merge} from './merge.js'
import {tables} from './tables.js'

/** All commands, in the order of the help; each has one file and one line here. */
export const commands: ReadonlyArray<CommandDescription> = [
  convert,
  tables,
  fmt,
  lint,
  diff,
  merge,
  lsp,
  doctor,
  completions(() => commands),
  man(() => commands)
]
