import type {Root} from 'mdast'
import {toHast} from 'mdast-util-to-hast'
import {toMarkdown} from 'mdast-util-to-markdown'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {gridhelpToMdast, hyperhelpParse, sphinxTextParse} from '../../src/unified/index.js'

describe('plugins for unified', () => {
  it('should read help files to what other plugins and compilers work on', async () => {
    const file = await unified()
      .use(hyperhelpParse)
      .use(gridhelpToMdast)
      .use(() => (tree: Root) => {
        visit(tree, 'emphasis', (node) => {
          Object.assign(node, {type: 'strong'})
        })
      })
      .use(function () {
        this.compiler = (tree) => toMarkdown(tree as Root)
      })
      .process('%hyperhelp title="Cogs"\n*|cogs:⚓|*\n\nTurn *slowly*.\n')
    expect(String(file)).toContain('# Cogs\n')
    expect(String(file)).toContain('Turn **slowly**.\n')
  })

  it('should read Sphinx text to what makes HTML trees', async () => {
    const processor = unified().use(sphinxTextParse).use(gridhelpToMdast)
    const tree = await processor.run(processor.parse('Cogs\n****\n\nCall "turn()".\n'))
    expect(toHast(tree as Root)).toMatchObject({
      children: [
        {tagName: 'h1', children: [{value: 'Cogs'}]},
        {value: '\n'},
        {tagName: 'p', children: [{value: 'Call '}, {tagName: 'code'}, {value: '.'}]}
      ]
    })
  })

  it('should put messages on the file', async () => {
    const file = new VFile({path: 'cogs.txt', value: 'See |cogs:turn|.\n'})
    unified().use(hyperhelpParse, {dialect: 'hyperhelp'}).parse(file)
    expect(file.messages.map(({ruleId, line, column}) => [ruleId, line, column])).toEqual([
      ['link-malformed', 1, 5]
    ])
  })
})
