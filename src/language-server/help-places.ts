import type {Position} from 'vscode-languageserver'
import type {HelpPackage} from '../help-package/package-index/read-help-package.js'
import {normalizeTopic} from '../help-package/pages/normalize-topic.js'
import type {Mark, TopicPlace} from './marks.js'

/** A link or topic of a page, with all of its mark. */
export type PagePlace = Extract<Mark, {type: 'place'}>

/** Find the link or topic at a position, which may be anywhere in its node. */
export function placeAt(
  places: ReadonlyArray<PagePlace>,
  {line, character}: Position
): PagePlace | undefined {
  return places.findLast(({range: {start, end}}) => {
    const isBefore = line < start.line || (line === start.line && character < start.character)
    const isBehind = line > end.line || (line === end.line && character > end.character)
    return !isBefore && !isBehind
  })
}

/** A topic of a package, wherever it is defined. */
export interface HelpTopic {
  helpPackage: HelpPackage
  file: string
  /** Normalised; `undefined` for the file itself. */
  topic: string | undefined
}

/**
 * Find the topic that a link leads to, or that is defined at a place.
 *
 * @param place
 *   Link or topic.
 * @param helpPackage
 *   Package that contains it.
 * @param from
 *   File that contains it.
 * @param others
 *   Other packages that links may lead to, by name.
 */
export function topicOfPlace(
  {kind, topic, package: owner}: TopicPlace,
  helpPackage: HelpPackage,
  from: string,
  others: ReadonlyMap<string, HelpPackage>
): HelpTopic | undefined {
  if (kind === 'topic') return {helpPackage, file: from, topic: normalizeTopic(topic)}
  const isOwn = owner === '' || owner === helpPackage.name
  const target = isOwn ? helpPackage : others.get(owner)
  const resolution = target?.links.resolve(topic, isOwn ? from : undefined)
  if (!target || resolution?.kind !== 'page') return undefined
  const {file, topic: own} = resolution
  return {
    ...{helpPackage: target, file},
    topic: own === undefined ? undefined : normalizeTopic(own)
  }
}

/** Whether two topics are the same. */
export function isSameTarget(a: HelpTopic | undefined, b: HelpTopic): boolean {
  return a?.helpPackage.root === b.helpPackage.root && a.file === b.file && a.topic === b.topic
}
