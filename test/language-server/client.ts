import {PassThrough} from 'node:stream'
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit
} from 'vscode-languageserver-protocol/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {serve} from '../../src/language-server/serve.js'

/** An editor as tests have it: it speaks the protocol to a server in this process. */
export class Client {
  readonly connection: ProtocolConnection
  /** What the server gets: for messages that no editor would send. */
  readonly raw: PassThrough
  /** Exit status of the server. */
  readonly ended: Promise<number>
  readonly #texts = new Map<string, TextDocument>()
  readonly #published = new Map<string, PublishDiagnosticsParams>()
  readonly #waiting = new Set<() => void>()

  constructor() {
    const toServer = new PassThrough()
    const fromServer = new PassThrough()
    this.raw = toServer
    this.ended = serve(toServer, fromServer, '1.2.3')
    this.connection = createProtocolConnection(
      new StreamMessageReader(fromServer),
      new StreamMessageWriter(toServer)
    )
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: PublishDiagnosticsParams) => {
        this.#published.set(params.uri, params)
        for (const wake of this.#waiting) wake()
      }
    )
    this.connection.onRequest('client/registerCapability', () => null)
    this.connection.onRequest('workspace/applyEdit', ({edit}) => {
      for (const {textDocument, edits} of edit.documentChanges ?? []) {
        this.apply(textDocument.uri, edits)
      }
      return {applied: true}
    })
    this.connection.listen()
  }

  /** Say hello, as an editor that can do everything. */
  static async start(
    folders: ReadonlyArray<{uri: string; name: string}> = [],
    capabilities: InitializeParams['capabilities'] = {
      workspace: {workspaceEdit: {documentChanges: true}},
      textDocument: {codeAction: {resolveSupport: {properties: ['edit']}}}
    }
  ): Promise<Client> {
    const client = new Client()
    const params: InitializeParams = {
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions: {style: 'canonical'},
      workspaceFolders: [...folders]
    }
    await client.connection.sendRequest('initialize', params)
    await client.connection.sendNotification('initialized', {})
    return client
  }

  /** Say goodbye; gives the exit status. */
  async stop(): Promise<number> {
    await this.connection.sendRequest('shutdown')
    await this.connection.sendNotification('exit')
    const status = await this.ended
    this.connection.dispose()
    return status
  }

  open(uri: string, text: string, languageId = 'restructuredtext'): void {
    const document = TextDocument.create(uri, languageId, 1, text)
    this.#texts.set(uri, document)
    void this.connection.sendNotification('textDocument/didOpen', {
      textDocument: {uri, languageId, version: 1, text}
    })
  }

  text(uri: string): string {
    return this.#texts.get(uri)!.getText()
  }

  document(uri: string): TextDocument {
    return this.#texts.get(uri)!
  }

  /** Make edits, and tell the server. */
  apply(uri: string, edits: ReadonlyArray<TextEdit>): void {
    if (edits.length === 0) return
    const document = this.#texts.get(uri)!
    const text = TextDocument.applyEdits(document, [...edits])
    const version = document.version + 1
    const contentChanges = [...edits]
      .sort(
        (a, b) =>
          b.range.start.line - a.range.start.line ||
          b.range.start.character - a.range.start.character
      )
      .map(({range, newText}) => ({range, text: newText}))
    this.#texts.set(uri, TextDocument.create(uri, document.languageId, version, text))
    void this.connection.sendNotification('textDocument/didChange', {
      textDocument: {uri, version},
      contentChanges
    })
  }

  /**
   * Type a text at a place, key by key, with what the server makes of each.
   *
   * @returns
   *   Where the cursor is.
   */
  async type(uri: string, position: Position, text: string): Promise<Position> {
    let cursor = position
    for (const ch of text) {
      this.apply(uri, [{range: {start: cursor, end: cursor}, newText: ch}])
      cursor =
        ch === '\n'
          ? {line: cursor.line + 1, character: 0}
          : {line: cursor.line, character: cursor.character + ch.length}
      const edits = await this.connection.sendRequest<Array<TextEdit> | null>(
        'textDocument/onTypeFormatting',
        {textDocument: {uri}, position: cursor, ch, options: {tabSize: 8, insertSpaces: true}}
      )
      cursor = moveCursor(cursor, edits ?? [])
      this.apply(uri, edits ?? [])
    }
    return cursor
  }

  /** The diagnostics of the text as it is now. */
  async diagnostics(
    uri: string,
    isWanted: (diagnostics: Array<Diagnostic>) => boolean = () => true
  ): Promise<Array<Diagnostic>> {
    for (;;) {
      const published = this.#published.get(uri)
      if (
        published &&
        published.version === this.#texts.get(uri)?.version &&
        isWanted(published.diagnostics)
      ) {
        return published.diagnostics
      }
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.#waiting.delete(wake)
          resolve()
        }
        this.#waiting.add(wake)
      })
    }
  }

  /** Save a document, so that all of it is looked at. */
  async save(uri: string): Promise<Array<Diagnostic>> {
    await this.diagnostics(uri)
    this.#published.delete(uri)
    await this.connection.sendNotification('textDocument/didSave', {textDocument: {uri}})
    return this.diagnostics(uri)
  }

  /** Format a document. */
  async format(uri: string): Promise<void> {
    const edits = await this.connection.sendRequest<Array<TextEdit>>('textDocument/formatting', {
      textDocument: {uri},
      options: {tabSize: 8, insertSpaces: true}
    })
    this.apply(uri, edits)
  }
}

/** Where an editor has its cursor after edits: text that is put in at the cursor is put in front of it. */
function moveCursor(cursor: Position, edits: ReadonlyArray<TextEdit>): Position {
  let {line, character} = cursor
  for (const {range, newText} of edits) {
    const {start, end} = range
    const isBefore =
      end.line < cursor.line || (end.line === cursor.line && end.character <= cursor.character)
    if (!isBefore) continue
    const lines = newText.split('\n')
    line += lines.length - 1 - (end.line - start.line)
    if (end.line !== cursor.line) continue
    const last = lines.at(-1)!.length
    const from = lines.length > 1 ? 0 : start.line === end.line ? start.character : 0
    character += from + last - end.character
  }
  return {line, character}
}

/** A text with `‸` where the cursor is. */
export function withCursor(marked: string): {text: string; position: Position} {
  const text = marked.replace('‸', '')
  const before = marked.slice(0, marked.indexOf('‸')).split('\n')
  return {text, position: {line: before.length - 1, character: before.at(-1)!.length}}
}
