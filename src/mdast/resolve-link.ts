import type {HelpLink} from '../../grammars/nodes.js'
import type {LowerState} from './state.js'
import {topicId} from './topic-ids.js'

/**
 * A host of at least two labels, the last one of letters, and a path (`github.com/pypa`), or `www.` and a host; without
 * a path only in domains after which no program object is named (`pypi.org`, not `email.mime`).
 */
const host =
  /^(?:(?:[a-z\d-]+\.)+[a-z]{2,}\/|www\.[a-z\d-]+\.|(?:[a-z\d-]+\.)+(?:com|org|net|edu|gov)$|(?:[a-z\d-]+\.){2,}io$)/i
/** A file of the package, and a topic in it. */
const file = /^([^\s:]+?\.txt)(?:\/(\S[\s\S]*))?$/

/**
 * Find the URL of a link.
 *
 * @param link
 *   Link.
 * @param state
 *   State of the page and its package.
 * @returns
 *   URL; `undefined` if the topic is unknown; `null` if that has been reported.
 */
export function resolveLink(link: HelpLink, state: LowerState): string | null | undefined {
  const {resolve} = state.settings
  if (resolve) return resolve(link)
  if (link.package !== null) return undefined
  const topic = link.identifier
  const id = state.ids.find(topic)
  if (id !== undefined) return `#${id}`
  if (hasScheme(topic)) return topic
  const inFile = file.exec(topic)
  if (inFile) return urlOfFile(inFile[1]!, inFile[2], state)
  return findUrl(topic)
}

/**
 * Find the URL for a topic of the Sphinx builder, which drops the scheme, and slashes at the ends.
 *
 * @param topic
 *   Topic that does not exist in the package.
 */
export function findUrl(topic: string): string | undefined {
  if (hasScheme(topic)) return topic
  return host.test(topic) ? `https://${topic}` : undefined
}

function hasScheme(topic: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(topic)
}

function urlOfFile(path: string, topic: string | undefined, state: LowerState): string {
  const {path: from, extension} = state.settings
  if (path === from)
    return `#${topic === undefined ? '' : (state.ids.find(topic) ?? topicId(topic))}`
  const url = relative(from ?? '', `${path.slice(0, -'txt'.length)}${extension}`)
  return topic === undefined ? url : `${url}#${topicId(topic)}`
}

/**
 * Make a path relative to the folder of a file.
 *
 * @param from
 *   File whose folder it is relative to, with `/` between names.
 * @param to
 *   File.
 */
export function relative(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1)
  const names = to.split('/')
  let common = 0
  while (
    common < folders.length &&
    common < names.length - 1 &&
    folders[common] === names[common]
  ) {
    common += 1
  }
  const path = [...folders.slice(common).map(() => '..'), ...names.slice(common)]
  return path.map((name) => encodeURIComponent(name).replaceAll('%2B', '+')).join('/')
}
