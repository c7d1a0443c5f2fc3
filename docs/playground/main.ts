/** The playground: paste a text with tables and see what becomes of it. Everything happens in the page. */
import type {Diagnostic} from '@codemirror/lint'
import type {Root} from 'mdast'
import {VFile} from 'vfile'
import {detectFormat} from '../../src/cli/inputs/detect-format.js'
import {
  editTables,
  findTables,
  formatTables,
  type TableEditor,
  toHtml,
  toMarkdown,
  toMdast
} from '../../src/index.js'
import {dialectOfReading, readOpenText} from '../../src/language-server/read-text.js'
import type {Reading} from '../../src/language-server/reading-of.js'
import {get, make, makeButton} from './dom.js'
import {createEditor} from './editor.js'
import {restoreFocus, showTables} from './tables.js'
import {showNodeAt, showTree} from './tree.js'

const readings: ReadonlyArray<readonly ['auto' | Reading, string]> = [
  ['auto', 'detect'],
  ['rst', 'reStructuredText'],
  ['markdown', 'Markdown'],
  ['hyperhelp', 'HyperHelp'],
  ['sphinx-text', 'Sphinx text'],
  ['text', 'any text']
]

const example = `Paste a text
============

with a *table* here, or drop a file.

+----------------+---------+------------------------+
| Animal         | Legs    | What it does           |
+================+=========+========================+
| Quick brown    | 4       | jumps over             |
| fox            |         |                        |
+----------------+---------+ dogs, mostly           |
| Grasshopper    | 6       |                        |
+----------------+---------+------------------------+

This one is broken: click Repair.

+------+-------+
| lazy | dog |
+------+-------+
`

/** Style of the frame that shows HTML; the policy of the page allows it by its hash. */
declare const frameStyle: string

const panels = ['tables', 'faults', 'tree', 'markdown', 'html'] as const
type Panel = (typeof panels)[number]

let panel: Panel = 'tables'
/** What was dropped or opened, by name. */
const files = new Map<string, string>()
/** What is known of the text as it is. */
let tree: Root = {type: 'root', children: []}
let timer: number | undefined
let cost = 0
let wantsFocus = false

const reading = get<HTMLSelectElement>('reading')
const fileList = get<HTMLSelectElement>('files')
const status = get('detected')

const editor = createEditor(get('source'), {
  changed() {
    clearTimeout(timer)
    timer = window.setTimeout(look, cost < 20 ? 60 : Math.min(10 * cost, 3000))
  },
  moved(offset) {
    if (panel === 'tree') showNodeAt(offset)
  }
})

function currentReading(text: string): Reading {
  if (reading.value !== 'auto') return reading.value as Reading
  const name = fileList.value
  if (/\.(?:rst|rest)$/i.test(name)) return 'rst'
  if (/\.(?:md|markdown)$/i.test(name)) return 'markdown'
  const {format} = detectFormat(text, 'grid-table')
  return format === 'grid-table' ? 'text' : (format as Reading)
}

/** Read the text, and show what becomes of it. */
function look(): void {
  const start = performance.now()
  const text = editor.get()
  const how = currentReading(text)
  const file = new VFile({value: text})
  tree = readOpenText(file, how)
  if (how === 'hyperhelp' || how === 'sphinx-text' || how === 'rst') toMdast(tree, {file})
  cost = performance.now() - start
  const name = readings.find(([value]) => value === how)?.[1] ?? how
  const count = file.messages.length
  status.textContent = `Read as ${name}; ${count === 0 ? 'no problems' : count === 1 ? 'one problem' : `${count} problems`}`
  get('tab-faults').textContent = count === 0 ? 'Problems' : `Problems (${count})`
  showFaults(file, text, how)
  const broken = file.messages.filter(({ruleId}) => /table/.test(ruleId ?? '')).length
  showPanel(how, text, broken)
}

