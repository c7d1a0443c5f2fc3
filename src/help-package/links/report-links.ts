import type {VFile} from 'vfile'
import type {HelpLink} from '../../../grammars/nodes.js'
import {bodyOfLink} from '../../shared/link-faults.js'
import {createMessage} from '../package-index/messages.js'
import type {LinkTarget} from './link-target.js'

/**
 * Create the function that gives writers the URLs of links.
 *
 * @param file
 *   Page that contains the links; receives messages about them.
 * @param find
 *   Finds the target of a link.
 * @returns
 *   Function that returns the URL of a link, or `null` if only its text stays.
 */
export function reportLinks(
  file: VFile,
  find: (link: HelpLink) => LinkTarget
): (link: HelpLink) => string | null {
  return (link) => {
    const target = find(link)
    const {url, ruleId = 'link-unresolved', severity = 'warning', note} = target
    const isDocument = link.data?.role === 'doc' && url === undefined
    const reason = isDocument
      ? `The document \`${link.identifier}\` does not exist in this folder`
      : target.reason
    if (reason !== undefined) {
      const place = link.position && bodyOfLink(link.position)
      file.messages.push(createMessage({ruleId, reason, severity, note}, {path: file.path, place}))
    }
    return url ?? null
  }
}
