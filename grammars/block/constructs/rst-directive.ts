import {createToken, type IToken, type TokenType} from 'chevrotain'
import type {BlockContent, Code, Image, Paragraph, RootContent} from 'mdast'
import type {
  Admonition,
  AdmonitionKind,
  DefinitionBody,
  DefinitionList,
  DefinitionTerm,
  VersionData
} from '../../nodes.js'
import type {BlockConstruct} from '../construct.js'
import {BlankIndent, Indent} from '../indentation.js'
import type {BlockParser} from '../parser.js'
import {LiteralLines} from './literal-block.js'

/** `.. note::` with text behind it, or not. */
export const AdmonitionDirective: TokenType = createToken({
  name: 'AdmonitionDirective',
  label: '.. note::',
  pattern:
    /[ \t]*\.\. (?:note|warning|seealso|important|caution|tip|hint|attention|danger|error|todo)::(?:[ \t]+(?=[^ \t\n])|[ \t]*(?:\n|(?![\0-\uFFFF])))/,
  line_breaks: true
})
/** A directive whose content is no markup. */
export const LiteralDirective: TokenType = createToken({
  name: 'LiteralDirective',
  label: '.. code-block::',
  pattern:
    /[ \t]*\.\. (?:code-block|sourcecode|code|parsed-literal|math|productionlist|highlight|raw|doctest|testcode|testoutput|prompt)::[^\n]*(?:\n|(?![\0-\uFFFF]))/,
  line_breaks: true
})
/** Any other directive. */
export const Directive: TokenType = createToken({
  name: 'Directive',
  label: '.. directive::',
  pattern: /[ \t]*\.\. [A-Za-z][\w:.+-]*::(?=\s|(?![\0-\uFFFF]))[^\n]*(?:\n|(?![\0-\uFFFF]))/,
  line_breaks: true
})

/**
 * ```ebnf
 * directive = (AdmonitionDirective | Directive), [(Indent | BlankIndent), blocks, Dedent]
 *           | LiteralDirective, [LiteralLines] ;
 * ```
 *
 * Markup of plain reStructuredText (docutils: "Directives"). What stands in a directive that has no form of its own is
 * kept.
 */
export const directive: BlockConstruct = {
  name: 'directive',
  tokens: {'sphinx-text': [AdmonitionDirective, LiteralDirective, Directive]},
  rule() {
    return this.OR([
      {
        ALT: () => {
          const token = this.OR1([
            {ALT: () => this.CONSUME(AdmonitionDirective)},
            {ALT: () => this.CONSUME(Directive)}
          ])
          let body: Array<RootContent> = []
          this.OPTION(() => {
            this.OR2([{ALT: () => this.CONSUME(Indent)}, {ALT: () => this.CONSUME(BlankIndent)}])
            body = this.SUBRULE(this.indented)
          })
          return this.ACTION(() =>
            token.tokenType === AdmonitionDirective
              ? [readAdmonition(token, body, this)]
              : readDirective(token, body, this)
          )
        }
      },
      {
        ALT: () => {
          const token = this.CONSUME(LiteralDirective)
          let content: IToken | undefined
          this.OPTION1(() => {
            content = this.CONSUME(LiteralLines)
          })
          return this.ACTION(() => readLiteral(token, content, this))
        }
      }
    ])
  }
}

function readAdmonition(token: IToken, body: Array<RootContent>, builder: BlockParser): Admonition {
  const name = token.image.trim().slice('.. '.length, -'::'.length)
  return builder.from(token, {
    type: 'admonition',
    kind: name === 'todo' ? 'note' : (name as AdmonitionKind),
    children: body as Admonition['children']
  })
}

const changes: Record<string, NonNullable<VersionData['change']>> = {
  versionadded: 'added',
  versionchanged: 'changed',
  deprecated: 'deprecated',
  versionremoved: 'removed'
}

/** Directives that say something about the document, not in it. */
const silent =
  /^(?:toctree|index|module|currentmodule|py:module|py:currentmodule|highlightlang|sectionauthor|moduleauthor|codeauthor|contents|include|literalinclude|only|tabularcolumns|default-role|role|default-domain)$/
/** Directives that describe something: their arguments are signatures. */
const object =
  /^(?:[a-z]+:)?(?:function|class|method|attribute|data|exception|decorator|staticmethod|classmethod|property|macro|type|member|var|envvar|option|cmdoption|program|describe|object|directive|role|confval|opcode|pdbcommand|c?function|cmember|cmacro|ctype|cvar)$/

function readDirective(
  token: IToken,
  body: Array<RootContent>,
  builder: BlockParser
): Array<RootContent> {
  const line = builder.blockOf([token])
  const [, name, blanks, argument] = /^\.\. ([\w:.+-]+)::([ \t]*)(.*)$/.exec(line.line(0))!
  const from = '.. ::'.length + name!.length + blanks!.length
  const text = line.cut(from)
  const position = builder.position(line)
  const change = changes[name!]
  if (/^(?:image|figure)$/.test(name!) && argument) {
    const image: Image = {type: 'image', url: argument, position}
    return [{type: 'paragraph', children: [image], position: {...position}}, ...body]
  }
  if (object.test(name!) && argument) {
    const term: DefinitionTerm = {type: 'definitionTerm', children: []}
    const list: DefinitionList = {
      type: 'definitionList',
      children: [builder.textNode(term, text, 'signature')],
      data: {kind: 'signature'}
    }
    if (body.length > 0) {
      list.children.push(
        builder.container<DefinitionBody>({type: 'definitionBody', children: []}, body)
      )
    }
    return [builder.spanning(list)]
  }
  if (change && argument) {
    const node: Paragraph = builder.textNode({type: 'paragraph', children: []}, text)
    node.data = {change, version: argument.split(' ')[0]!}
    return [node, ...body]
  }
  if (silent.test(name!) || !argument) return body
  return [builder.textNode<Paragraph>({type: 'paragraph', children: []}, text), ...body]
}

function readLiteral(
  token: IToken,
  content: IToken | undefined,
  builder: BlockParser
): Array<RootContent> {
  const line = builder.blockOf([token])
  if (!content) return []
  const [, name, argument] = /^\.\. ([\w-]+)::[ \t]*(.*)$/.exec(line.line(0))!
  let block = builder.blockOf([content])
  let options = 0
  while (options < block.length && /^:[\w-]+:/.test(block.line(options))) options += 1
  if (options > 0) block = block.slice(options).trimmed()
  if (block.length === 0) return []
  const node: Code = {
    type: 'code',
    value: block.lines().join('\n'),
    position: {start: builder.position(line).start, end: builder.position(block).end},
    data: {fenced: false}
  }
  const lang = name === 'math' ? 'math' : name === 'productionlist' ? 'bnf' : argument
  if (lang && lang !== 'none') node.lang = lang
  return [node] satisfies Array<BlockContent>
}
