import {readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {inspect} from 'node:util'
import {describe, expect, it} from 'vitest'
import {run} from '../src/cli/run.js'
import {tableOutputs} from '../src/cli/table-outputs/table-outputs.js'
import * as gridhelp from '../src/index.js'
import {formats} from '../src/write/index.js'
import {declaredNodeTypes, nodeInterfaces} from './declared-node-types.js'
import {isUpdating} from './update.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const file = `${root}README.md`
const readme = readFileSync(file, 'utf8')

/** An example and, below it, what it gives. */
const example =
  /^```(js|sh)\n((?:(?!^```$)[\s\S])*)^```\n\nYields:\n\n(```\w+)\n((?:(?!^```$)[\s\S])*)^```$/gm
const examples = Array.from(readme.matchAll(example), ([, kind, code, fence, result]) => ({
  ...{kind: kind!, code: code!, fence: fence!, result: result!}
}))

describe('readme', () => {
  it('should have examples', () => {
    expect(examples.map(({kind}) => kind)).toEqual(['js', 'js', 'sh', 'js'])
  })

  it.each(examples)('should say what this gives: $code', async ({kind, code, fence, result}) => {
    const actual = kind === 'js' ? await runScript(code) : await runCommand(code)
    if (isUpdating) {
      replace(`${code}\`\`\`\n\nYields:\n\n${fence}\n`, result, actual)
    } else {
      expect(actual).toBe(result)
    }
  })

  it('should list the nodes that the code declares', () => {
    const [, head, listed] = /([\s\S]*?^```idl\n)([\s\S]*?)^```$/m.exec(readme)!
    const declared = `${nodeInterfaces().join('\n\n')}\n`
    if (isUpdating) replace(head!.slice(-200), listed!, declared)
    else expect(listed).toBe(declared)
    expect(
      Array.from(declared.matchAll(/^ {2}type: '(\w+)'$/gm), ([, type]) => type).sort()
    ).toEqual(declaredNodeTypes())
  })

  it('should explain every function of the package', () => {
    const functions = Object.keys(gridhelp).sort()
    const headings = readme.match(/^### .*$/gm)!.join('\n')
    expect(functions.filter((name) => !headings.includes(`\`${name}(`))).toEqual([])
  })

  it('should name every format of the command line', () => {
    const [convert, tables] = /^gridhelp convert[^\n]*\ngridhelp tables[^\n]*$/m
      .exec(readme)![0]
      .split('\n')
    expect(convert).toContain(`[-t ${formats.map(({name}) => name).join('|')}]`)
    expect(tables).toContain(`[-t ${tableOutputs.map(({name}) => name).join('|')}]`)
  })

  it('should lead to headings and files that are there', () => {
    const slugs = Array.from(readme.matchAll(/^##+ (.*)$/gm), ([, title]) =>
      title!
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-')
    )
    const anchors = Array.from(readme.matchAll(/\]\(#([^)]+)\)/g), ([, anchor]) => anchor!)
    expect(anchors.filter((anchor) => !slugs.includes(anchor))).toEqual([])
    const defined = Array.from(readme.matchAll(/^\[(.+?)\]: /gm), ([, label]) => label!)
    const used = Array.from(
      readme.matchAll(/\]\[([^\]]*)\]|\[([^\]]+)\]\[\]/g),
      ([, label, text]) => (label || text!).toLowerCase()
    )
    expect([...new Set(used)].sort()).toEqual(defined.sort())
  })
})

/** Run an example of the API, and take what it logs. */
async function runScript(code: string): Promise<string> {
  const lines: Array<string> = []
  const log = (...values: ReadonlyArray<unknown>) => {
    lines.push(
      values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ')
    )
  }
  const body = code.replace(/^import (.*) from 'gridhelp'$/m, 'const $1 = gridhelp')
  new Function('gridhelp', 'console', body)(gridhelp, {log})
  return `${lines.join('\n').trimEnd()}\n`
}

/** Run an example of the command line, and take what it writes. */
async function runCommand(code: string): Promise<string> {
  const [name, ...args] = code.trim().split(' ')
  expect(name).toBe('gridhelp')
  let output = ''
  const stream = {
    on() {},
    write(text: string) {
      output += text
    }
  }
  const surroundings = {stdin: process.stdin, stdout: stream, stderr: stream, environment: {}}
  await run(args, {...surroundings, folder: root})
  return output
}

function replace(before: string, old: string, content: string): void {
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replace(before + old, () => before + content)
  )
}
