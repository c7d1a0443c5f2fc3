/** How the lines of a directive are read (docutils: "Directives"; Sphinx: "Directives"). */
export interface DirectiveForm {
  /** What the directive becomes. */
  readonly kind: DirectiveKind
  /** Whether text after the marker is its argument, and whether that is required; otherwise, content begins there. */
  readonly argument: boolean | 'required'
  /** Kind of content; absent if it takes none. */
  readonly content?: 'blocks' | 'quotes' | 'glossary' | 'lines'
  /** Names of its options, if it allows no others; if empty, anything that looks like an option is content. */
  readonly options?: ReadonlyArray<string>
  /** Whether its content may have titles where its context does. */
  readonly titles?: boolean
}

export type DirectiveKind =
  | 'admonition'
  | 'version'
  | 'quote'
  | 'topic'
  | 'rubric'
  /** Only its blocks. */
  | 'blocks'
  /** Its blocks, below its argument. */
  | 'titled'
  | 'code'
  | 'math'
  | 'raw'
  | 'image'
  | 'figure'
  | 'table'
  | 'listTable'
  | 'csvTable'
  | 'object'
  | 'toctree'
  /** Text for a substitution. */
  | 'text'
  /** Affects docutils or Sphinx, but shows nothing. */
  | 'hidden'
  /** Shows the content of other files. */
  | 'elsewhere'
  /** Unknown directive. */
  | 'other'

/** Options of admonitions (docutils: "Admonitions"; Sphinx 8.2 can fold them). */
const options = ['class', 'name', 'collapsible', 'open']

const forms: ReadonlyArray<[names: string, form: DirectiveForm]> = [
  [
    'attention caution danger error hint important note tip warning seealso todo',
    {kind: 'admonition', argument: false, content: 'blocks', options}
  ],
  ['admonition', {kind: 'admonition', argument: 'required', content: 'blocks', options}],
  [
    'versionadded versionchanged versionremoved deprecated',
    {kind: 'version', argument: 'required', content: 'blocks'}
  ],
  [
    'epigraph highlights pull-quote',
    {kind: 'quote', argument: false, content: 'quotes', options: []}
  ],
  ['topic', {kind: 'topic', argument: 'required', content: 'blocks'}],
  ['sidebar', {kind: 'topic', argument: true, content: 'blocks'}],
  ['rubric', {kind: 'rubric', argument: 'required'}],
  ['only ifconfig', {kind: 'blocks', argument: 'required', content: 'blocks', titles: true}],
  ['class rst-class cssclass', {kind: 'blocks', argument: 'required', content: 'blocks'}],
  ['container hlist tab-set grid grid-item', {kind: 'blocks', argument: true, content: 'blocks'}],
  ['glossary', {kind: 'blocks', argument: true, content: 'glossary'}],
  ['compound tabs acks', {kind: 'blocks', argument: false, content: 'blocks'}],
  [
    'tab tab-item dropdown card grid-item-card details collapse centered group-tab code-tab',
    {kind: 'titled', argument: true, content: 'blocks'}
  ],
  [
    `code code-block sourcecode doctest testcode testoutput testsetup testcleanup prompt productionlist
     graphviz digraph graph uml plantuml mermaid tikz jinja aafig ditaa blockdiag seqdiag actdiag
     nwdiag packetdiag rackdiag wavedrom svgbob ipython`,
    {kind: 'code', argument: true, content: 'lines'}
  ],
  ['parsed-literal line-block', {kind: 'code', argument: false, content: 'lines'}],
  ['math', {kind: 'math', argument: true, content: 'lines'}],
  ['raw', {kind: 'raw', argument: 'required', content: 'lines'}],
  ['image', {kind: 'image', argument: 'required'}],
  ['figure', {kind: 'figure', argument: 'required', content: 'blocks'}],
  ['table', {kind: 'table', argument: true, content: 'blocks'}],
  ['list-table flat-table', {kind: 'listTable', argument: true, content: 'blocks'}],
  ['csv-table', {kind: 'csvTable', argument: true, content: 'lines'}],
  [
    `function data exception attribute method classmethod staticmethod decorator decoratormethod property
     option cmdoption envvar describe object confval macro type var member struct union enum enumerator
     cfunction cmember cmacro ctype cvar opcode pdbcommand`,
    {kind: 'object', argument: true, content: 'blocks'}
  ],
  ['toctree', {kind: 'toctree', argument: true, content: 'lines'}],
  [
    `include literalinclude automodule autoclass autofunction automethod autoattribute autodata
     autoexception autodecorator autoproperty autosummary bibliography plot`,
    {kind: 'elsewhere', argument: true, content: 'lines'}
  ],
  ['replace unicode date', {kind: 'text', argument: false, content: 'lines'}],
  [
    `contents sectnum section-numbering index highlight default-role role default-domain currentmodule
     currentclass module py:module py:currentmodule js:module moduleauthor sectionauthor codeauthor
     tabularcolumns meta header footer title target-notes program`,
    {kind: 'hidden', argument: true, content: 'lines'}
  ]
]

const byName = new Map(
  forms.flatMap(([names, form]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, form] as const)
  )
)

const object: DirectiveForm = {kind: 'object', argument: true, content: 'blocks'}
const other: DirectiveForm = {kind: 'other', argument: true, content: 'lines'}

/** Identifies a Python class rather than an HTML class: a capital, a module or arguments. */
const pythonClass = /^\s*\p{Lu}|[.([]/u

/**
 * Find how a directive is read. Directives of Sphinx domains describe objects: `py:function`, `c:macro`. So does
 * Sphinx's `class`, while docutils' sets the HTML class of what follows.
 */
export function formOf(name: string, argument: string): DirectiveForm {
  if (name === 'class' && pythonClass.test(argument)) return object
  return byName.get(name) ?? (/^(?:py|c|cpp|js|rst|std):\w+$/.test(name) ? object : other)
}

/** Why a directive cannot be read as such, and how to fix it. */
export interface DirectiveFault {
  readonly reason: string
  readonly note: string
}

/** Parts that a directive is written with. */
interface Written {
  readonly hasArgument: boolean
  readonly hasContent: boolean
  readonly options: ReadonlyArray<{readonly name: string}>
  /** Whether its options are fields only. */
  readonly isWhole: boolean
}

/** Check a directive against its form (docutils: `parse_directive_block`). */
export function faultOf(
  name: string,
  form: DirectiveForm,
  {hasArgument, hasContent, options, isWhole}: Written
): DirectiveFault | undefined {
  if (!isWhole) {
    return {
      reason: `The options of the directive \`${name}\` are not a field list`,
      note: 'Write each as `:name: value`, with a blank line below the last (docutils: “invalid option block”)'
    }
  }
  const unknown = form.options && options.find((option) => !form.options!.includes(option.name))
  if (unknown) {
    return {
      reason: `The directive \`${name}\` has no option \`${unknown.name}\``,
      note: 'Remove it, or put a blank line before it if it is content (docutils: “unknown option”)'
    }
  }
  if (form.argument === 'required' && !hasArgument) {
    return {
      reason: `The directive \`${name}\` lacks its argument`,
      note: 'Write it after the two colons (docutils: “1 argument(s) required, 0 supplied”)'
    }
  }
  if (form.content === undefined && hasContent) {
    return {
      reason: `The directive \`${name}\` takes no content`,
      note: 'Remove the indentation of the text below it (docutils: “no content permitted”)'
    }
  }
  return undefined
}
