import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {isUpdating} from '../update.js'

const root = fileURLToPath(new URL('../../grammars/', import.meta.url))
const readme = `${root}README.md`
const files = readdirSync(root, {recursive: true, encoding: 'utf8'})
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort()

describe('readme of the grammars', () => {
  it('should list every rule', () => {
    const rules = files.flatMap((name) =>
      Array.from(comments(name).matchAll(/^```ebnf\n([\s\S]*?)^```$/gm), ([, rule]) => ({
        name,
        rule: rule!
      }))
    )
    expect(rules.length).toBeGreaterThan(30)
    check(
      'rules',
      ['block', 'grid-table', 'inline'].map((folder) => {
        const own = rules.filter(({name}) => name.startsWith(`${folder}/`))
        const texts = own.map(({name, rule}) => `(* ${name} *)\n${rule.trimEnd()}`)
        return `### \`${folder}\`\n\n\`\`\`ebnf\n${texts.join('\n\n')}\n\`\`\``
      })
    )
  })

  it('should list every deviation', () => {
    const deviations = files.flatMap((name) =>
      Array.from(
        comments(name).matchAll(/Deviation: ([\s\S]*?)(?=\n\n|\n@|\n*$(?![\s\S])|\n```)/g),
        ([, text]) => {
          return `- [\`${name}\`](${name}): ${text!.replace(/\s+/g, ' ').trim()}`
        }
      )
    )
    check('deviations', [deviations.join('\n')])
  })
})

/** The comments of a file, without their marks; a blank line between two. */
function comments(name: string): string {
  const source = readFileSync(root + name, 'utf8')
  const found = source.match(/\/\*\*[\s\S]*?\*\/|(?:^ *\/\/.*\n)+/gm) ?? []
  return found
    .map((comment) => comment.replace(/^\/\*\*|\*\/$/g, '').replace(/^ *(?:\*|\/\/) ?/gm, ''))
    .join('\n\n')
}

/** Compare what stands between two marks. */
function check(mark: string, parts: ReadonlyArray<string>): void {
  const text = readFileSync(readme, 'utf8')
  const pattern = new RegExp(`(<!-- ${mark} -->\n\n)[\\s\\S]*?(\n\n<!-- /${mark} -->)`)
  const content = text.replace(pattern, (_, before, after) => before + parts.join('\n\n') + after)
  if (isUpdating) writeFileSync(readme, content)
  else expect(text).toBe(content)
}
