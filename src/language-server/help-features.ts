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
import {findTopic} from '../help-package/links/topic-table.js'
import type {HelpPackage} from '../help-package/package-index/read-help-package.js'
import {normalizeTopic} from '../help-package/pages/normalize-topic.js'
import {isSafeUrl} from '../mdast/safe-url.js'
import {type HelpTopic, isSameTarget, type PagePlace, placeAt, topicOfPlace} from './help-places.js'
import type {Mark} from './marks.js'
import type {OpenDocument} from './open-document.js'
import type {HelpPage, HelpPlace, Workspace} from './workspace.js'

/** Lines of a link's target that a hover shows. */
const shownLines = 12

/** A help document, its package, and the link or topic at a position. */
interface Found extends HelpPlace {
  page: HelpPage
  place: PagePlace
  /** The topic that it leads to, or is. */
  target: HelpTopic | undefined
}

async function findPlace(
  workspace: Workspace,
  uri: string,
  position: Position
): Promise<Found | undefined> {
  const home = await workspace.find(uri)
  const page = home && (await workspace.open(home.helpPackage, home.name))
  const place = page && placeAt(page.places, position)
  if (!home || !page || !place) return undefined
  const target = topicOfPlace(place, home.helpPackage, home.name, await workspace.packages())
  return {...home, page, place, target}
}

/** Find the definition of the topic that a link leads to. */
export async function findDefinition(
  workspace: Workspace,
  uri: string,
  position: Position
): Promise<Location | null> {
  const found = await findPlace(workspace, uri, position)
  return found?.target ? locate(workspace, found.target) : null
}

async function locate(
  workspace: Workspace,
  {helpPackage, file, topic}: HelpTopic
): Promise<Location | null> {
  const page = await workspace.open(helpPackage, file)
  if (!page) return null
  const place = page.places.find(
    ({kind, topic: own}) => kind === 'topic' && normalizeTopic(own) === topic
  )
  const start = {line: 0, character: 0}
  return {uri: page.uri, range: place?.name ?? {start, end: start}}
}

/** A page, and the places on it that name a topic. */
interface Mention {
  page: HelpPage
  places: Array<PagePlace>
}

/** Find all places that name a topic: its anchor, and the links to it, including those in other packages. */
async function findMentions(workspace: Workspace, target: HelpTopic): Promise<Array<Mention>> {
  const mentions: Array<Mention> = []
  const others = await workspace.packages()
  const own = target.helpPackage
  const all = [own, ...[...others.values()].filter(({root}) => root !== own.root)]
  for (const helpPackage of all) {
    for (const {name} of helpPackage.files) {
      const page = await workspace.open(helpPackage, name)
      if (!page) continue
      const places = page.places.filter((place) =>
        isSameTarget(topicOfPlace(place, helpPackage, name, others), target)
      )
      if (places.length > 0) mentions.push({page, places})
    }
  }
  return mentions
}

/** Find all references to the topic at a position. */
export async function findReferences(
  workspace: Workspace,
  uri: string,
  position: Position,
  withTopic: boolean
): Promise<Array<Location>> {
  const found = await findPlace(workspace, uri, position)
  if (!found?.target) return []
  const mentions = await findMentions(workspace, found.target)
  return mentions.flatMap(({page, places}) =>
    places
      .filter(({kind}) => withTopic || kind === 'link')
      .map(({name}) => ({uri: page.uri, range: name}))
  )
}

/** Return what a rename at a position would change. */
export async function prepareRename(
  workspace: Workspace,
  uri: string,
  position: Position
): Promise<{range: Range; placeholder: string} | null> {
  const found = await findPlace(workspace, uri, position)
  if (found?.target?.topic === undefined) return null
  return {range: found.place.name, placeholder: found.place.topic}
}

