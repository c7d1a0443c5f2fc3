import * as gridhelp from '../../src/index.js'

/**
 * Check what holds of any text: what is written is well-formed, formatting twice changes no more than formatting once,
 * and no letter of the text is lost.
 *
 * @throws
 *   When it does not hold.
 */
export function checkPromises(text: string): void {
  const {fromHyperhelp, fromSphinxText, findTables, formatTables} = gridhelp
  const trees = {
    hyperhelp: fromHyperhelp(text, {dialect: 'hyperhelp'}),
    sphinx: fromHyperhelp(text, {dialect: 'sphinx'}),
    'sphinx-text': fromSphinxText(text)
  }
  for (const [name, tree] of Object.entries(trees)) {
    check(findLost(text, tree), `${name}: lost`)
    const written = {
      markdown: gridhelp.toMarkdown(tree),
      html: gridhelp.toHtml(tree),
      hyperhelp: gridhelp.toHyperhelp(tree),
      json: gridhelp.toJson(tree)
    }
    for (const [format, value] of Object.entries(written)) {
      if (!value.isWellFormed() || value.includes('\0'))
        throw new Error(`${name}, ${format}: halves`)
    }
  }
  for (const fix of [false, true]) {
    const once = formatTables(text, {fix}).value
    const twice = formatTables(once, {fix}).value
    if (twice !== once) throw new Error(`fmt(fmt(x)) != fmt(x), fix ${fix}:\n${once}\n${twice}`)
    check(missing(text.replace(markup, ' '), once), `fmt, fix ${fix}: lost`)
  }
  for (const table of findTables(text)) {
    if (!gridhelp.toCsv(table).isWellFormed()) throw new Error('csv: halves')
  }
  if (gridhelp.editTables(text, () => {}) !== text)
    throw new Error('editTables changes what it should not')
}

function check(lost: string, what: string): void {
  if (lost !== '') throw new Error(`${what}: ${JSON.stringify(lost)}`)
}

/** What is markup, of which a tree has the meaning only: the sign of a help file, numbers of items, where a cell's text stands. */
const markup = /%hyperhelp|\*index-\d+:|(?<![^\s|])\d{1,9}[.)](?=\s|$)|(?<=[-+=])[vx](?=[-+=])/g

/** Find letters of a text that no value of its tree has. */
function findLost(text: string, tree: object): string {
  const values: Array<string> = []
  const visit = (value: unknown, key: string): void => {
    if (key === 'position' || key === 'type') return
    if (typeof value === 'string') values.push(value)
    else if (typeof value === 'object' && value !== null) {
      for (const [name, child] of Object.entries(value)) {
        if (!Array.isArray(value)) values.push(name)
        visit(child, name)
      }
    } else values.push(String(value))
  }
  visit(tree, '')
  return missing(text.replace(markup, ' '), values.join(' '))
}

/** Letters and digits that a text has more of than another. */
function missing(text: string, other: string): string {
  const counts = new Map<string, number>()
  for (const [letter] of other.matchAll(/[\p{L}\p{N}]/gu)) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  let lost = ''
  for (const [letter] of text.matchAll(/[\p{L}\p{N}]/gu)) {
    const count = counts.get(letter) ?? 0
    if (count === 0) lost += letter
    else counts.set(letter, count - 1)
  }
  return lost
}
