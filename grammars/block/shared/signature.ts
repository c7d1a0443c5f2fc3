import {type CustomPatternMatcherReturn, type IToken, Lexer} from 'chevrotain'
import type {Anchor, DefinitionList, DefinitionTerm} from '../../nodes.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockBuilder, BlockConstruct} from '../construct.js'
import {BlankLine, type LineToken, lineStarts, lineToken, TextLine} from '../lines.js'
import {isFileName} from './file-name.js'

/** Signatures, between stars or not. */
const Signature: LineToken = lineToken({
  name: 'Signature',
  label: 'signature',
  pattern: Lexer.NA
})

/**
 * A line between stars with a topic, or lines whose closing star is on a line of its own (spec A17, A18); C++ templates
 * have several lines.
 */
export const SignatureLine: LineToken = lineToken({
  name: 'SignatureLine',
  label: '*topic:signature*',
  pattern:
    /[ \t]*\*[^\s:|*]+:(?=[^\s*]|\*+[^\s*])(?:[^\n]*\*[ \t]*(?:\n|(?![\0-\uFFFF]))|[^\n]*(?:\n(?![ \t]*(?:\*(?:[ \t]*\n|[^\s:|*]+:)|\n))[^\n]+){0,8}\n[ \t]*\*[ \t]*(?:\n|(?![\0-\uFFFF])))/,
  opens: ' \t*',
  role: 'opener',
  categories: [Signature]
})
/** Lines that the indentation stage identifies as signatures by what is below them. */
export const ToldSignatureLines: LineToken = lineToken({
  name: 'ToldSignatureLines',
  label: 'signature',
  pattern: Lexer.NA,
  role: 'opener',
  categories: [Signature]
})
/** A call on a line of its own, without a body: a signature with neither topic nor description. */
export const BareSignatureLine: LineToken = lineToken({
  name: 'BareSignatureLine',
  label: 'signature',
  pattern: matchBare,
  opens: lineStarts,
  categories: [Signature]
})
/** Lines that look like signatures, with nothing before them and an indented body after a blank line (spec A17). */
export const PlainSignatureLines: LineToken = lineToken({
  name: 'PlainSignatureLines',
  label: 'signature',
  pattern: matchPlain,
  opens: lineStarts,
  role: 'opener',
  categories: [Signature]
})

/**
 * One per line: a name, optionally with parentheses or brackets after it; or a C function; or several names of one
 * thing, separated by bars.
 */
const plainSignatures =
  /([ \t]*)(?:(?:(?:class|exception|static|async|classmethod|staticmethod|coroutine|abstractmethod|property|final|awaitable|async-for) )*[\w.$@%]+(?:[([<][^\n]*[)\]>]:?)?(?: -> [^\n]*| = [^\n]*)?|\|\w+\||[A-Za-z_][\w*: ]*[\w*]\([^\n]*\)|[A-Z_]+(?: \| [A-Z_]+)*)[ \t]*\n(?:\1(?:(?:class|exception|static|async|classmethod|staticmethod|coroutine|abstractmethod|property|final|awaitable|async-for) )*[\w.$@%*-]+(?:[([<][^\n]*)?\n){0,20}(?=(?:[ \t]*\n)+\1 {3,4}[^ \n])/y

const bareSignature =
  /[ \t]*[A-Za-z_][\w.]*\((?:[^\s()|"][^\n|"]*)?\)[ \t]*(?:\n(?=[ \t]*\n|(?![\0-\uFFFF]))|(?![\0-\uFFFF]))/y

function matchBare(
  text: string,
  offset: number,
  tokens: Array<IToken>
): CustomPatternMatcherReturn | null {
  const before = tokens[tokens.length - 1]?.tokenType
  if (before && before !== BlankLine) return null
  bareSignature.lastIndex = offset
  const match = bareSignature.exec(text)
  return match && [match[0]]
}

function matchPlain(
  text: string,
  offset: number,
  tokens: Array<IToken>
): CustomPatternMatcherReturn | null {
  const before = tokens[tokens.length - 1]?.tokenType
  if (before && before !== BlankLine && before !== SignatureLine) return null
  plainSignatures.lastIndex = offset
  const match = plainSignatures.exec(text)
  // A one-word sentence ends with a full stop, and below a file name is the content of the file.
  if (!match || /^[^\n(]*(?<!\.)\.[ \t]*\n/.test(match[0]) || isFileName(match[0].trim()))
    return null
  return [match[0]]
}

/**
 * ```ebnf
 * signatures = Signature, {Signature | TextLine}, [(Indent | BlankIndent), blocks, Dedent] ;
 * Signature  = SignatureLine | PlainSignatureLines | ToldSignatureLines | BareSignatureLine ;
 * ```
 */
export function signatures(...tokens: ReadonlyArray<LineToken>): BlockConstruct {
  return {
    name: 'signatures',
    tokens,
    example: 'f(x)\n\n   Text.\n',
    rule() {
      const lines = [this.CONSUME(Signature)]
      this.MANY(() =>
        this.OR([
          {ALT: () => lines.push(this.CONSUME1(Signature))},
          {ALT: () => lines.push(this.CONSUME(TextLine))}
        ])
      )
      const body = this.OPTION(this.takeAnyBody)
      return this.ACTION(() => {
        const terms: Array<DefinitionTerm> = []
        for (const token of lines) {
          const block = this.lines.text([token])
          if (token.tokenType === SignatureLine) {
            terms.push(readSignature(block, this))
            continue
          }
          for (let index = 0; index < block.length; index += 1) {
            terms.push(this.nodes.term(block.slice(index, index + 1), 'signature'))
          }
        }
        const list: DefinitionList = {
          type: 'definitionList',
          children: [...terms, this.nodes.body(body ?? [], terms)],
          data: {kind: 'signature'}
        }
        return [this.nodes.spanning(list)]
      })
    }
  }
}

function readSignature(block: TextBlock, builder: BlockBuilder): DefinitionTerm {
  const line = block.line(0)
  const colon = line.indexOf(':')
  let end = line.lastIndexOf('*')
  if (block.length > 1) {
    end = line.length
    for (let index = 1; index < block.length - 1; index += 1) end += 1 + block.line(index).length
  }
  const anchor: Anchor = {
    type: 'anchor',
    identifier: line.slice(1, colon),
    hidden: false,
    children: [],
    position: builder.nodes.position(block)
  }
  const text = block.cut(colon + 1, end)
  builder.nodes.leave({node: anchor, text, kind: 'signature'})
  return {type: 'definitionTerm', children: [anchor], position: builder.nodes.position(block)}
}
