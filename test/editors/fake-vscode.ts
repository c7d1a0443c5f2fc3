/**
 * As much of VS Code as the extension uses: one editor with a document, a cursor, keys and undo; commands and contexts.
 * The extension is bundled with it in the place of `vscode`, and of `vscode-languageclient/node`.
 */
import {type ChildProcess, spawn} from 'node:child_process'
import process from 'node:process'
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type TextEdit
} from 'vscode-languageserver-protocol/node'
import {TextDocument} from 'vscode-languageserver-textdocument'

export class Position {
  readonly line: number
  readonly character: number

  constructor(line: number, character: number) {
    this.line = line
    this.character = character
  }
}

export class Selection {
  readonly anchor: Position
  readonly active: Position

  constructor(anchor: Position, active: Position) {
    this.anchor = anchor
    this.active = active
  }

  get isEmpty(): boolean {
    return this.anchor.line === this.active.line && this.anchor.character === this.active.character
  }
}

type Listener<Event> = (event: Event) => void

/** An editor with one document. Each change is one step of undo. */
class Editor {
  #text: TextDocument
  #selection = new Selection(new Position(0, 0), new Position(0, 0))
  readonly #before: Array<{text: string; selection: Selection}> = []

  constructor(uri: string, languageId: string, text: string) {
    this.#text = TextDocument.create(uri, languageId, 1, text)
  }

  readonly document = {
    uri: {toString: (): string => this.#text.uri},
    lineAt: (line: number): {text: string} => ({text: this.text.split('\n')[line] ?? ''})
  }

  get text(): string {
    return this.#text.getText()
  }

  get languageId(): string {
    return this.#text.languageId
  }

  get selection(): Selection {
    return this.#selection
  }

  set selection(selection: Selection) {
    this.#selection = selection
    for (const listener of selectionListeners) listener({textEditor: this})
  }

  revealRange(): void {}

  async edit(
    change: (builder: {insert(position: Position, text: string): void}) => void
  ): Promise<void> {
    const edits: Array<TextEdit> = []
    change({
      insert: (position, newText) => edits.push({range: {start: position, end: position}, newText})
    })
    this.apply(edits)
  }

  apply(edits: ReadonlyArray<TextEdit>): void {
    this.#before.push({text: this.text, selection: this.#selection})
    const offset = this.#text.offsetAt(this.#selection.active)
    // The cursor goes with the text behind it.
    let moved = offset
    for (const {range, newText} of edits) {
      const [start, end] = [this.#text.offsetAt(range.start), this.#text.offsetAt(range.end)]
      if (end <= offset) moved += newText.length - (end - start)
    }
    this.#set(TextDocument.applyEdits(this.#text, [...edits]))
    const {line, character} = this.#text.positionAt(moved)
    const place = new Position(line, character)
    this.selection = new Selection(place, place)
  }

  undo(): void {
    const before = this.#before.pop()
    if (!before) return
    this.#set(before.text)
    this.selection = before.selection
  }

  #set(text: string): void {
    const {uri, languageId, version} = this.#text
    this.#text = TextDocument.create(uri, languageId, version + 1, text)
    client?.change(uri, version + 1, text)
  }
}

const selectionListeners: Array<Listener<{textEditor: Editor}>> = []
const contexts = new Map<string, unknown>()
const known = new Map<string, (...values: ReadonlyArray<unknown>) => unknown>()
let client: LanguageClient | undefined

/** What was shown to the user. */
export const shown: Array<string> = []

/** What the user answers when asked. */
export const answers: Array<string> = []

export const window = {
  activeTextEditor: undefined as Editor | undefined,
  onDidChangeTextEditorSelection(listener: Listener<{textEditor: Editor}>): {dispose(): void} {
    selectionListeners.push(listener)
    return {dispose() {}}
  },
  onDidChangeActiveTextEditor: (): {dispose(): void} => ({dispose() {}}),
  showInformationMessage: async (message: string): Promise<void> => void shown.push(message),
  showInputBox: async (): Promise<string | undefined> => answers.shift()
}

export const workspace = {
  getConfiguration: () => ({get: <Value>(_name: string, usual: Value): Value => usual})
}

export const commands = {
  registerCommand(name: string, run: () => unknown): {dispose(): void} {
    known.set(name, run)
    return {dispose() {}}
  },
  async executeCommand(name: string, ...values: ReadonlyArray<unknown>): Promise<void> {
    const editor = window.activeTextEditor!
    if (name === 'setContext') contexts.set(String(values[0]), values[1])
    else if (name === 'tab') await editor.edit((edit) => edit.insert(editor.selection.active, '\t'))
    else if (name === 'outdent') shown.push('outdent')
    else if (name === 'type') {
      const {text} = values[0] as {text: string}
      await editor.edit((edit) => edit.insert(editor.selection.active, text))
    } else await known.get(name)!()
  }
}

/** Open a document with the cursor at `‸`. */
export function open(uri: string, languageId: string, marked: string): Editor {
  const editor = new Editor(uri, languageId, marked.replace('‸', ''))
  window.activeTextEditor = editor
  client?.open(editor)
  const lines = marked.slice(0, marked.indexOf('‸')).split('\n')
  const place = new Position(lines.length - 1, lines.at(-1)!.length)
  editor.selection = new Selection(place, place)
  return editor
}

/** What a document is now, with `‸` at the cursor. */
export function look(): string {
  const {text, selection} = window.activeTextEditor!
  const lines = text.split('\n')
  const {line, character} = selection.active
  lines[line] = `${lines[line]!.slice(0, character)}‸${lines[line]!.slice(character)}`
  return lines.join('\n')
}

/** A key that a manifest binds to a command. */
export interface KeyBinding {
  key: string
  command: string
  when: string
}

/** Press a key: the command that is bound to it, or what the editor does without. */
export async function press(key: string, bindings: ReadonlyArray<KeyBinding>): Promise<void> {
  const state = new Map([...contexts, ['editorTextFocus', true]])
  const isTrue = ({when}: KeyBinding): boolean =>
    when
      .split('&&')
      .map((part) => part.trim())
      .every((part) =>
        part.startsWith('!') ? !state.get(part.slice(1)) : state.get(part) === true
      )
  const binding = bindings.find((one) => one.key === key && isTrue(one))
  if (binding) await commands.executeCommand(binding.command)
  else if (key === 'tab') await commands.executeCommand('tab')
  else if (key === 'enter') await commands.executeCommand('type', {text: '\n'})
  else await commands.executeCommand('outdent')
}

export const TransportKind = {stdio: 0}

/** A client of a real server, which is started as the extension says. */
export class LanguageClient {
  readonly #child: ChildProcess
  readonly #connection: ProtocolConnection

