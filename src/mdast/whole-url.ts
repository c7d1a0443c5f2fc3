import type {HelpLink} from '../../grammars/nodes.js'

/** A host with a path, or a scheme, cut off at a colon. */
const cutUrl = /^(?:(?:https?|ftp)$|(?:[a-z\d-]+\.)+[a-z]{2,}\/)/i
/** Characters that words do not contain. */
const urlPart = /^[^\s/_%#=&?]*[/_%#=&?]\S*$/

/**
 * Restore a link whose topic is a URL with colons. Links are split at their colons, so that the text starts with the
 * rest of the URL: a part without spaces that contains characters unlike a word. The text follows its last colon.
 *
 * ```text
 * |:example.org/a#/File:B_(8).jpg:text|
 *  topic^^^^^^^^^^^^^^^          text^
 * ```
 *
 * @param link
 *   Link as it was read.
 * @returns
 *   A link with the URL as its topic, or the same one.
 */
export function withWholeUrl(link: HelpLink): HelpLink {
  const [first, ...rest] = link.children
  if (link.package !== null || first?.type !== 'text' || !cutUrl.test(link.identifier)) return link
  const parts = first.value.split(':')
  let count = 0
  while (count < parts.length - 1 && urlPart.test(parts[count]!)) count += 1
  if (count === 0) return link
  return {
    ...link,
    identifier: [link.identifier, ...parts.slice(0, count)].join(':'),
    children: [{type: 'text', value: parts.slice(count).join(':')}, ...rest]
  }
}
