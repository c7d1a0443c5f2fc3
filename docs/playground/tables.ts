import {tableFormats} from '../../src/cli/table-outputs/table-formats.js'
import type {GridTable, TableEditor} from '../../src/index.js'
import {placeCells} from '../../src/tables/place-cells.js'
import {make, makeButton} from './dom.js'

/** Rows that are shown at once. */
const pageSize = 100

/** What the grids need of the page. */
export interface TablesHost {
  /** Edit the table with a number in the source. */
  edit(index: number, change: (table: TableEditor) => void): void
  /** Read the table with a number for what its cells mean, not for their lines. */
  read(index: number): GridTable | undefined
  goTo(offset: number): void
}

/** What of the grids outlives a change of the text. */
interface Place {
  table: number
  row: number
  column: number
}

let focused: Place | undefined
const pages = new Map<number, number>()

/** Show tables as grids whose cells can be edited. */
export function showTables(
  panel: HTMLElement,
  tables: ReadonlyArray<GridTable>,
  wordsForNone: string,
  host: TablesHost
): void {
  panel.replaceChildren()
  if (tables.length === 0) panel.append(make('p', {class: 'note'}, wordsForNone))
  for (const [index, table] of tables.slice(0, 50).entries())
    panel.append(showTable(table, index, host))
  if (tables.length > 50)
    panel.append(make('p', {class: 'note'}, `… ${tables.length - 50} more tables`))
}

function showTable(table: GridTable, index: number, host: TablesHost): HTMLElement {
  const {cells, rows, headRows} = placeCells(table)
  const first =
    Math.min(pages.get(index) ?? 0, Math.max(0, Math.ceil(rows / pageSize) - 1)) * pageSize
  const grid = make('table', {'aria-label': `Table ${index + 1}`})
  const lines = new Map<number, HTMLTableRowElement>()
  for (let row = first; row < Math.min(rows, first + pageSize); row += 1) {
    const line = make('tr')
    lines.set(row, line)
    grid.append(line)
  }
  for (const {cell, row, column} of cells) {
    const line = lines.get(row)
    if (!line) continue
    const element = make(row < headRows ? 'th' : 'td', {tabindex: '0'}, textOf(cell))
    if (cell.rowSpan) element.rowSpan = cell.rowSpan
    if (cell.colSpan) element.colSpan = cell.colSpan
    const place = {table: index, row, column}
    element.addEventListener('focus', () => {
      focused = place
    })
    element.addEventListener('dblclick', () => editCell(element, place, host))
    element.addEventListener('keydown', (event) => {
      if (event.target !== element) return
      if (event.key === 'Enter' || event.key === 'F2') {
        event.preventDefault()
        editCell(element, place, host)
      } else move(event, grid, place)
    })
    element.dataset.place = `${row},${column}`
    line.append(element)
  }
  const at = (): Place => (focused?.table === index ? focused : {table: index, row: 0, column: 0})
  const act = (
    label: string,
    change: (table: TableEditor, place: Place) => void
  ): HTMLButtonElement => makeButton(label, () => host.edit(index, (table) => change(table, at())))
  const name = makeButton(`Table ${index + 1}`, () => host.goTo(table.position?.start.offset ?? 0))
  name.className = 'name'
  const save = make('select', {'aria-label': `Export table ${index + 1}`})
  save.append(make('option', {}, 'Export…'))
  for (const {name} of tableFormats) save.append(make('option', {}, name))
  save.addEventListener('change', () => {
    const format = tableFormats.find(({name}) => name === save.value)
    const whole = host.read(index)
    if (format && whole) {
      const text = format.stringify([whole], {lone: true})
      download(`table-${index + 1}.${format.extension}`, text)
    }
    save.selectedIndex = 0
  })
  const caption = make(
    'figcaption',
    {},
    name,
    make('span', {class: 'size'}, `${table.dialect}, ${rows} × ${table.columns.length}`),
    make('span', {class: 'gap'}),
    act('+ Row', (table, {row}) => table.insertRow(Math.min(row + 1, table.rowCount))),
    act('− Row', (table, {row}) => table.deleteRow(row)),
    act('+ Column', (table, {column}) => table.insertColumn(column + 1)),
    act('− Column', (table, {column}) => table.deleteColumn(column)),
    act('Sort', (table, {column}) => table.sortRows(column)),
    save
  )
  const figure = make('figure', {}, caption, make('div', {class: 'scroll'}, grid))
  if (rows > pageSize) {
    const turn = (by: number): HTMLButtonElement =>
      makeButton(by < 0 ? '← Earlier rows' : 'Later rows →', () => {
        pages.set(index, Math.max(0, first / pageSize + by))
        figure.replaceWith(showTable(table, index, host))
      })
    const last = Math.min(rows, first + pageSize)
    figure.append(turn(-1), ` Rows ${first + 1} to ${last} of ${rows} `, turn(1))
  }
  return figure
}

/** Put a field in the place of a cell's text. */
function editCell(element: HTMLElement, {table, row, column}: Place, host: TablesHost): void {
  const text = element.textContent ?? ''
  const field = make('textarea', {'aria-label': 'Text of the cell'})
  field.value = text
  field.rows = Math.max(1, text.split('\n').length)
  element.replaceChildren(field)
  field.focus()
  let isOver = false
  const end = (isKept: boolean): void => {
    if (isOver) return
    isOver = true
    const {value} = field
    element.replaceChildren(text)
    if (isKept && value !== text) host.edit(table, (editor) => editor.setCell(row, column, value))
    else element.focus()
  }
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') end(false)
    else if (event.key === 'Enter' && !event.shiftKey) end(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  field.addEventListener('blur', () => end(true))
}

/** Go from cell to cell by arrow keys. */
function move(event: KeyboardEvent, grid: HTMLTableElement, {row, column}: Place): void {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1]
  }
  const step = steps[event.key]
  if (!step) return
  const next = grid.querySelector<HTMLElement>(
    `[data-place="${row + step[0]},${column + step[1]}"]`
  )
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** Give the cell that had the focus before the text changed its focus again. */
export function restoreFocus(panel: HTMLElement): void {
  if (!focused) return
  const grid = panel.querySelectorAll('table')[focused.table]
  grid?.querySelector<HTMLElement>(`[data-place="${focused.row},${focused.column}"]`)?.focus()
}

/** The lines of a cell, as they stand in the source. */
function textOf({children}: {children: ReadonlyArray<object>}): string {
  const [paragraph] = children as ReadonlyArray<{children?: ReadonlyArray<{value?: string}>}>
  return paragraph?.children?.[0]?.value ?? ''
}

function download(name: string, text: string): void {
  const blob = new Blob([text], {type: 'text/plain'})
  const link = make('a', {download: name, href: URL.createObjectURL(blob)})
  link.click()
  URL.revokeObjectURL(link.href)
}
