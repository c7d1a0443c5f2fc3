import {describe, expect, it} from 'vitest'
import {fromSphinxText} from '../../src/index.js'

const table = ['+-------+', '| * one |', '|       |', '| * two |', '+-------+', ''].join('\n')

describe('tables without a head', () => {
  it('should be of the Sphinx builder in its documents: running text in every cell', () => {
    expect(fromSphinxText(`Cogs\n****\n\n${table}`).children[1]).toMatchObject({
      type: 'gridTable',
      dialect: 'sphinx'
    })
  })

  it('should be reST in reST: blocks in every cell', () => {
    const [, , grid] = fromSphinxText(`Cogs\n****\n\nCall \`\`turn\`\`.\n\n${table}`).children
    expect(grid).toMatchObject({type: 'gridTable', dialect: 'rst'})
    expect(JSON.stringify(grid)).toContain('"listItem"')
  })
})
