import type {Code} from 'mdast'
import type {Position} from 'unist'
import type {Problem} from '../../problem.js'
import type {TextBlock} from '../../text-block.js'
import type {BlockRules} from '../construct.js'
import {cutLines} from '../cut-lines.js'
import type {DirectivePayload} from './indent/payloads.js'

/** A directive, with its parts as lines of the source. */
export interface Directive extends Pick<DirectivePayload, 'name' | 'fault'> {
  readonly kind: DirectivePayload['form']['kind']
  readonly whole: TextBlock
  readonly argument: TextBlock | undefined
  readonly options: Record<string, string>
  /** Values of the options, with positions. */
  readonly optionTexts: ReadonlyMap<string, TextBlock>
  readonly content: TextBlock | undefined
  readonly position: Position
}

/** Cut the parts of a directive out of the source. */
export function partsOf(payload: DirectivePayload, {lines, nodes}: BlockRules): Directive {
  const {name, form, argument, options, content, margin, fault, whole} = payload
  const block = cutLines(lines, whole, Math.max(margin - 3, 0))
  const optionTexts = new Map<string, TextBlock>()
  const values: Record<string, string> = {}
  for (const option of options) {
    const text = lines.text(option.value ? [option.value] : [])
    if (option.value) optionTexts.set(option.name, text)
    values[option.name] = text.toString()
  }
  return {
    name,
    kind: form.kind,
    whole: block,
    argument: argument && lines.text([argument]),
    options: values,
    optionTexts,
    content: content && cutLines(lines, content, margin),
    position: nodes.position(lines.text([whole])),
    ...(fault !== undefined && {fault})
  }
}

/** Keep a directive verbatim, as code. */
export function keep({name, options, whole, position}: Directive): Code {
  const data: Code['data'] = {directive: name}
  if (Object.keys(options).length > 0) data.options = options
  return {type: 'code', lang: 'rst', value: whole.toString(), data, position}
}

/** Report a problem with a directive as a whole; it is kept as code. */
export function report(
  {whole, kind}: Directive,
  {state}: BlockRules,
  reason: string,
  note = 'It becomes a code block',
  severity: Problem['severity'] = 'error'
): void {
  state.report({
    ruleId: /table/i.test(kind) ? 'rst-table' : 'rst-directive',
    reason,
    start: whole.start,
    end: whole.ends[0]!,
    note,
    severity
  })
}

/** Report a directive that lacks its content. */
export function reportEmpty({name, whole}: Directive, {state}: BlockRules): void {
  state.report({
    ruleId: 'rst-directive-empty',
    reason: `Directive \`${name}\` has no content`,
    start: whole.start,
    end: whole.ends[0]!,
    note: 'Indent its content, below a blank line (docutils: “Content block expected”)',
    severity: 'error'
  })
}
