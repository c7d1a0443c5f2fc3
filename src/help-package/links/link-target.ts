import {relative} from '../../mdast/resolve-link.js'
import {isSafeUrl} from '../../mdast/safe-url.js'
import {
  describeMissingFile,
  describeUnknownPackage,
  describeUnknownTopic
} from '../../shared/link-faults.js'
import type {Resolution} from './link-map.js'

/** What a link turns into. */
export interface LinkTarget {
  /** URL; absent if only the link's text stays. */
  url?: string
  /** Message about the link; absent if there is none. */
  ruleId?: string
  reason?: string
  severity?: 'warning' | 'info'
  note?: string
}

/** Where the pages of a package are. */
export interface LinkedPages {
  /** Paths of pages, by help file. */
  pages: Pick<ReadonlyMap<string, string>, 'get'>
  /** URL of the site, absolute or relative to the top of the linking site, ending with `/`; or empty. */
  base: string
}

/**
 * Decide what a link turns into.
 *
 * @param resolution
 *   Where it leads in a package.
 * @param topic
 *   Topic of the link.
 * @param page
 *   Path of the page that contains it.
 * @param site
 *   Pages of the package that it leads to.
 */
export function targetOf(
  resolution: Resolution,
  topic: string,
  page: string,
  {pages, base}: LinkedPages
): LinkTarget {
  switch (resolution.kind) {
    case 'page': {
      const to = pages.get(resolution.file)
      if (to === undefined) return unresolved(topic)
      const {id} = resolution
      const isHere = base === '' && to === page && id !== undefined
      const path = isHere ? '' : base === '' ? relative(page, to) : base + to
      const url = `${path}${id === undefined ? '' : `#${id}`}`
      return resolution.topic !== undefined && id === undefined
        ? {
            url,
            ruleId: 'link-anchor-missing',
            reason: `The topic \`${topic}\` has no anchor in \`${resolution.file}\``,
            severity: 'info'
          }
        : {url}
    }
    case 'url':
      return isSafeUrl(resolution.url)
        ? {url: resolution.url}
        : {
            ruleId: 'link-unsafe',
            reason: `The scheme of the URL \`${resolution.url}\` is not allowed, only \`http\`, \`https\`, \`mailto\`, or a relative URL`,
            severity: 'warning',
            note: stays
          }
    case 'package-file':
      return {
        ruleId: 'link-package-file',
        reason: `The link points to \`${resolution.path}\`, a file of Sublime Text`,
        severity: 'info',
        note: stays
      }
    default:
      return unresolved(topic, resolution.reason === 'file' ? resolution.name : undefined)
  }
}

/** Decide what a link to an unknown package turns into. */
export function targetInUnknownPackage(name: string): LinkTarget {
  return {
    ruleId: 'link-unresolved',
    reason: describeUnknownPackage(name),
    severity: 'warning',
    note: stays
  }
}

const stays = 'The link becomes plain text'

/** What a link to an unknown topic turns into, whether its file or just the topic is missing. */
function unresolved(topic: string, file?: string): LinkTarget {
  return {
    ruleId: 'link-unresolved',
    reason: describeUnknownTopic(topic),
    severity: 'warning',
    note: file === undefined ? stays : `${describeMissingFile(file)}; the link becomes plain text`
  }
}
