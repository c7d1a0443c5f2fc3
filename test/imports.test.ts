import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A line that imports something. */
interface Import {
  /** Path of the file that has it, from the root. */
  from: string
  /** A package, or a path from the root. */
  to: string
}

const imports = ['grammars', 'src'].flatMap(importsBelow)

describe('imports', () => {
  it('should be found', () => {
    expect(imports.length).toBeGreaterThan(200)
  })

  it('should not lead from grammars to src', () => {
    expect(imports.filter(({from, to}) => isIn(from, 'grammars') && isIn(to, 'src'))).toEqual([])
  })

  it('should lead to chevrotain from grammars only', () => {
    const users = imports.filter(({to}) => to === 'chevrotain')
    expect(users.length).toBeGreaterThan(0)
    expect(users.filter(({from}) => !isIn(from, 'grammars'))).toEqual([])
  })

  it('should not lead from a construct to the parser that reads it', () => {
    const users = imports.filter(({to}) => /^grammars\/(?:block|inline)\/parser\.ts$/.test(to))
    expect(users.map(({from}) => from)).toEqual([
      'grammars/block/index.ts',
      'grammars/inline/reader.ts'
    ])
  })

  it.each([
    'grammars',
    ...[
      'cli',
      'files',
      'help-package',
      'language-server',
      'mdast',
      'read',
      'shared',
      'table-text'
    ].map(inSrc),
    ...['tables', 'unified', 'unwrap', 'write'].map(inSrc)
  ])('should not go round in circles in %s, not even by type', (folder) => {
    expect(findCircle(folder)).toBeUndefined()
  })

  // From the ground up: a room leads to rooms that stand before it, so that there is one direction.
  it.each([
    ['shared', []],
    ['files', []],
    ['tables', ['shared']],
    ['unwrap', ['shared']],
    ['mdast', ['shared', 'tables']],
    ['read', ['files', 'mdast', 'shared', 'tables', 'unwrap']],
    ['write', ['mdast', 'read', 'shared', 'tables']],
    ['table-text', ['read', 'shared', 'tables', 'write']],
    ['unified', ['mdast', 'read', 'shared', 'write']],
    ['prettier', ['read', 'shared', 'table-text']],
    ['help-package', ['files', 'mdast', 'read', 'shared', 'tables', 'write']],
    [
      'language-server',
      ['files', 'help-package', 'mdast', 'read', 'shared', 'table-text', 'tables', 'write']
    ]
  ])('should lead from src/%s to %j only', (room, rooms) => {
    const strays = imports.filter(({from, to}) => {
      const isOther = isIn(from, `src/${room}`) && isIn(to, 'src')
      return isOther && ![room, ...rooms].some((own) => isIn(to, `src/${own}`))
    })
    expect(strays).toEqual([])
  })

  it('should lead through src in no circle of rooms', () => {
    const roomOf = (file: string): string => file.split('/')[1]!
    const ways = new Set(
      imports
        .filter(({from, to}) => isIn(from, 'src') && isIn(to, 'src'))
        .map(({from, to}) => `${roomOf(from)} → ${roomOf(to)}`)
    )
    const both = [...ways].filter((way) => {
      const [from, to] = way.split(' → ')
      return from !== to && ways.has(`${to} → ${from}`)
    })
    expect(both).toEqual([])
  })

  it.each(['cli', 'help-package', 'table-text'])(
    'should find no loose files in src/%s, which has folders',
    (room) => {
      const files = readdirSync(`${root}src/${room}`).filter((name) => name.endsWith('.ts'))
      expect(files.filter((name) => name !== 'index.ts')).toEqual([])
    }
  )

  it('should find files of src in rooms', () => {
    expect(readdirSync(`${root}src`).filter((name) => name.endsWith('.ts'))).toEqual(['index.ts'])
  })

  it.each(['cli', 'unified', 'prettier'])(
    'should lead to src/%s, where users enter, from nowhere else',
    (room) => {
      const users = imports.filter(({to}) => isIn(to, `src/${room}`))
      expect(users.filter(({from}) => !isIn(from, `src/${room}`))).toEqual([])
    }
  )

  it.each(['src/index.ts', 'src/unified/index.ts'])(
    'should not lead to Node from %s, which runs in browsers',
    (entry) => {
      const reached = reach(entry)
      expect(reached.size).toBeGreaterThan(20)
      const own = imports.filter(({from, to}) => reached.has(from) && to.startsWith('node:'))
      expect(own).toEqual([])
    }
  )

  it('should lead to packages that are installed with this one, or in its bundle', () => {
    const {dependencies, devDependencies, peerDependencies} = manifest()
    const missing = imports.filter(({to}) => {
      if (to.startsWith('node:') || isFile(to)) return false
      const all = {...dependencies, ...devDependencies, ...peerDependencies}
      return !(nameOf(to) in all) && !(`@types/${nameOf(to)}` in dependencies)
    })
    expect(missing).toEqual([])
  })

  it('should use every dependency', () => {
    const {dependencies} = manifest()
    const used = new Set(imports.map(({to}) => nameOf(to)))
    const idle = Object.keys(dependencies).filter((name) => !used.has(name.replace('@types/', '')))
    expect(idle).toEqual([])
  })
})

function manifest(): Record<
  'dependencies' | 'devDependencies' | 'peerDependencies',
  Record<string, string>
> {
  return JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
}

function inSrc(room: string): string {
  return `src/${room}`
}

function importsBelow(folder: string): Array<Import> {
  const found: Array<Import> = []
  for (const name of readdirSync(root + folder, {recursive: true, encoding: 'utf8'})) {
    // Extensions of editors are packages of their own.
    if (!name.endsWith('.ts') || /^editors\b/.test(name)) continue
    const from = path.posix.join(folder, name.replaceAll('\\', '/'))
    const source = readFileSync(root + from, 'utf8')
    const lines = source.matchAll(
      /^(?:import|export)\b[^'"]*?\bfrom '([^']+)'|\bimport\('([^']+)'\)/gm
    )
    for (const [, plain, lazy] of lines) {
      const to = (plain ?? lazy)!
      const full = path.posix.join(path.posix.dirname(from), to.replace(/\.js$/, '.ts'))
      found.push({from, to: to.startsWith('.') ? full : to})
    }
  }
  return found
}

function reach(entry: string): Set<string> {
  const reached = new Set([entry])
  for (const file of reached) {
    for (const {from, to} of imports) if (from === file && isFile(to)) reached.add(to)
  }
  return reached
}

/** Find files that import each other in a circle; nothing where there are none. */
function findCircle(folder: string): Array<string> | undefined {
  const targets = new Map<string, Array<string>>()
  for (const {from, to} of imports) {
    if (isIn(from, folder) && isIn(to, folder)) {
      targets.set(from, [...(targets.get(from) ?? []), to])
    }
  }
  const done = new Set<string>()
  const trail: Array<string> = []
  const visit = (file: string): Array<string> | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file]
    if (done.has(file)) return undefined
    trail.push(file)
    for (const target of targets.get(file) ?? []) {
      const circle = visit(target)
      if (circle) return circle
    }
    trail.pop()
    done.add(file)
    return undefined
  }
  for (const file of targets.keys()) {
    const circle = visit(file)
    if (circle) return circle
  }
  return undefined
}

function isIn(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`)
}

function isFile(to: string): boolean {
  return to.endsWith('.ts')
}

/** Name of the package that a module belongs to. */
function nameOf(to: string): string {
  return to.split('/', to.startsWith('@') ? 2 : 1).join('/')
}
