import {setImmediate} from 'node:timers/promises'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  type DocumentSymbol,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  type Position,
  ResponseError,
  SemanticTokensBuilder,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  type TextEdit,
  type WorkspaceEdit
} from 'vscode-languageserver'
import type {HelpPackage} from '../help-package/package-index/read-help-package.js'
import {type CheckLinks, checkAll, checkSlowly, isLong, look} from './check.js'
import {conversionsAt, convertAt} from './conversions.js'
import {formatDocument, formatRange, repairsAt, type TableStyle} from './formatting.js'
import {
  completeTopic,
  findDefinition,
  findReferences,
  hoverTopic,
  listLinks,
  prepareRename,
  renameTopic,
  resolveDocumentLink
} from './help-features.js'
import {checkHelpIndex, lintPage} from './lint-page.js'
import {type Mark, tokenTypes} from './marks.js'
import {type Checked, OpenDocument} from './open-document.js'
import {readingOf} from './reading-of.js'
import {buildTokens, foldings, outline} from './structure.js'
import {actionsAt, cellsAt, doAction, tableActions, tableFrom} from './table-actions.js'
import {toDiagnostic} from './to-diagnostic.js'
import {typedCharacters, typeInTable} from './typing.js'
import {Workspace} from './workspace.js'

/** Milliseconds without typing before a document is checked. */
const quiet = 60

/** Data of a code action until it is resolved. */
interface ActionData {
  uri: string
  version: number
  position: Position
  name: string
}

/**
 * Serve an editor: check, format and edit its open documents.
 *
 * The server runs nothing from a workspace, reads nothing outside of it, and writes nothing at all: all changes are
 * edits made by the editor.
 *
 * @param connection
 *   Connection to the editor; the server listens until it closes.
 * @param version
 *   Version to report.
 */
