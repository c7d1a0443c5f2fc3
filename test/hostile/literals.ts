import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import ts from 'typescript'

const grammars = join(import.meta.dirname, '../../grammars')

/**
 * Collect the literals of our grammars: what stands for itself in the regular expressions and the strings of marks in
 * `grammars/`, so that a construct that is added is tried without being listed anywhere.
 */
export function collectLiterals(): Array<string> {
  const literals = new Set<string>()
  for (const name of readFiles()) {
    const text = readFileSync(join(grammars, name), 'utf8')
    const tree = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const source = node.text.slice(1, node.text.lastIndexOf('/'))
        for (const literal of literalsOf(source)) literals.add(literal)
      } else if (ts.isStringLiteral(node) && isMark(node)) {
        literals.add(node.text)
      }
      ts.forEachChild(node, visit)
    }
    visit(tree)
  }
  return [...literals]
}

function readFiles(): Array<string> {
  return ts.sys.readDirectory(grammars, ['.ts']).map((name) => name.slice(grammars.length + 1))
}

/** Strings that are compared with text: short ones with something else than letters in them. */
function isMark(node: ts.StringLiteral): boolean {
  return (
    !ts.isImportDeclaration(node.parent) &&
    !ts.isExportDeclaration(node.parent) &&
    node.text.length <= 16 &&
    /[^\w-]/.test(node.text)
  )
}

/** Find runs of characters that stand for themselves; of a set, each sign. */
function literalsOf(source: string): Array<string> {
  const literals: Array<string> = []
  const pieces =
    /\[((?:\\.|[^\]\\])*)\]|((?:\\[^\w]|[\w \-:"'`~@#%&=<>,;!/\u0080-\uffff])+)|\\.|./gsu
  for (const [, set, run] of source.replace(/\(\?<?[:=!]/g, '(').matchAll(pieces)) {
    if (run !== undefined) literals.push(run.replace(/\\(.)/gsu, '$1'))
    if (set === undefined || set.startsWith('^')) continue
    for (const sign of set.replace(/\\\w[\da-fA-F{}]*/g, '').replace(/\\(.)/g, '$1')) {
      if (/[^\w\s]/u.test(sign)) literals.push(sign)
    }
  }
  return literals
}