  constructor(_id: string, _name: string, {module}: {module: string}) {
    this.#child = spawn(process.execPath, [module, '--stdio'])
    this.#connection = createProtocolConnection(
      new StreamMessageReader(this.#child.stdout!),
      new StreamMessageWriter(this.#child.stdin!)
    )
    client = this
  }

  async start(): Promise<void> {
    this.#connection.onRequest('workspace/applyEdit', ({edit}) => {
      const [{edits}] = edit.documentChanges as [TextDocumentEdit]
      window.activeTextEditor!.apply(edits as Array<TextEdit>)
      return {applied: true}
    })
    this.#connection.listen()
    await this.#connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {workspace: {workspaceEdit: {documentChanges: true}}}
    })
    await this.#connection.sendNotification('initialized', {})
    if (window.activeTextEditor) this.open(window.activeTextEditor)
  }

  async stop(): Promise<void> {
    await this.#connection.sendRequest('shutdown')
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    await this.#connection.sendNotification('exit')
    await ended
    this.#connection.dispose()
  }

  sendRequest(method: string, params: unknown): Promise<unknown> {
    return this.#connection.sendRequest(method, params)
  }

  open({document, languageId, text}: Editor): void {
    const textDocument = {uri: document.uri.toString(), languageId, version: 1, text}
    void this.#connection.sendNotification('textDocument/didOpen', {textDocument})
  }

  change(uri: string, version: number, text: string): void {
    void this.#connection.sendNotification('textDocument/didChange', {
      textDocument: {uri, version},
      contentChanges: [{text}]
    })
  }
}