export function startServer(connection: Connection, version: string): void {
  const documents = new Map<string, OpenDocument>()
  const timers = new Map<string, Array<NodeJS.Timeout>>()
  let style: TableStyle = 'keep'
  let canResolve = false
  let canVersion = false
  let canWatch = false
  const workspace = new Workspace((uri) => {
    const document = documents.get(uri)
    if (document?.reading !== 'hyperhelp') return undefined
    const marks = (): ReadonlyArray<Mark> => {
      const known = look(document, checkLinks(document))
      return known.isFinal ? known.marks : checkAll(document, checkLinks(document)).marks
    }
    return {text: document.text.getText(), marks}
  })

  const outlines = new WeakMap<ReadonlyArray<Mark>, Array<DocumentSymbol>>()
  /** The link map with which the index of each package was last checked, by the path of the index. */
  const indexes = new Map<string, unknown>()
  /** Checks of long documents in progress. */
  const looks = new WeakMap<OpenDocument, Promise<boolean>>()
  /** Token builder of each document: it remembers the tokens it sent, for deltas. */
  const tokens = new WeakMap<OpenDocument, SemanticTokensBuilder>()

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const {capabilities, workspaceFolders, rootUri, initializationOptions} = params
    if (initializationOptions?.style === 'canonical') style = 'canonical'
    for (const {uri} of workspaceFolders ?? []) workspace.add(uri)
    if (!workspaceFolders && typeof rootUri === 'string') workspace.add(rootUri)
    canWatch = capabilities?.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false
    canResolve =
      capabilities?.textDocument?.codeAction?.resolveSupport?.properties?.includes('edit') ?? false
    canVersion = capabilities?.workspace?.workspaceEdit?.documentChanges ?? false
    return {
      serverInfo: {name: 'gridhelp', version},
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          save: {includeText: false}
        },
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        documentOnTypeFormattingProvider: {
          firstTriggerCharacter: typedCharacters[0]!,
          moreTriggerCharacter: typedCharacters.slice(1)
        },
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite],
          resolveProvider: true
        },
        executeCommandProvider: {commands: ['gridhelp.table']},
        completionProvider: {triggerCharacters: ['|', ':']},
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: {prepareProvider: true},
        hoverProvider: true,
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        documentLinkProvider: {resolveProvider: true},
        semanticTokensProvider: {
          legend: {tokenTypes, tokenModifiers: []},
          full: {delta: true},
          range: true
        },
        workspace: {workspaceFolders: {supported: true, changeNotifications: true}}
      }
    }
  })

  connection.onInitialized(() => {
    if (!canWatch) return
    const watchers = [{globPattern: '**/hyperhelp.json'}, {globPattern: '**/*.txt'}]
    void connection.client.register(DidChangeWatchedFilesNotification.type, {watchers})
  })
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({event}) => {
    for (const {uri} of event.removed) workspace.remove(uri)
    for (const {uri} of event.added) workspace.add(uri)
    checkPages()
  })
  connection.onDidChangeWatchedFiles(() => {
    workspace.forget()
    checkPages()
  })

  connection.onDidOpenTextDocument(({textDocument: {uri, languageId, version, text}}) => {
    const isHelp = workspace.folderOf(uri) !== undefined
    const reading = readingOf(languageId, pathOf(uri), text, isHelp)
    const document = new OpenDocument(uri, version, text, reading)
    documents.set(uri, document)
    later(document, 0, () => publishAll(document))
    // The targets of its links are known only once all packages have been read.
    if (isHelp) {
      void Promise.all([workspace.find(uri), workspace.all()]).then(() => {
        if (isOpen(document)) later(document, 0, () => publishAll(document))
      })
    }
  })
  connection.onDidChangeTextDocument(({textDocument: {uri, version}, contentChanges}) => {
    const document = documents.get(uri)
    if (!document) return
    document.change(contentChanges, version)
    later(document, quiet, () => publishChanged(document))
  })
  connection.onDidSaveTextDocument(({textDocument: {uri}}) => {
    const document = documents.get(uri)
    if (document) later(document, 0, () => publishAll(document))
    if (workspace.packageOfIndex(uri)) {
      workspace.forget()
      checkPages()
    }
  })
  connection.onDidCloseTextDocument(({textDocument: {uri}}) => {
    forget(uri)
    documents.delete(uri)
    connection.sendDiagnostics({uri, diagnostics: []})
  })

  connection.onDocumentFormatting(({textDocument}) => formatDocument(find(textDocument.uri), style))
  connection.onDocumentRangeFormatting(({textDocument, range}) =>
    formatRange(find(textDocument.uri), range, style)
  )
  connection.onDocumentOnTypeFormatting(({textDocument, position, ch}) =>
    typeInTable(find(textDocument.uri), position, ch)
  )
  connection.onCodeAction(listActions)
  connection.onCodeActionResolve((action) => {
    // An action that already has its edit needs no resolving.
    const data = action.data as ActionData | undefined
    if (!data) return action
    const document = find(data.uri)
    if (document.version !== data.version) throw changedMeanwhile()
    return {...action, edit: editOf(document, runAction(document, data))}
  })
  connection.onExecuteCommand(async ({command, arguments: [given] = []}) => {
    if (command !== 'gridhelp.table') throw new ResponseError(-32602, `Unknown command ${command}`)
    const {uri, position, action} = given as {uri: string; position: Position; action: string}
    const document = find(uri)
    const edits = runAction(document, {uri, version: document.version, position, name: action})
    await connection.workspace.applyEdit(editOf(document, edits))
  })
  connection.onRequest('gridhelp/cell', ({textDocument, position}: TextDocumentPositionParams) => {
    const document = find(textDocument.uri)
    return isReadAsTable(document, position) ? (cellsAt(document, position) ?? null) : null
  })
  connection.onCompletion(async ({textDocument: {uri}, position}, token) => {
    const document = find(uri)
    if (document.reading !== 'hyperhelp') return null
    return unchanged(uri, token, () => completeTopic(workspace, document, position))
  })
  connection.onDefinition(({textDocument: {uri}, position}, token) =>
    unchanged(uri, token, () => findDefinition(workspace, uri, position))
  )
  connection.onReferences(({textDocument: {uri}, position, context}, token) => {
    const withTopic = context?.includeDeclaration ?? true
    return unchanged(uri, token, () => findReferences(workspace, uri, position, withTopic))
  })
  connection.onPrepareRename(({textDocument: {uri}, position}, token) =>
    unchanged(uri, token, () => prepareRename(workspace, uri, position))
  )
  connection.onRenameRequest(async ({textDocument: {uri}, position, newName}, token) => {
    const rename = (): Promise<Map<string, Array<TextEdit>>> =>
      renameTopic(workspace, uri, position, newName)
    const changes = await unchanged(uri, token, rename)
    if (!canVersion) return {changes: Object.fromEntries(changes)}
    const documentChanges = [...changes].map(([uri, edits]) => {
      const version = documents.get(uri)?.version ?? null
      return {textDocument: {uri, version}, edits}
    })
    return {documentChanges}
  })
  connection.onHover(({textDocument: {uri}, position}, token) =>
    unchanged(uri, token, () => hoverTopic(workspace, uri, position))
  )
  connection.onDocumentLinks(({textDocument: {uri}}, token) =>
    unchanged(uri, token, async () =>
      listLinks(workspace, uri, marksOf(await findRead(uri, token)))
    )
  )
  connection.onDocumentLinkResolve((link) => resolveDocumentLink(workspace, link))
  connection.onDocumentSymbol(async ({textDocument: {uri}}, token) =>
    outlineOf(await findRead(uri, token))
  )
  connection.onFoldingRanges(async ({textDocument: {uri}}, token) => {
    const document = await findRead(uri, token)
    return foldings(marksOf(document), outlineOf(document), document)
  })
  const {semanticTokens} = connection.languages
  semanticTokens.on(async ({textDocument: {uri}}, token) => {
    const document = await findRead(uri, token)
    const builder = new SemanticTokensBuilder()
    tokens.set(document, builder)
    buildTokens(marksOf(document), document, builder)
    return builder.build()
  })
  semanticTokens.onDelta(async ({textDocument: {uri}, previousResultId}, token) => {
    const document = await findRead(uri, token)
    const builder = tokens.get(document) ?? new SemanticTokensBuilder()
    tokens.set(document, builder)
    builder.previousResult(previousResultId)
    buildTokens(marksOf(document), document, builder)
    return builder.buildEdits()
  })
  semanticTokens.onRange(async ({textDocument: {uri}, range}, token) => {
    const document = await findRead(uri, token)
    const builder = new SemanticTokensBuilder()
    const lines = {first: range.start.line, last: range.end.line}
    buildTokens(marksOf(document), document, builder, lines)
    return builder.build()
  })
  connection.onShutdown(() => {
    for (const uri of documents.keys()) forget(uri)
    documents.clear()
  })
  connection.listen()

  function find(uri: string): OpenDocument {
    const document = documents.get(uri)
    if (!document)
      throw new ResponseError(-32602, `Cannot find \`${uri}\`, expected an open document`)
    return document
  }

  /** Find a document that has been checked at least once; while a long one is checked, others are served. */
  async function findRead(uri: string, token: CancellationToken): Promise<OpenDocument> {
    const document = find(uri)
    while (!document.checked && isLong(document)) {
      await lookSlowly(document)
      if (token.isCancellationRequested) throw cancelled()
      if (!isOpen(document)) throw changedMeanwhile()
    }
    return document
  }

  /** Return the result of work on a document, unless it has changed since or the request was cancelled. */
  async function unchanged<Result>(
    uri: string,
    token: CancellationToken,
    work: () => Promise<Result>
  ): Promise<Result> {
    const document = find(uri)
    const {version} = document
    const result = await work()
    if (token.isCancellationRequested) {
      throw cancelled()
    }
    if (!isOpen(document) || document.version !== version) {
      throw changedMeanwhile()
    }
    return result
  }

  /** Whether the document's reader sees a table at a line: code and literal blocks have none. */
  function isReadAsTable(document: OpenDocument, {line}: Position): boolean {
    // What has not been read yet may be a table.
    if (!document.checked && isLong(document)) return true
    const {tables} = look(document, checkLinks(document))
    return tables.some(({first, last}) => first <= line && line <= last)
  }

  /** Outline a document, once for each state of it. */
  function outlineOf(document: OpenDocument): Array<DocumentSymbol> {
    const marks = marksOf(document)
    const known = outlines.get(marks) ?? outline(marks, document)
    outlines.set(marks, known)
    return known
  }

  function marksOf(document: OpenDocument): ReadonlyArray<Mark> {
    return look(document, checkLinks(document)).marks
  }

  /** Check all help pages again, as the targets of their links have changed. */
  function checkPages(): void {
    for (const document of documents.values()) {
      if (document.reading !== 'hyperhelp') continue
      void Promise.all([workspace.find(document.uri), workspace.all()]).then(() => {
        if (isOpen(document)) later(document, 0, () => publishAll(document))
      })
    }
  }

  /** Do work after a delay, in place of all work scheduled before. */
  function later(document: OpenDocument, delay: number, work: () => void): void {
    forget(document.uri)
    andLater(document, delay, work)
  }

  function andLater({uri}: OpenDocument, delay: number, work: () => void): void {
    const own = timers.get(uri) ?? []
    own.push(setTimeout(() => attempt(work), delay))
    timers.set(uri, own)
  }

  function forget(uri: string): void {
    for (const timer of timers.get(uri) ?? []) clearTimeout(timer)
    timers.delete(uri)
  }

  /** An error in one document must not stop work on the others. */
  function attempt(work: () => void): void {
    try {
      work()
    } catch (error) {
      tell(error)
    }
  }

  function tell(error: unknown): void {
    connection.console.error(
      error instanceof Error ? (error.stack ?? error.message) : String(error)
    )
  }

  /** Publish the diagnostics of a changed document. */
  function publishChanged(document: OpenDocument): void {
    if (!document.checked && isLong(document)) {
      publishAll(document)
      return
    }
    const known = look(document, checkLinks(document))
    publish(document, known)
    // Reading the whole document takes at most a tenth of the time.
    if (!known.isFinal) andLater(document, 10 * document.cost, () => publishAll(document))
  }

  /** Publish all diagnostics of a document. */
  function publishAll(document: OpenDocument): void {
    if (!isLong(document)) {
      publish(document, checkAll(document, checkLinks(document)))
      return
    }
    void lookSlowly(document).then((isDone) => {
      if (!isOpen(document)) return
      attempt(() => (isDone ? publishChanged(document) : publishAll(document)))
    }, tell)
  }

  /** Check a whole long document while other requests are served. */
  function lookSlowly(document: OpenDocument): Promise<boolean> {
    const rest = async (): Promise<void> => {
      await setImmediate()
      if (!isOpen(document)) document.look = undefined
    }
    const done =
      looks.get(document) ??
      checkSlowly(document, checkLinks(document), rest).finally(() => looks.delete(document))
    looks.set(document, done)
    return done
  }

  function isOpen(document: OpenDocument): boolean {
    return documents.get(document.uri) === document
  }

  /** How to check the links of a document: as a page of its package, if it has one. */
  function checkLinks(document: OpenDocument): CheckLinks {
    return (tree, file, isWhole) => {
      const home = workspace.known(document.uri)
      if (!home) return false
      if (isWhole) workspace.update(home, tree, file)
      lintPage(home, tree, file, {others: workspace.others, isWhole})
      return true
    }
  }

  function publish({uri, version}: OpenDocument, {diagnostics}: Checked): void {
    const home = workspace.known(uri)
    if (home) publishIndex(home.helpPackage)
    // Diagnostics of an index are published by its package.
    if (workspace.packageOfIndex(uri)) return
    connection.sendDiagnostics({uri, version, diagnostics: [...diagnostics]})
  }

  /** Publish the diagnostics of a package's index if they may have changed. */
  function publishIndex(helpPackage: HelpPackage): void {
    const {indexPath, links} = helpPackage
    if (indexPath === undefined || indexes.get(indexPath) === links) return
    indexes.set(indexPath, links)
    const uri = pathToFileURL(indexPath).href
    connection.sendDiagnostics({uri, diagnostics: checkHelpIndex(helpPackage).map(toDiagnostic)})
  }

  function listActions({textDocument: {uri}, range, context}: CodeActionParams): Array<CodeAction> {
    const document = find(uri)
    const actions: Array<CodeAction> = []
    const position = range.start
    const add = (title: string, kind: string, name: string, extra: Partial<CodeAction>): void => {
      const data: ActionData = {uri, version: document.version, position, name}
      const action: CodeAction = {title, kind, data, ...extra}
      if (!canResolve) {
        try {
          action.edit = editOf(document, runAction(document, data))
        } catch {
          return
        }
      }
      actions.push(action)
    }
    const faults = context.diagnostics.filter(({source}) => source === 'gridhelp')
    const wants = (kind: string): boolean =>
      context.only?.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`)) ??
      true
    if (wants(CodeActionKind.QuickFix) && faults.some(({code}) => /table/.test(String(code)))) {
      for (const {title, edits, isCertain} of repairsAt(document, position.line, style)) {
        const edit = editOf(document, edits)
        const extra = {diagnostics: faults, isPreferred: isCertain, edit}
        actions.push({title, kind: CodeActionKind.QuickFix, ...extra})
      }
    }
    if (!wants(CodeActionKind.RefactorRewrite)) return actions
    for (const name of isReadAsTable(document, position) ? actionsAt(document, position) : []) {
      add(tableActions.get(name)!.title, CodeActionKind.RefactorRewrite, name, {})
    }
    for (const name of conversionsAt(document, position.line)) {
      add(`Convert this table to ${name}`, CodeActionKind.RefactorRewrite, `convert:${name}`, {})
    }
    const source = tableFrom(document, range)
    if (source) {
      const {title, edits} = source
      const edit = editOf(document, edits)
      actions.push({title, kind: CodeActionKind.RefactorRewrite, edit})
    }
    return actions
  }

  function runAction(document: OpenDocument, {position, name}: ActionData): Array<TextEdit> {
    try {
      if (name.startsWith('convert:')) {
        return convertAt(document, position.line, name.slice('convert:'.length))
      }
      if (tableActions.has(name) && !isReadAsTable(document, position)) {
        throw new RangeError('Cannot edit a table here, expected the cursor in a cell')
      }
      return doAction(document, position, name)
    } catch (error) {
      if (error instanceof RangeError) {
        throw new ResponseError(LSPErrorCodes.RequestFailed, error.message)
      }
      throw error
    }
  }

  function editOf({uri, version}: OpenDocument, edits: Array<TextEdit>): WorkspaceEdit {
    return canVersion
      ? {documentChanges: [{textDocument: {uri, version}, edits}]}
      : {changes: {[uri]: edits}}
  }
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled')
}

function changedMeanwhile(): ResponseError<void> {
  return new ResponseError(
    LSPErrorCodes.ContentModified,
    'The document has changed in the meantime'
  )
}

/** Path of a document; for a URI that is not a file, the part that looks like a path. */
function pathOf(uri: string): string {
  try {
    return fileURLToPath(uri)
  } catch {
    return uri.replace(/^[\w+.-]+:/, '').replace(/[?#][\s\S]*$/, '')
  }
}
