import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {inspect} from 'node:util'
import {describe, expect, it} from 'vitest'
import {commands} from '../src/cli/commands/index.js'
import {run} from '../src/cli/program/run.js'
import * as gridhelp from '../src/index.js'
import {ruleGroups} from '../src/shared/rules.js'
import {declaredNodeTypes, nodeInterfaces} from './declared-node-types.js'
import {writeCommands, writeRules} from './manual.js'
import {isUpdating} from './update.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(`${root}docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
]
const read = (name: string): string => readFileSync(root + name, 'utf8')

/** An example and, below it, what it gives. */
const example =
  /^```(js|sh)\n((?:(?!^```$)[\s\S])*)^```\n\nYields:\n\n(```\w+)\n((?:(?!^```$)[\s\S])*)^```$/gm
const examples = pages.flatMap((file) =>
  Array.from(read(file).matchAll(example), ([, kind, code, fence, result]) => ({
    ...{file, kind: kind!, code: code!, fence: fence!, result: result!}
  }))
)

/** Parts of the manual that are made of descriptions in the sources. */
const generated: Readonly<Record<string, () => string>> = {
  commands: () => writeCommands(commands),
  rules: () => writeRules(ruleGroups)
}
const part = /^<!-- generated: (\w+) -->\n([\s\S]*?)^<!-- \/generated -->$/gm
const parts = pages.flatMap((file) =>
  Array.from(read(file).matchAll(part), ([, name, content]) => ({
    ...{file, name: name!, content: content!}
  }))
)

describe('README', () => {
  it('should be short', () => {
    expect(Buffer.byteLength(read('README.md'))).toBeLessThanOrEqual(10_000)
  })

  it('should show what fmt --fix makes of a table', () => {
    const [before, after] = Array.from(
      read('README.md').matchAll(/^```rst\n([\s\S]*?)^```$/gm),
      ([, table]) => table!
    )
    expect(gridhelp.formatTables(before!, {from: 'rst', fix: true}).value).toBe(after)
  })

  it('should name tests that are there', () => {
    const text = read('README.md') + read('docs/security.md')
    const names = text.match(/(?<=`)test\/[\w/.-]+(?=`)/g)!
    expect(names.length).toBeGreaterThan(5)
    for (const name of names) expect(() => statSync(root + name), name).not.toThrow()
  })
})

describe('manual', () => {
  it('should name the repository and the version of package.json', () => {
    const {repository, homepage, bugs, version} = JSON.parse(read('package.json'))
    const url = repository.url.replace(/^git\+|\.git$/g, '')
    const [, owner, name] = /github\.com\/([^/]+)\/([^/]+)$/.exec(url)!
    expect({homepage, bugs}).toEqual({
      homepage: `https://${owner}.github.io/${name}/`,
      bugs: `${url}/issues`
    })
    const text = pages.map(read).join('\n')
    const hooks = [...text.matchAll(/- repo: (\S+)\n\s+rev: (\S+)/g)]
    expect(hooks.length).toBeGreaterThan(0)
    for (const [, repo, rev] of hooks) expect([repo, rev]).toEqual([url, `v${version}`])
  })

  it.each(examples)('should say what this gives, in $file: $code', async (one) => {
    const {file, kind, code, fence, result} = one
    const actual = kind === 'js' ? await runScript(code) : await runCommand(code)
    if (isUpdating) replace(file, `${code}\`\`\`\n\nYields:\n\n${fence}\n`, result, actual)
    else expect(actual).toBe(result)
  })

  it.each(parts)('should have the $name of the sources, in $file', ({file, name, content}) => {
    const actual = `\n${generated[name]!().trim()}\n\n`
    if (isUpdating) replace(file, `<!-- generated: ${name} -->\n`, content, actual)
    else expect(content).toBe(actual)
  })

  it('should list the nodes that the code declares', () => {
    const file = 'docs/syntax-tree.md'
    const [, head, listed] = /([\s\S]*?^```idl\n)([\s\S]*?)^```$/m.exec(read(file))!
    const declared = `${nodeInterfaces().join('\n\n')}\n`
    if (isUpdating) replace(file, head!.slice(-200), listed!, declared)
    else expect(listed).toBe(declared)
    expect(
      Array.from(declared.matchAll(/^ {2}type: '(\w+)'$/gm), ([, type]) => type).sort()
    ).toEqual(declaredNodeTypes())
  })

  it('should explain every function of the package', () => {
    const functions = Object.keys(gridhelp).sort()
    const headings = read('docs/api.md')
      .match(/^## .*$/gm)!
      .join('\n')
    expect(functions.filter((name) => !headings.includes(`\`${name}(`))).toEqual([])
  })

  it.each(pages)('should lead to headings and files that are there, in %s', (file) => {
    const text = withoutCode(read(file))
    const dead = Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, url]) => url!)
      .filter((url) => !/^\w+:/.test(url))
      .filter((url) => {
        const [target = '', anchor] = url.split('#')
        const full = target === '' ? root + file : path.join(root, path.dirname(file), target)
        try {
          if (anchor === undefined) return !statSync(full)
          return !slugsOf(readFileSync(full, 'utf8')).includes(anchor)
        } catch {
          return true
        }
      })
    expect(dead).toEqual([])
    const defined = Array.from(text.matchAll(/^\[(.+?)\]: /gm), ([, label]) => label!)
    const used = Array.from(text.matchAll(/\]\[([^\]]*)\]|\[([^\]]+)\]\[\]/g), ([, label, words]) =>
      (label || words!).toLowerCase()
    )
    expect(used.filter((label) => !defined.includes(label))).toEqual([])
  })
})

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]+`/g, '')
}

function slugsOf(text: string): Array<string> {
  return Array.from(text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^##* (.*)$/gm), ([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-')
  )
}

/** Run an example of the API, and take what it logs. */
async function runScript(code: string): Promise<string> {
  const lines: Array<string> = []
  const log = (...values: ReadonlyArray<unknown>) => {
    lines.push(
      values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ')
    )
  }
  const body = code.replace(/^import (.*) from '([^']+)'$/gm, "const $1 = modules['$2']")
  const modules = {
    gridhelp,
    unified: await import('unified'),
    'gridhelp/unified': await import('../src/unified/index.js'),
    // A default import takes what stands here.
    'rehype-stringify': (await import('rehype-stringify')).default,
    'remark-gfm': (await import('remark-gfm')).default,
    'remark-parse': (await import('remark-parse')).default,
    'remark-rehype': (await import('remark-rehype')).default,
    'unist-util-visit': await import('unist-util-visit'),
    vfile: await import('vfile')
  }
  await new AsyncFunction('modules', 'console', body)(modules, {log})
  return `${lines.join('\n').trimEnd()}\n`
}

const AsyncFunction = (async () => {}).constructor as new (
  ...text: ReadonlyArray<string>
) => (...values: ReadonlyArray<unknown>) => Promise<void>

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

function replace(file: string, before: string, old: string, content: string): void {
  const text = read(file)
  writeFileSync(
    root + file,
    text.replace(before + old, () => before + content)
  )
}
