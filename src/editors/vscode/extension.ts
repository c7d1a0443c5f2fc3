import {
  commands,
  type ExtensionContext,
  Position,
  Selection,
  type TextEditor,
  window,
  workspace
} from 'vscode'
import {LanguageClient, TransportKind} from 'vscode-languageclient/node'

/** A cell, as returned by the server. */
interface Cell {
  row: number
  column: number
  rowSpan: number
  position: {line: number; character: number}
}

interface Cells {
  cells: Array<Cell>
  current: number
}

/** The server's actions on the table at the cursor. */
const actions = [
  'insertRowAbove',
  'insertRowBelow',
  'deleteRow',
  'insertColumnLeft',
  'insertColumnRight',
  'deleteColumn',
  'mergeRight',
  'mergeDown',
  'split',
  'sort',
  'sortDescending',
  'transpose',
  'headerToHere',
  'noHeader'
]

let client: LanguageClient | undefined

/** Start the bundled language server; nothing from a workspace is executed. */
export async function activate(context: ExtensionContext): Promise<void> {
  const languages = workspace.getConfiguration('gridhelp').get<Array<string>>('languages', [])
  const own = new LanguageClient(
    'gridhelp',
    'gridhelp',
    {
      module: context.asAbsolutePath('dist/server.js'),
      transport: TransportKind.stdio
    },
    {documentSelector: languages.map((language) => ({language}))}
  )
  client = own
  context.subscriptions.push(
    window.onDidChangeTextEditorSelection(({textEditor}) => lookAt(textEditor)),
    window.onDidChangeActiveTextEditor((editor) => lookAt(editor)),
    commands.registerCommand('gridhelp.nextCell', () => goToCell(own, 1)),
    commands.registerCommand('gridhelp.previousCell', () => goToCell(own, -1)),
    commands.registerCommand('gridhelp.newRow', () => addRow(own)),
    commands.registerCommand('gridhelp.createTable', createTable),
    ...actions.map((action) =>
      commands.registerCommand(`gridhelp.${action}`, () => runAction(own, action))
    )
  )
  await own.start()
  lookAt(window.activeTextEditor)
}

/** Stop the server. */
export function deactivate(): Promise<void> | undefined {
  return client?.stop()
}

/** Set the context keys that tell key bindings whether the cursor is in a table. */
function lookAt(editor: TextEditor | undefined): void {
  let inTable = false
  let atRowEnd = false
  if (editor?.selection.isEmpty) {
    const {line, character} = editor.selection.active
    const {text} = editor.document.lineAt(line)
    const row = /^[^\w+|]*\|.*\|\s*$/.test(text)
    const isGrid = row && hasBorder(editor, line)
    inTable = isGrid && character <= text.trimEnd().length
    atRowEnd = isGrid && character >= text.trimEnd().length
  }
  void commands.executeCommand('setContext', 'gridhelp.inTable', inTable)
  void commands.executeCommand('setContext', 'gridhelp.atRowEnd', atRowEnd)
}

/** Whether there is a border above a line of a table, unlike in pipe tables. */
function hasBorder({document}: TextEditor, line: number): boolean {
  for (let above = line - 1; above >= 0 && above > line - 200; above -= 1) {
    const {text} = document.lineAt(above)
    if (/^[^\w+|]*\+(?:[-=:]+\+)+\s*$/.test(text)) return true
    if (!/^[^\w+|]*[+|]/.test(text)) return false
  }
  return false
}

function askForCells(
  server: LanguageClient,
  {document, selection}: TextEditor
): Promise<Cells | null> {
  const params = {textDocument: {uri: document.uri.toString()}, position: selection.active}
  return server.sendRequest<Cells | null>('gridhelp/cell', params)
}

async function goToCell(server: LanguageClient, step: 1 | -1): Promise<void> {
  const editor = window.activeTextEditor
  const found = editor && (await askForCells(server, editor))
  if (!editor || !found) {
    await commands.executeCommand(step > 0 ? 'tab' : 'outdent')
    return
  }
  const next = found.cells[found.current + step]
  if (next) select(editor, next)
  else if (step > 0) await addRow(server)
}

/** Add a row below the current one, and move to its first cell. */
async function addRow(server: LanguageClient): Promise<void> {
  const editor = window.activeTextEditor
  const found = editor && (await askForCells(server, editor))
  const here = found?.cells[found.current]
  if (!editor || !here) {
    await commands.executeCommand('type', {text: '\n'})
    return
  }
  await runAction(server, 'insertRowBelow')
  const now = await askForCells(server, editor)
  const next = now?.cells.find(({row}) => row === here.row + here.rowSpan)
  if (next) select(editor, next)
}

async function runAction(server: LanguageClient, action: string): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor) return
  const uri = editor.document.uri.toString()
  try {
    await server.sendRequest('workspace/executeCommand', {
      command: 'gridhelp.table',
      arguments: [{uri, position: editor.selection.active, action}]
    })
  } catch (error) {
    await window.showInformationMessage(error instanceof Error ? error.message : String(error))
  }
}

/** Ask for the size of a table, and draw it. */
async function createTable(): Promise<void> {
  const editor = window.activeTextEditor
  const size = await window.showInputBox({prompt: 'Rows × columns', value: '3 x 3'})
  const match = /^\s*(\d{1,3})\s*[x×]\s*(\d{1,2})\s*$/.exec(size ?? '')
  if (!editor || !match) return
  const [rows, columns] = [Number(match[1]), Number(match[2])]
  const draw = (bar: string, fill: string): string =>
    `${bar}${(fill.repeat(8) + bar).repeat(columns)}`
  const lines = [draw('+', '-')]
  for (let row = 0; row < rows; row += 1) {
    lines.push(draw('|', ' '), draw('+', row === 0 && rows > 1 ? '=' : '-'))
  }
  const margin = ' '.repeat(editor.selection.active.character)
  await editor.edit((edit) =>
    edit.insert(editor.selection.active, `${lines.join(`\n${margin}`)}\n`)
  )
}

function select(editor: TextEditor, {position: {line, character}}: Cell): void {
  const place = new Position(line, character)
  editor.selection = new Selection(place, place)
  editor.revealRange(editor.selection)
}
