import {parentPort} from 'node:worker_threads'
import type {Root} from 'mdast'
import * as gridhelp from '../../src/index.js'
import {shapes} from './shapes.js'

parentPort!.on('message', ({name, length}: {name: string; length: number}) => {
  const text = shapes[name]!(length)
  const run = <T>(step: string, act: () => T): T => {
    parentPort!.postMessage({step})
    try {
      return act()
    } catch (error) {
      throw new Error(`${step}: ${String(error instanceof Error ? error.stack : error)}`)
    }
  }
  try {
    const {fromHyperhelp, fromSphinxText} = gridhelp
    const readers: Record<string, () => Root> = {
      auto: () => fromHyperhelp(text),
      hyperhelp: () => fromHyperhelp(text, {dialect: 'hyperhelp'}),
      sphinx: () => fromHyperhelp(text, {dialect: 'sphinx'}),
      'sphinx-text': () => fromSphinxText(text)
    }
    for (const [reader, read] of Object.entries(readers)) {
      const tree = run(reader, read)
      if (reader === 'auto') continue
      run(`${reader}, toMarkdown`, () => gridhelp.toMarkdown(tree))
      run(`${reader}, toHtml`, () => gridhelp.toHtml(tree))
      run(`${reader}, toHyperhelp`, () => gridhelp.toHyperhelp(tree))
    }
    run('fromGridTable', () => unlessRefused(() => gridhelp.fromGridTable(text)))
    const tables = run('findTables', () => gridhelp.findTables(text))
    run('toGridTable', () => {
      for (const table of tables) unlessRefused(() => gridhelp.toGridTable(table))
    })
    run('formatTables', () => gridhelp.formatTables(text, {fix: true}))
    parentPort!.postMessage({})
  } catch (error) {
    parentPort!.postMessage({error: (error as Error).message})
  }
})

/** Tables are refused with a message, or with a sentence on what cannot be drawn. */
function unlessRefused(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    const {ruleId, message} = error as {ruleId?: string; message: string}
    if (ruleId === undefined && !message.startsWith('Cannot ')) throw error
  }
}
