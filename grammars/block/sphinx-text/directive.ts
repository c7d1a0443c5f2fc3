import type {CustomPatternMatcherFunc, IToken} from 'chevrotain'
import type {BlockContent, Code, Image, RootContent, Text} from 'mdast'
import {matchGroups} from '../../match-groups.js'
import type {Admonition, AdmonitionKind, DefinitionList, VersionData} from '../../nodes.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {AnyIndent, type LineToken, LiteralLines, lineToken} from '../lines.js'
import {detectCodeLanguage} from '../shared/code-language.js'

/** The end of a line, or of the text. */
const lineEnd = String.raw`(?:\n|(?![\0-\uFFFF]))`
/**
 * The options of a directive, with the lines that they continue on: fields directly below its first line (docutils:
 * "Directive Options"). Fields that describe parameters and results are no options.
 *
 * ```text
 *  > .. figure:: a.png
 *  >    :alt: A picture
 *  >      of nothing
 *    ^^^                 groups `margin` (empty) and `indent`
 * ```
 */
const options = String.raw`(?:\k<margin>(?<indent>[ \t]+):(?!(?:returns?|rtype|raises?|yields?):)[A-Za-z][\w-]*:(?=[ \t\n]|(?![\0-\uFFFF]))[^\n]*${lineEnd}(?:\k<margin>\k<indent>[ \t]+[^ \t\n][^\n]*${lineEnd})*)*`
const directiveStarts = ' \t.'

/** What the token of a directive hands on. */
interface DirectivePayload {
  readonly name: string
  readonly version: string
  /** Blanks between the name and the argument. */
  readonly blanks: string
  /** What stands behind the name on its line. */
  readonly argument: string
}

function line(source: string): CustomPatternMatcherFunc {
  return matchGroups(new RegExp(String.raw`(?<margin>[ \t]*)\.\. ${source}`, 'y'))
}

/** `.. note::` with text behind it, or with options below it. */
const AdmonitionDirective: LineToken = lineToken({
  name: 'AdmonitionDirective',
  label: '.. note::',
  pattern: line(
    String.raw`(?<name>note|warning|seealso|important|caution|tip|hint|attention|danger|error|todo)::(?:[ \t]+(?=[^ \t\n])|[ \t]*${lineEnd}${options})`
  ),
  opens: directiveStarts,
  role: 'hanging'
})
/** `.. versionadded:: 1.2`, perhaps with text behind it. */
const VersionDirective: LineToken = lineToken({
  name: 'VersionDirective',
  label: '.. versionadded::',
  pattern: line(
    String.raw`(?<name>versionadded|versionchanged|deprecated|versionremoved)::[ \t]+(?<version>[^ \t\n]+)(?:[ \t]+(?=[^ \t\n])|[ \t]*${lineEnd}${options})`
  ),
  opens: directiveStarts,
  role: 'hanging'
})
/** A directive whose content is no markup. */
const LiteralDirective: LineToken = lineToken({
  name: 'LiteralDirective',
  label: '.. code-block::',
  pattern: line(
    String.raw`(?<name>code-block|sourcecode|code|parsed-literal|math|productionlist|highlight|raw|doctest|testcode|testoutput|prompt)::[ \t]*(?<argument>[^\n]*)${lineEnd}${options}`
  ),
  opens: directiveStarts,
  role: 'verbatim'
})
/** Any other directive. */
const Directive: LineToken = lineToken({
  name: 'Directive',
  label: '.. directive::',
  pattern: line(
    String.raw`(?<name>[A-Za-z][\w:.+-]*)::(?=\s|(?![\0-\uFFFF]))(?<blanks>[ \t]*)(?<argument>[^\n]*)${lineEnd}${options}`
  ),
  opens: directiveStarts
})

/**
 * ```ebnf
 * directive = (AdmonitionDirective | VersionDirective | Directive), [(Indent | BlankIndent), blocks, Dedent]
 *           | LiteralDirective, [LiteralLines] ;
 * ```
 *
 * Markup of plain reStructuredText (docutils: "Directives"). What stands in a directive that has no form of its own is
 * kept; of its options only the text instead of an image is.
 */
