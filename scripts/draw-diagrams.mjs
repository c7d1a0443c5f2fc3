/**
 * Draw the rules of a grammar as railroad diagrams.
 *
 * Chevrotain's own diagram page loads its scripts from the network. Here they run at build time, and the page contains
 * only their output: SVG, without scripts or external resources.
 */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import vm from 'node:vm'

const assets = path.resolve(
  path.dirname(createRequire(import.meta.url).resolve('chevrotain')),
  '../../diagrams'
)

/**
 * @param {string} title
 *   Name of the grammar.
 * @param {Array<import('chevrotain').ISerializedGast>} rules
 *   Result of its parser's `getSerializedGastProductions`.
 * @returns {string}
 *   A page.
 */
export function drawDiagrams(title, rules) {
  const root = {}
  const context = vm.createContext(root)
  for (const name of ['vendor/railroad-diagrams.js', 'src/diagrams_builder.js']) {
    // Browser scripts, which export to `this`.
    vm.runInContext(readFileSync(path.join(assets, name), 'utf8'), context)
  }
  const drawn = root.diagrams_builder.buildSyntaxDiagramsText(rules)
  const css = readFileSync(path.join(assets, 'diagrams.css'), 'utf8')
  const lines = [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    `<title>${title}</title>`,
    '<!-- Written by scripts/diagrams.mjs with the diagrams of Chevrotain (Apache-2.0) and railroad-diagrams (CC0). -->',
    `<style>\n${css.trim()}\n</style>`,
    `<h1>${title}</h1>`,
    // Without attributes for Chevrotain's mouse scripts, and without trailing spaces.
    drawn
      .replace(/ label=".*?">(?=(?:(?!">).)*<\/text>)/g, '>')
      .replace(/ (?:occurrenceIdx|topRuleName|ruleName|dslRuleName|tokenName)="[^"]*"/g, '')
      .replace(/(?<!^)<h2/g, '\n<h2')
      .replace(/[ \t]+$/gm, '')
      .trim()
  ]
  return `${lines.join('\n')}\n</html>\n`
}
