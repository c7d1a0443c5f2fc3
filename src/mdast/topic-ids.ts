import type {Nodes} from 'mdast'
import {visit} from '../shared/visit.js'

/**
 * Make the `id` of a topic, with which links to it end on any page.
 *
 * Case and dots are kept, since they distinguish topics (`random.Random` is not `random.random`); spaces become dashes;
 * other punctuation is removed. So nearly every topic has an `id` of its own, and links work without knowing the page.
 *
 * @param topic
 *   Topic.
 * @returns
 *   Id, never empty.
 * @example
 *   topicId('what is HyperHelp?') // 'what-is-HyperHelp'
 */
export function topicId(topic: string): string {
  const id = topic
    .normalize('NFC')
    .trim()
    .replace(/\s/gu, '-')
    .replace(/[^\w.-]/gu, (character) => (isLetter(character) ? character : ''))
  return id || 'topic'
}

/**
 * Whether a non-ASCII character is a letter, a combining character or a number; only these need a Unicode-aware
 * expression.
 */
function isLetter(character: string): boolean {
  return character > '\u007F' && /[\p{L}\p{M}\p{N}]/u.test(character)
}

/** The ids of the topics of one page. */
export class TopicIds {
  readonly #ids = new Map<string, string>()
  readonly #folded = new Map<string, string>()
  readonly #used = new Set<string>()
  readonly #written = new Set<string>()

  /**
   * Add a topic, unless it is there already.
   *
   * @param topic
   *   Topic.
   * @returns
   *   Its unique id.
   */
  add(topic: string): string {
    const known = this.#ids.get(topic)
    if (known !== undefined) return known
    const base = topicId(topic)
    let id = base
    for (let count = 1; this.#used.has(id); count += 1) id = `${base}-${count}`
    this.#used.add(id)
    this.#ids.set(topic, id)
    const folded = topic.toLowerCase()
    if (!this.#folded.has(folded)) this.#folded.set(folded, id)
    return id
  }

  /**
   * Find the id of a topic.
   *
   * @param topic
   *   Topic; if there is no exact match, case is ignored (HyperHelp looks topics up without regard to case).
   * @returns
   *   Its id; `undefined` if it is not on the page.
   */
  find(topic: string): string | undefined {
    return this.#ids.get(topic) ?? this.#folded.get(topic.toLowerCase())
  }

  /**
   * Take the id of a topic, to write its target.
   *
   * @param topic
   *   Topic.
   * @returns
   *   Its id the first time; then `undefined`, since an id must be unique on a page.
   */
  take(topic: string): string | undefined {
    const id = this.add(topic)
    if (this.#written.has(id)) return undefined
    this.#written.add(id)
    return id
  }
}

/**
 * Assign ids to all topics of a page, in document order.
 *
 * @param tree
 *   Page.
 * @returns
 *   Ids.
 */
export function collectTopicIds(tree: Nodes): TopicIds {
  const ids = new TopicIds()
  visit(tree, (node) => {
    if ((node.type === 'anchor' || node.type === 'heading') && node.identifier) {
      ids.add(node.identifier)
    }
  })
  return ids
}
