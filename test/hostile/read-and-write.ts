import type {Root} from 'mdast'
import * as gridhelp from '../../src/index.js'

/** Does a step, which has a name. */
export type Run = <T>(step: string, act: () => T) => T

type Tables = ReadonlyArray<gridhelp.GridTable>

const readers: Record<string, (text: string) => Root> = {
  auto: (text) => gridhelp.fromHyperhelp(text),
  hyperhelp: (text) => gridhelp.fromHyperhelp(text, {dialect: 'hyperhelp'}),
  sphinx: (text) => gridhelp.fromHyperhelp(text, {dialect: 'sphinx'}),
  'sphinx-text': (text) => gridhelp.fromSphinxText(text),
  strict: (text) => gridhelp.fromHyperhelp(text, {dialect: 'hyperhelp', strict: true})
}

const writers: Record<string, (tree: Root) => unknown> = {
  toMarkdown: (tree) => gridhelp.toMarkdown(tree),
  toHtml: (tree) => gridhelp.toHtml(tree),
  toHyperhelp: (tree) => gridhelp.toHyperhelp(tree),
  toJson: (tree) => gridhelp.toJson(tree)
}

const tableWriters: Record<string, (tables: Tables) => unknown> = {
  toGridTable: each((table) => gridhelp.toGridTable(table)),
  toRecords: each((table) => gridhelp.toRecords(table)),
  toCsv: each((table) => gridhelp.toCsv(table)),
  diffTables: (tables) =>
    tables.map((table, index) => gridhelp.diffTables(tables[index - 1] ?? table, table))
}

const others: Record<string, (text: string) => unknown> = {
  fromGridTable: (text) => unlessRefused(() => gridhelp.fromGridTable(text)),
  editTables: (text) =>
    unlessRefused(() => gridhelp.editTables(text, ([table]) => table?.setCell(0, 0, 'b'))),
  formatTables: (text) => gridhelp.formatTables(text, {fix: true}),
  fromCsv: (text) => unlessRefused(() => gridhelp.fromCsv(text)),
  fromPipeTables: (text) => unlessRefused(() => gridhelp.fromPipeTables(text))
}

/**
 * Read a text with every reader, and write what they give with every writer.
 *
 * @param steps
 *   Names of the steps that are wanted (default: all); what they build on is done too.
 */
export function readAndWrite(text: string, run: Run, steps?: ReadonlyArray<string>): void {
  const wants = (step: string): boolean => steps === undefined || steps.includes(step)
  for (const [reader, read] of Object.entries(readers)) {
    // What `auto` gives is what another one gives.
    const wanted = Object.entries(reader === 'auto' ? {} : writers).filter(([writer]) =>
      wants(`${reader}, ${writer}`)
    )
    if (!wants(reader) && wanted.length === 0) continue
    const tree = run(reader, () => read(text))
    for (const [writer, write] of wanted) run(`${reader}, ${writer}`, () => write(tree))
  }
  const wanted = Object.entries(tableWriters).filter(([writer]) => wants(writer))
  if (wants('findTables') || wanted.length > 0) {
    const tables = run('findTables', () => gridhelp.findTables(text))
    for (const [writer, write] of wanted) run(writer, () => write(tables))
  }
  for (const [step, act] of Object.entries(others)) if (wants(step)) run(step, () => act(text))
}

function each(write: (table: gridhelp.GridTable) => unknown): (tables: Tables) => void {
  return (tables) => {
    for (const table of tables) unlessRefused(() => write(table))
  }
}

/** Tables are refused with a message, or with a sentence on what cannot be drawn; CSV with the line of what is wrong with it. */
function unlessRefused(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    const {ruleId, line, message} = error as {ruleId?: string; line?: number; message: string}
    const refused = ruleId !== undefined || line !== undefined || message.startsWith('Cannot ')
    if (!refused) throw error
  }
}