function showPanel(how: Reading, text: string, broken: number): void {
  for (const name of panels) {
    get(name).hidden = name !== panel
    const tab = get(`tab-${name}`)
    tab.setAttribute('aria-selected', String(name === panel))
    tab.tabIndex = name === panel ? 0 : -1
  }
  // Of text in no language, only tables are shown.
  const nothing =
    tree.children.length > 0 ? undefined : make('p', {class: 'note'}, wordsForNothing(broken))
  if (panel === 'tables') {
    const tables = findTables(text, {cells: 'literal', dialect: dialectOfReading(how)})
    showTables(get('tables'), tables, wordsForNothing(broken), {
      edit: (index, change) => edit(how, index, change),
      read: (index) => findTables(text, {dialect: dialectOfReading(how)})[index],
      goTo: editor.goTo
    })
    if (wantsFocus) restoreFocus(get('tables'))
    wantsFocus = false
  } else if (nothing && panel !== 'faults') {
    get(panel).replaceChildren(nothing)
  } else if (panel === 'tree') {
    showTree(get('tree'), tree, editor)
  } else if (panel === 'markdown') {
    const value = how === 'markdown' ? text : attempt(() => toMarkdown(tree))
    get('markdown').replaceChildren(make('pre', {}, value))
  } else if (panel === 'html') {
    const frame = make('iframe', {sandbox: '', title: 'HTML'})
    // It has no scripts, no forms, no origin, and the policy of this page.
    frame.srcdoc = `<!doctype html><style>${frameStyle}</style>${attempt(() => toHtml(tree))}`
    get('html').replaceChildren(frame)
  }
}

/** Say why there is nothing to see, and what to do. */
function wordsForNothing(broken: number): string {
  if (broken === 0) {
    return 'No tables here yet. Paste some text with one, or drop a file on the editor.'
  }
  return 'There is a table here that cannot be read yet. Press Repair, or look under Problems.'
}

function attempt(work: () => string): string {
  try {
    return work()
  } catch (error) {
    return String(error)
  }
}

/** Edit a table: the source changes where it must. */
function edit(how: Reading, index: number, change: (table: TableEditor) => void): void {
  try {
    const options = {dialect: dialectOfReading(how)}
    const text = editTables(editor.get(), (tables) => change(tables[index]!), options)
    wantsFocus = true
    editor.replace(text)
    clearTimeout(timer)
    look()
  } catch (error) {
    status.textContent = error instanceof Error ? error.message : String(error)
  }
}

function showFaults({messages}: VFile, text: string, how: Reading): void {
  const list = make('ul')
  const {length} = text
  const diagnostics = messages.slice(0, 500).map((message): Diagnostic => {
    const place = message.place
    const start = place && 'start' in place ? place.start.offset : place?.offset
    const from = Math.min(start ?? offsetOf(text, message.line ?? 1, message.column ?? 1), length)
    const end = place && 'end' in place ? (place.end.offset ?? from) : from
    const severity = message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'info'
    const note = message.note ? [make('small', {}, message.note)] : []
    const line = makeButton(`Line ${message.line ?? 1}`, () => editor.goTo(from))
    list.append(make('li', {class: severity}, line, ' ', message.reason, ...note))
    return {
      from,
      to: Math.min(Math.max(end, from + 1), length),
      severity,
      message: message.note ? `${message.reason}\n${message.note}` : message.reason,
      source: message.ruleId ?? '',
      actions: /table/.test(message.ruleId ?? '')
        ? [{name: 'Repair', apply: () => format(true)}]
        : []
    }
  })
  editor.showFaults(diagnostics)
  const {value, readings} = formatTables(text, {from: dialectOfReading(how), fix: true})
  const repairs: Array<HTMLElement> = []
  if (value !== text) repairs.push(makeButton('Repair', () => format(true)))
  for (const {start, end, line, readings: ways} of readings) {
    for (const {text: way, value: table} of ways) {
      const replace = (): void => editor.replace(text.slice(0, start) + table + text.slice(end))
      const label = make('span', {}, `Read line ${line} as `, make('code', {}, way.trim()))
      const button = makeButton('', replace)
      button.append(label)
      repairs.push(button)
    }
  }
  const actions = make('p', {class: 'repairs'}, ...repairs)
  get('faults').replaceChildren(
    ...(messages.length > 0 ? [actions, list] : [make('p', {class: 'note'}, 'No problems.')])
  )
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0
  for (let count = 1; count < line; count += 1) {
    const next = text.indexOf('\n', start)
    if (next < 0) break
    start = next + 1
  }
  return start + column - 1
}

function format(fix: boolean): void {
  const text = editor.get()
  const {value} = formatTables(text, {
    from: dialectOfReading(currentReading(text)),
    style: fix ? 'keep' : 'canonical',
    fix
  })
  if (value === text)
    status.textContent = fix ? 'Nothing can be repaired with certainty' : 'All tables are formatted'
  else editor.replace(value)
}

