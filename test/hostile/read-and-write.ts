import type {Root} from 'mdast'
import * as gridhelp from '../../src/index.js'

/** Does a step, which has a name. */
export type Run = <T>(step: string, act: () => T) => T

/** Read a text with every reader, and write what they give with every writer. */
export function readAndWrite(text: string, run: Run): void {
  const {fromHyperhelp, fromSphinxText} = gridhelp
  const readers: Record<string, () => Root> = {
    auto: () => fromHyperhelp(text),
    hyperhelp: () => fromHyperhelp(text, {dialect: 'hyperhelp'}),
    sphinx: () => fromHyperhelp(text, {dialect: 'sphinx'}),
    'sphinx-text': () => fromSphinxText(text),
    strict: () => fromHyperhelp(text, {dialect: 'hyperhelp', strict: true})
  }
  for (const [reader, read] of Object.entries(readers)) {
    const tree = run(reader, read)
    if (reader === 'auto') continue
    run(`${reader}, toMarkdown`, () => gridhelp.toMarkdown(tree))
    run(`${reader}, toHtml`, () => gridhelp.toHtml(tree))
    run(`${reader}, toHyperhelp`, () => gridhelp.toHyperhelp(tree))
    run(`${reader}, toJson`, () => gridhelp.toJson(tree))
  }
  run('fromGridTable', () => unlessRefused(() => gridhelp.fromGridTable(text)))
  const tables = run('findTables', () => gridhelp.findTables(text))
  run('toGridTable', () => {
    for (const table of tables) unlessRefused(() => gridhelp.toGridTable(table))
  })
  run('toRecords', () => {
    for (const table of tables) gridhelp.toRecords(table)
  })
  run('toCsv', () => {
    for (const table of tables) gridhelp.toCsv(table)
  })
  run('diffTables', () => {
    for (const [index, table] of tables.entries()) {
      gridhelp.diffTables(tables[index - 1] ?? table, table)
    }
  })
  run('editTables', () => gridhelp.editTables(text, () => {}))
  run('formatTables', () => gridhelp.formatTables(text, {fix: true}))
  run('fromCsv', () => unlessRefused(() => gridhelp.fromCsv(text)))
  run('fromPipeTables', () => unlessRefused(() => gridhelp.fromPipeTables(text)))
}

/** Tables are refused with a message, or with a sentence on what cannot be drawn; CSV with what is wrong with it. */
function unlessRefused(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    const {ruleId, code, message} = error as {ruleId?: string; code?: string; message: string}
    const refused =
      ruleId !== undefined || message.startsWith('Cannot ') || /^(?:CSV|INVALID)_/.test(code ?? '')
    if (!refused) throw error
  }
}
