import type {Nodes} from 'mdast'
import {visit} from '../shared/visit.js'

/**
 * Make the `id` of a topic: what links to it, from any page, end with.
 *
 * Case and dots stay, since they tell topics apart (`random.Random` is not `random.random`); blanks become dashes; other
 * punctuation goes. So nearly all topics have an `id` of their own, and a page need not be known for its links to hit.
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

/** Whether a character is a letter, a mark on one, or a number, and not ASCII: only then V8 has to know all of Unicode's. */
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
   * Add a topic, which may be there already.
   *
   * @param topic
   *   Topic.
   * @returns
   *   Its id, no other topic's.
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
   *   Topic; where no topic is written so, case does not matter (HyperHelp finds topics without regard to case).
   * @returns
   *   Its id; `undefined` when it is not on the page.
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
   *   Its id the first time; `undefined` after that, since an id stands on a page once.
   */
  take(topic: string): string | undefined {
    const id = this.add(topic)
    if (this.#written.has(id)) return undefined
    this.#written.add(id)
    return id
  }
}

/**
 * Give ids to all topics of a page, in the order in which they stand there.
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