/** Write the text into the address: who opens it sees the same. */
async function makeLink(): Promise<void> {
  const stream = new Blob([editor.get()]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  const data = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  location.hash = `${reading.value}:${data}`
  try {
    await navigator.clipboard.writeText(location.href)
    status.textContent = 'Link copied'
  } catch {
    status.textContent = 'The link is in the address bar'
  }
}

async function openLink(): Promise<string | undefined> {
  const match = /^#([a-z-]+):([\w-]+)$/.exec(location.hash)
  if (!match) return undefined
  try {
    const binary = atob(match[2]!.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    const text = await new Response(stream).text()
    if (readings.some(([name]) => name === match[1])) reading.value = match[1]!
    return text
  } catch {
    status.textContent = 'The link is corrupt'
    return undefined
  }
}

/** Take files; of a folder those that are text. */
async function take(found: ReadonlyArray<File>): Promise<void> {
  files.clear()
  const texts = found.filter(
    ({name, size}) =>
      size < 2 ** 25 &&
      /\.(?:txt|rst|rest|md|markdown|mdown|csv|py|[jt]s|[ch]|java|go|rs)$/i.test(name)
  )
  for (const file of (texts.length > 0 ? texts : found).slice(0, 500)) {
    files.set(file.webkitRelativePath || file.name, await file.text())
  }
  fileList.replaceChildren(...[...files.keys()].sort().map((name) => make('option', {}, name)))
  fileList.hidden = files.size < 2
  show(fileList.value)
}

function show(name: string): void {
  const text = files.get(name)
  if (text !== undefined) editor.set(text)
}

/** List the files of what was dropped, those in folders included. */
async function listDropped(items: DataTransferItemList): Promise<Array<File>> {
  const waiting: Array<FileSystemEntry> = []
  const found: Array<File> = []
  for (const item of items) {
    const entry = item.webkitGetAsEntry()
    // What another program hands over need not be in a file system.
    const file = entry ? null : item.getAsFile()
    if (entry) waiting.push(entry)
    if (file) found.push(file)
  }
  for (let entry = waiting.shift(); entry && found.length < 2000; entry = waiting.shift()) {
    if (entry.isFile) {
      found.push(
        await new Promise<File>((resolve, reject) =>
          (entry as FileSystemFileEntry).file(resolve, reject)
        )
      )
    } else if (!entry.name.startsWith('.') && entry.name !== 'node_modules') {
      const reader = (entry as FileSystemDirectoryEntry).createReader()
      for (;;) {
        const some = await new Promise<Array<FileSystemEntry>>((resolve, reject) =>
          reader.readEntries(resolve, reject)
        )
        if (some.length === 0) break
        waiting.push(...some)
      }
    }
  }
  return found
}

for (const [value, name] of readings) reading.append(make('option', {value}, name))
reading.addEventListener('change', look)
fileList.addEventListener('change', () => show(fileList.value))
get('repair').addEventListener('click', () => format(true))
get('format').addEventListener('click', () => format(false))
get('link').addEventListener('click', () => void makeLink())
const chooser = get<HTMLInputElement>('file')
chooser.addEventListener('change', () => void take([...(chooser.files ?? [])]))
for (const [index, name] of panels.entries()) {
  const tab = get(`tab-${name}`)
  const choose = (next: Panel): void => {
    panel = next
    look()
    get(`tab-${next}`).focus()
  }
  tab.addEventListener('click', () => choose(name))
  tab.addEventListener('keydown', ({key}) => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    if (step !== 0) choose(panels[(index + step + panels.length) % panels.length]!)
  })
}
const source = get('source')
for (const name of ['dragenter', 'dragover']) {
  source.addEventListener(name, (event) => {
    event.preventDefault()
    source.classList.add('drop')
  })
}
source.addEventListener('dragleave', () => source.classList.remove('drop'))
source.addEventListener(
  'drop',
  (event) => {
    source.classList.remove('drop')
    const items = event.dataTransfer?.items
    if (!items || ![...items].some(({kind}) => kind === 'file')) return
    event.preventDefault()
    event.stopPropagation()
    void listDropped(items).then(take)
  },
  true
)
void openLink().then((text) => {
  editor.set(text ?? example)
  clearTimeout(timer)
  look()
})
