import {findNodeAtLocation, parseTree} from 'jsonc-parser'
import {
  type CompletionItem,
  CompletionItemKind,
  type DocumentLink,
  type Hover,
  type Location,
  LSPErrorCodes,
  type Position,
  type Range,
  ResponseError,
  type TextEdit
} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {normalizeTopic} from '../help-package/links/normalize-topic.js'
import {findTopic} from '../help-package/links/topic-table.js'
import type {HelpPackage} from '../help-package/read-help-package.js'
import {isSafeUrl} from '../mdast/safe-url.js'
import {
  placeAt,
  rangeOf,
  type Target,
  type TopicPlace,
  targetOf,
  topicPlaces
} from './help-places.js'
import type {OpenDocument} from './open-document.js'
import type {HelpPage, HelpPlace, Workspace} from './workspace.js'

/** Lines that a hover shows of what a link leads to. */
const shownLines = 12

/** A document of help, its package, and what stands at a place of it. */
interface Found extends HelpPlace {
  page: HelpPage
  place: TopicPlace
}

async function findPlace(
  workspace: Workspace,
  uri: string,
  position: Position
): Promise<Found | undefined> {
  const home = await workspace.find(uri)
  const page = home && (await workspace.open(home.helpPackage, home.name))
  const place = page && placeAt(page, position)
  return home && page && place ? {...home, page, place} : undefined
}

/** Go to the topic that a link leads to. */
export async function findDefinition(
  workspace: Workspace,
  uri: string,
  position: Position
): Promise<Location | null> {
  const found = await findPlace(workspace, uri, position)
  const target = found && targetOf(found.place, found.helpPackage, found.name)
  return target ? locate(workspace, found.helpPackage, target) : null
}

async function locate(
  workspace: Workspace,
  helpPackage: HelpPackage,
  {file, topic}: Target
): Promise<Location | null> {
  const page = await workspace.open(helpPackage, file)
  if (!page) return null
  const place = topicPlaces(page).find(
    ({kind, topic: own}) => kind === 'topic' && normalizeTopic(own) === topic
  )
  return {uri: page.uri, range: rangeOf(page.document, place ?? {start: 0, end: 0})}
}

/** A page and the places on it that name one topic. */
interface Mention {
  page: HelpPage
  places: Array<TopicPlace>
}

/** Find all places of a package that name one topic: its anchor, and the links to it. */
async function findMentions(
  workspace: Workspace,
  helpPackage: HelpPackage,
  target: Target
): Promise<Array<Mention>> {
  const mentions: Array<Mention> = []
  for (const {name} of helpPackage.files) {
    const page = await workspace.open(helpPackage, name)
    if (!page) continue
    const places = topicPlaces(page).filter((place) => {
      const other = targetOf(place, helpPackage, name)
      return other?.file === target.file && other.topic === target.topic
    })
    if (places.length > 0) mentions.push({page, places})
  }
  return mentions
}

/** Find all places that name the topic at a place. */
export async function findReferences(
  workspace: Workspace,
  uri: string,
  position: Position,
  withTopic: boolean
): Promise<Array<Location>> {
  const found = await findPlace(workspace, uri, position)
  const target = found && targetOf(found.place, found.helpPackage, found.name)
  if (!target) return []
  const mentions = await findMentions(workspace, found.helpPackage, target)
  return mentions.flatMap(({page, places}) =>
    places
      .filter(({kind}) => withTopic || kind === 'link')
      .map((place) => ({uri: page.uri, range: rangeOf(page.document, place)}))
  )
}

/** Say what a rename would change at a place. */
export async function prepareRename(
  workspace: Workspace,
  uri: string,
  position: Position
): Promise<{range: Range; placeholder: string} | null> {
  const found = await findPlace(workspace, uri, position)
  const target = found && targetOf(found.place, found.helpPackage, found.name)
  if (!target || target.topic === undefined) return null
  return {range: rangeOf(found.page.document, found.place), placeholder: found.place.topic}
}

/** Rename a topic in all files of its package, the index included. */
export async function renameTopic(
  workspace: Workspace,
  uri: string,
  position: Position,
  newName: string
): Promise<Map<string, Array<TextEdit>>> {
  const found = await findPlace(workspace, uri, position)
  const target = found && targetOf(found.place, found.helpPackage, found.name)
  if (!target || target.topic === undefined) {
    throw failure('Cannot rename this, expected a topic of this package')
  }
  if (
    typeof newName !== 'string' ||
    !/^[^\s:|*][^\n\r\t:|*\u00A0]*$/.test(newName) ||
    /\s$| {2}/.test(newName)
  ) {
    throw failure(
      `Cannot rename the topic to \`${newName}\`, expected a name without \`:\`, \`|\`, \`*\`, tabs or several blanks`
    )
  }
  const {helpPackage} = found
  const taken = findTopic(helpPackage.links.table, newName)
  if (taken && normalizeTopic(newName) !== target.topic) {
    throw failure(
      `Cannot rename the topic to \`${newName}\`, expected a name that is not taken: \`${taken.source}\` has it`
    )
  }
  const changes = new Map<string, Array<TextEdit>>()
  for (const {page, places} of await findMentions(workspace, helpPackage, target)) {
    const edits: Array<TextEdit> = []
    for (const place of places) {
      // Links by an alias, or to a topic in its file, keep what they say besides.
      if (normalizeTopic(place.topic) === target.topic) {
        edits.push({range: rangeOf(page.document, place), newText: newName})
      } else if (normalizeTopic(place.topic).endsWith(`/${target.topic}`)) {
        const start = place.end - place.topic.length + place.topic.lastIndexOf('/') + 1
        edits.push({range: rangeOf(page.document, {start, end: place.end}), newText: newName})
      }
    }
    if (edits.length > 0) changes.set(page.uri, edits)
  }
  const index = await workspace.openIndex(helpPackage)
  if (index) {
    const edits = renameInIndex(index, target, newName)
    if (edits.length > 0) changes.set(index.uri, edits)
  }
  return changes
}