export const directive: BlockConstruct = {
  name: 'directive',
  tokens: [AdmonitionDirective, VersionDirective, LiteralDirective, Directive],
  example: '.. note:: Text.\n',
  rule() {
    return this.OR([
      {
        ALT: () => {
          const token = this.OR1([
            {ALT: () => this.CONSUME(AdmonitionDirective)},
            {ALT: () => this.CONSUME(VersionDirective)},
            {ALT: () => this.CONSUME(Directive)}
          ])
          let body: Array<RootContent> = []
          this.OPTION(() => {
            this.CONSUME(AnyIndent)
            body = this.SUBRULE(this.indented)
          })
          return this.ACTION(() => {
            if (token.tokenType === AdmonitionDirective) return [readAdmonition(token, body, this)]
            if (token.tokenType === VersionDirective) return readVersion(token, body, this)
            return readDirective(token, body, this)
          })
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

function readAdmonition(
  token: IToken,
  body: Array<RootContent>,
  builder: BlockBuilder
): Admonition {
  const {name} = token.payload as DirectivePayload
  return builder.nodes.from(token, {
    type: 'admonition',
    kind: name === 'todo' ? 'note' : (name as AdmonitionKind),
    children: body as Admonition['children']
  })
}

type Change = NonNullable<VersionData['change']>

/** What Sphinx writes instead of the name (Sphinx: domains/changeset.py, `versionlabels`). */
const changes: Record<string, readonly [change: Change, label: string]> = {
  versionadded: ['added', 'New in version'],
  versionchanged: ['changed', 'Changed in version'],
  deprecated: ['deprecated', 'Deprecated since version'],
  versionremoved: ['removed', 'Removed in version']
}

/** Make the note that Sphinx writes: its label stands before the first paragraph, or is one. */
function readVersion(
  token: IToken,
  body: Array<RootContent>,
  builder: BlockBuilder
): Array<RootContent> {
  const line = builder.lines.trimmed([token]).slice(0, 1)
  const {name, version} = token.payload as DirectivePayload
  const [change, label] = changes[name]!
  const position = builder.nodes.position(line)
  const first = body[0]
  const text: Text = {type: 'text', value: `${label} ${version}`, position: {...position}}
  const data: VersionData = {change, version}
  if (first?.type !== 'paragraph') {
    text.value += '.'
    return [{type: 'paragraph', children: [text], data, position}, ...body]
  }
  text.value += ': '
  // Its own text is still to be read, and is put behind the label then.
  first.children.unshift(text)
  first.data = data
  if (first.position) first.position.start = {...position.start}
  return body
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
  builder: BlockBuilder
): Array<RootContent> {
  const block = builder.lines.trimmed([token])
  const line = block.slice(0, 1)
  const {name, blanks, ...payload} = token.payload as DirectivePayload
  const argument = payload.argument.trimEnd()
  const from = '.. ::'.length + name.length + blanks.length
  const text = line.cut(from)
  const position = builder.nodes.position(line)
  if (/^(?:image|figure)$/.test(name) && argument) {
    const alt = readOption(block, 'alt')
    const image: Image = {type: 'image', url: argument, ...(alt ? {alt} : undefined), position}
    return [{type: 'paragraph', children: [image], position: {...position}}, ...body]
  }
  if (object.test(name) && argument) {
    const list: DefinitionList = {
      type: 'definitionList',
      children: [builder.nodes.term(text, 'signature')],
      data: {kind: 'signature'}
    }
    if (body.length > 0) {
      list.children.push(builder.nodes.body(body))
    }
    return [builder.nodes.spanning(list)]
  }
  if (name === 'admonition' && argument) {
    const node: Admonition = {
      type: 'admonition',
      kind: 'admonition',
      children: body as Admonition['children'],
      data: {label: argument}
    }
    return [builder.nodes.from(token, node)]
  }
  if (silent.test(name) || !argument) return body
  return [builder.nodes.paragraph(text), ...body]
}

/** Take what an option says, its lines put together; nothing if it is not there. */
function readOption(directive: TextBlock, name: string): string | undefined {
  const lines = directive.lines()
  const from = lines.findIndex((line, index) => index > 0 && line.trim().startsWith(`:${name}:`))
  if (from < 0) return undefined
  let value = lines[from]!.trim().slice(name.length + '::'.length)
  for (const line of lines.slice(from + 1)) {
    if (/^[ \t]*:[A-Za-z][\w-]*:/.test(line)) break
    value += ` ${line.trim()}`
  }
  return value.trim()
}

/** Languages of directives whose argument names none. */
const languages: Record<string, string> = {
  math: 'math',
  productionlist: 'bnf',
  doctest: 'pycon',
  testcode: 'python'
}

function readLiteral(
  token: IToken,
  content: IToken | undefined,
  builder: BlockBuilder
): Array<RootContent> {
  const line = builder.lines.trimmed([token]).slice(0, 1)
  const {name, ...payload} = token.payload as DirectivePayload
  const argument = payload.argument.trimEnd()
  const lines = content ? builder.lines.trimmed([content]).lines() : []
  // The argument of `math` is its content.
  if (name === 'math' && argument) lines.unshift(argument)
  // A mistake: what should stand below is missing.
  if (lines.length === 0) return [builder.nodes.paragraph(line)]
  const value = lines.join('\n')
  const {start} = builder.nodes.position(line)
  const {end} = builder.nodes.position(content ? builder.lines.trimmed([content]) : line)
  const node: Code = {type: 'code', value, position: {start, end}, data: {fenced: false}}
  const named = /^(?:code-block|sourcecode|code|raw|prompt)$/.test(name)
  const lang = languages[name] ?? (named ? argument || detectCodeLanguage(value) : undefined)
  if (lang && lang !== 'none') node.lang = lang
  return [node] satisfies Array<BlockContent>
}
