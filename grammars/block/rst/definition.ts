import type {IToken} from 'chevrotain'
import type {RootContent} from 'mdast'
import type {DefinitionList, DefinitionListData} from '../../nodes.js'
import type {BlockConstruct, BlockRules} from '../construct.js'
import {Indent, type LineToken} from '../lines.js'
import type {LabelPayload, TermPayload} from './indent/payloads.js'
import {
  FieldMarker,
  FirstField,
  FirstOption,
  FirstTerm,
  NextField,
  NextOption,
  NextTerm,
  OptionMarker,
  SharedTerm
} from './lines.js'

type Children = DefinitionList['children']

/**
 * ```ebnf
 * definitionList = FirstTerm, {SharedTerm}, body, {NextTerm, {SharedTerm}, body} ;
 * body = Indent, blocks, Dedent ;
 * ```
 *
 * docutils: "Definition Lists"; Sphinx: "Glossary", where several terms may share a body. Classifiers are separated
 * from a term when its markup is read: ` : ` in a literal is no delimiter.
 */
export const definitionList: BlockConstruct = {
  name: 'definitionList',
  tokens: [FirstTerm, NextTerm, SharedTerm],
  example: 'term\n  text\n',
  rule() {
    const children: Children = []
    let data: DefinitionListData | undefined
    const readTerm = (token: IToken): void => {
      this.ACTION(() => {
        children.push(this.nodes.term(this.lines.text([token])))
        if ((token.payload as TermPayload | undefined)?.isInGlossary) data = {glossary: true}
      })
    }
    const readBody = (body: Array<RootContent>): void => {
      this.ACTION(() => children.push(this.nodes.body(body, children)))
    }
    readTerm(this.CONSUME(FirstTerm))
    this.MANY(() => readTerm(this.CONSUME(SharedTerm)))
    readBody(this.takeBody())
    this.MANY1(() => {
      readTerm(this.CONSUME(NextTerm))
      this.MANY2(() => readTerm(this.CONSUME1(SharedTerm)))
      this.CONSUME1(Indent)
      readBody(this.SUBRULE1(this.indented))
    })
    return this.ACTION(
      (): Array<RootContent> => [
        this.nodes.spanning<DefinitionList>({
          type: 'definitionList',
          children,
          ...(data && {data})
        })
      ]
    )
  }
}

/**
 * ```ebnf
 * fieldList = FirstField, body, {NextField, body} ;
 * ```
 *
 * docutils: "Field Lists".
 */
export const fieldList: BlockConstruct = {
  name: 'fieldList',
  tokens: [FieldMarker, FirstField, NextField],
  example: ':name: text\n',
  rule() {
    return readEntries(this, FirstField, NextField, 'field', (token) => [
      this.nodes.withText(
        {type: 'definitionTerm', children: []},
        this.lines.text([(token.payload as LabelPayload).label])
      )
    ])
  }
}

/**
 * ```ebnf
 * optionList = FirstOption, body, {NextOption, body} ;
 * ```
 *
 * docutils: "Option Lists". Options are code, and contain no markup.
 */
export const optionList: BlockConstruct = {
  name: 'optionList',
  tokens: [OptionMarker, FirstOption, NextOption],
  example: '-o  text\n',
  rule() {
    return readEntries(this, FirstOption, NextOption, 'option', (token) => {
      const text = this.lines.text([(token.payload as LabelPayload).label])
      const position = this.nodes.position(text)
      return [
        {
          type: 'definitionTerm',
          children: [{type: 'inlineCode', value: text.toString(), position}],
          position: this.nodes.position(text)
        }
      ]
    })
  }
}

/** Read terms and their bodies. */
function readEntries(
  rules: BlockRules,
  first: LineToken,
  next: LineToken,
  kind: DefinitionListData['kind'],
  readTerms: (token: IToken) => Children
): Array<RootContent> {
  const children: Children = []
  const token = rules.CONSUME(first)
  // Texts are left to the inline grammar in document order: terms before their bodies.
  rules.ACTION(() => children.push(...readTerms(token)))
  const body = rules.takeBody()
  rules.ACTION(() => children.push(rules.nodes.body(body, children)))
  rules.MANY(() => {
    const another = rules.CONSUME1(next)
    rules.ACTION(() => children.push(...readTerms(another)))
    rules.CONSUME1(Indent)
    const more = rules.SUBRULE1(rules.indented)
    rules.ACTION(() => children.push(rules.nodes.body(more, children)))
  })
  return rules.ACTION((): Array<RootContent> => {
    const node: DefinitionList = {type: 'definitionList', children}
    if (kind) node.data = {kind}
    return [rules.nodes.spanning(node)]
  })
}