/** Rename a topic where the index declares it, and in the table of contents. */
function renameInIndex(
  index: TextDocument,
  {file, topic}: Target,
  newName: string
): Array<TextEdit> {
  const edits: Array<TextEdit> = []
  const root = parseTree(index.getText())
  if (!root) return edits
  const rename = (node: ReturnType<typeof findNodeAtLocation>): void => {
    if (node?.type !== 'string' || normalizeTopic(String(node.value)) !== topic) return
    const {offset, length} = node
    edits.push({
      range: rangeOf(index, {start: offset, end: offset + length}),
      newText: JSON.stringify(newName)
    })
  }
  for (const entry of findNodeAtLocation(root, ['help_files', file])?.children ?? []) {
    rename(findNodeAtLocation(entry, ['topic']))
  }
  const waiting = [...(findNodeAtLocation(root, ['help_contents'])?.children ?? [])]
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    rename(entry.type === 'string' ? entry : findNodeAtLocation(entry, ['topic']))
    const children = entry.type === 'object' ? findNodeAtLocation(entry, ['children']) : undefined
    waiting.push(...(children?.children ?? []))
  }
  return edits
}

/** Show the first lines of what a link leads to. */
export async function hoverTopic(
  workspace: Workspace,
  uri: string,
  position: Position
): Promise<Hover | null> {
  const found = await findPlace(workspace, uri, position)
  if (found?.place.kind !== 'link') return null
  const {helpPackage, page, place, name} = found
  const range = rangeOf(page.document, {
    start: place.node.position!.start.offset!,
    end: place.node.position!.end.offset!
  })
  const resolution = helpPackage.links.resolve(place.topic, name)
  if (resolution.kind === 'url')
    return {range, contents: {kind: 'plaintext', value: resolution.url}}
  const target = targetOf(place, helpPackage, name)
  const location = target && (await locate(workspace, helpPackage, target))
  const other = target && (await workspace.open(helpPackage, target.file))
  if (!location || !other) return null
  const {line} = location.range.start
  const lines = other.document
    .getText()
    .split(/\r\n|\n|\r/)
    .slice(line, line + shownLines)
  while (lines.at(-1)?.trim() === '') lines.pop()
  const value = `${target.file}:${line + 1}\n\n${lines.join('\n')}`
  return {range, contents: {kind: 'plaintext', value}}
}

/** Complete the topic of a link that is being typed: `|:top`. */
export async function completeTopic(
  workspace: Workspace,
  document: OpenDocument,
  {line, character}: Position
): Promise<Array<CompletionItem>> {
  const home = await workspace.find(document.uri)
  const before = document.line(line).slice(0, character)
  const link = /\|([^\s|:]*)(?::([^|:]*))?$/.exec(before)
  if (!home || !link) return []
  const {helpPackage} = home
  const [, owner = '', topic] = link
  if (topic === undefined) {
    const range = {start: {line, character: character - owner.length}, end: {line, character}}
    return ['', helpPackage.name].map((name) => ({
      label: name === '' ? '(this package)' : name,
      kind: CompletionItemKind.Module,
      filterText: name,
      textEdit: {range, newText: `${name}:`}
    }))
  }
  if (owner !== '' && owner !== helpPackage.name) return []
  const range = {start: {line, character: character - topic.length}, end: {line, character}}
  const rest = document.line(line).slice(character)
  const items: Array<CompletionItem> = []
  for (const [name, {caption, source, kind}] of helpPackage.links.table.topics) {
    items.push({
      label: name,
      detail: source,
      documentation: caption,
      kind: kind === 'file' ? CompletionItemKind.Reference : CompletionItemKind.File,
      textEdit: {range, newText: rest.startsWith(':') ? name : `${name}:`}
    })
  }
  return items
}

/** The links of a page that lead to the web or to another page. */
export async function listLinks(workspace: Workspace, uri: string): Promise<Array<DocumentLink>> {
  const home = await workspace.find(uri)
  const page = home && (await workspace.open(home.helpPackage, home.name))
  if (!home || !page) return []
  const links: Array<DocumentLink> = []
  for (const place of topicPlaces(page)) {
    if (place.kind !== 'link') continue
    const resolution = home.helpPackage.links.resolve(place.topic, home.name)
    if (resolution.kind === 'url' && isSafeUrl(resolution.url)) {
      links.push({range: rangeOf(page.document, place), target: resolution.url})
    }
  }
  return links
}

function failure(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message)
}