/** Rename a topic in all files of its package, including the index. */
export async function renameTopic(
  workspace: Workspace,
  uri: string,
  position: Position,
  newName: string
): Promise<Map<string, Array<TextEdit>>> {
  const found = await findPlace(workspace, uri, position)
  const target = found?.target
  if (target?.topic === undefined) {
    throw failure('Cannot rename this, expected a topic of a package in this workspace')
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
  const {helpPackage} = target
  const taken = findTopic(helpPackage.links.table, newName)
  if (taken && normalizeTopic(newName) !== target.topic) {
    throw failure(
      `Cannot rename the topic to \`${newName}\`, expected a name that is not taken: \`${taken.source}\` has it`
    )
  }
  const changes = new Map<string, Array<TextEdit>>()
  for (const {page, places} of await findMentions(workspace, target)) {
    const edits: Array<TextEdit> = []
    for (const place of places) {
      // Links through an alias keep it; links to a topic in a file keep the file.
      if (normalizeTopic(place.topic) === target.topic) {
        edits.push({range: place.name, newText: newName})
      } else if (normalizeTopic(place.topic).endsWith(`/${target.topic}`)) {
        const {start, end} = place.name
        const character = start.character + place.topic.lastIndexOf('/') + 1
        edits.push({range: {start: {line: start.line, character}, end}, newText: newName})
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

/** Rename a topic in its declaration in the index, and in the table of contents. */
function renameInIndex(
  index: TextDocument,
  {file, topic}: HelpTopic,
  newName: string
): Array<TextEdit> {
  const edits: Array<TextEdit> = []
  const root = parseTree(index.getText())
  if (!root) return edits
  const rename = (node: ReturnType<typeof findNodeAtLocation>): void => {
    if (node?.type !== 'string' || normalizeTopic(String(node.value)) !== topic) return
    const {offset, length} = node
    edits.push({
      range: {start: index.positionAt(offset), end: index.positionAt(offset + length)},
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

/** Show the first lines of a link's target. */
export async function hoverTopic(
  workspace: Workspace,
  uri: string,
  position: Position
): Promise<Hover | null> {
  const found = await findPlace(workspace, uri, position)
  if (found?.place.kind !== 'link') return null
  const {place, name, target} = found
  const {range} = place
  const resolution = found.helpPackage.links.resolve(place.topic, name)
  if (place.package === '' && resolution.kind === 'url') {
    return {range, contents: {kind: 'plaintext', value: resolution.url}}
  }
  const location = target && (await locate(workspace, target))
  const text = target && (await workspace.textOf(target.helpPackage, target.file))
  if (!location || text === undefined) return null
  const {line} = location.range.start
  const lines = text.split(/\r\n|\n|\r/).slice(line, line + shownLines)
  while (lines.at(-1)?.trim() === '') lines.pop()
  const value = `${target.file}:${line + 1}\n\n${lines.join('\n')}`
  return {range, contents: {kind: 'plaintext', value}}
}

/** Complete the topic of a link while it is typed: `|:top`. */
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
  const others = await workspace.packages()
  const [, owner = '', topic] = link
  if (topic === undefined) {
    const range = {start: {line, character: character - owner.length}, end: {line, character}}
    return ['', ...new Set([helpPackage.name, ...others.keys()])].map((name) => ({
      label: name === '' ? '(this package)' : name,
      kind: CompletionItemKind.Module,
      filterText: name,
      textEdit: {range, newText: `${name}:`}
    }))
  }
  const target = owner === '' || owner === helpPackage.name ? helpPackage : others.get(owner)
  const range = {start: {line, character: character - topic.length}, end: {line, character}}
  const rest = document.line(line).slice(character)
  const items: Array<CompletionItem> = []
  for (const [name, {caption, source, kind}] of target?.links.table.topics ?? []) {
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

/** What a link to a topic carries until an editor resolves it. */
interface LinkData {
  root: string
  file: string
  topic: string | undefined
}

/**
 * List the links of a document: in HyperHelp those to the web or to a page, in other languages those with a URL.
 *
 * @param workspace
 *   Workspace with the packages.
 * @param uri
 *   Document.
 * @param marks
 *   Marks of the document.
 */
export async function listLinks(
  workspace: Workspace,
  uri: string,
  marks: ReadonlyArray<Mark>
): Promise<Array<DocumentLink>> {
  const home = await workspace.find(uri)
  const others = home ? await workspace.packages() : new Map<string, HelpPackage>()
  const links: Array<DocumentLink> = []
  for (const mark of marks) {
    if (mark.type === 'link') {
      const target = urlOf(mark.url, uri)
      if (target !== undefined) links.push({range: mark.range, target})
    }
    if (mark.type !== 'place' || mark.kind !== 'link' || !home) continue
    const {helpPackage, name} = home
    const resolution = mark.package === '' ? helpPackage.links.resolve(mark.topic, name) : undefined
    if (resolution?.kind === 'url') {
      if (isSafeUrl(resolution.url)) links.push({range: mark.name, target: resolution.url})
      continue
    }
    const target = topicOfPlace(mark, helpPackage, name, others)
    if (!target) continue
    const data: LinkData = {root: target.helpPackage.root, file: target.file, topic: target.topic}
    links.push({range: mark.name, data})
  }
  return links
}

/** Resolve a HyperHelp link to a line of a file. */
export async function resolveDocumentLink(
  workspace: Workspace,
  link: DocumentLink
): Promise<DocumentLink> {
  const {root, file, topic} = Object(link.data) as LinkData
  for (const helpPackage of await workspace.all()) {
    if (helpPackage.root !== root) continue
    const found = await locate(workspace, {helpPackage, file, topic})
    if (found) return {...link, target: `${found.uri}#L${found.range.start.line + 1}`}
  }
  return link
}

/** The URL that a document links to: on the web, or a local file; never one that could run something. */
function urlOf(url: string, from: string): string | undefined {
  if (url.startsWith('#') || !isSafeUrl(url)) return undefined
  try {
    const {href, protocol, host} = new URL(url, from)
    const isBeside = protocol === 'file:' && host === ''
    return isBeside || /^(?:https?|mailto):$/.test(protocol) ? href : undefined
  } catch {
    return undefined
  }
}

function failure(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message)
}
