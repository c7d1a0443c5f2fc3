/** How the lines of a directive are read (docutils: "Directives"; Sphinx: "Directives"). */
export interface DirectiveForm {
  /** What it becomes. */
  readonly kind: DirectiveKind
  /** Whether text behind the marker is its argument; else it is the beginning of its content. */
  readonly argument: boolean
  /** What its content is; nothing: it has none. */
  readonly content?: 'blocks' | 'quotes' | 'lines'
  /** Whether titles may stand in its content, where they may stand around it. */
  readonly titles?: boolean
}

export type DirectiveKind =
  | 'admonition'
  | 'version'
  | 'quote'
  | 'topic'
  | 'rubric'
  /** Its blocks alone. */
  | 'blocks'
  /** Its blocks, below what its argument says. */
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
  /** Says something to docutils or Sphinx, nothing to readers. */
  | 'hidden'
  /** Nobody knows it, or it takes what it shows from elsewhere. */
  | 'other'

const forms: ReadonlyArray<[names: string, form: DirectiveForm]> = [
  [
    'attention caution danger error hint important note tip warning seealso todo',
    {kind: 'admonition', argument: false, content: 'blocks'}
  ],
  ['admonition', {kind: 'admonition', argument: true, content: 'blocks'}],
  [
    'versionadded versionchanged versionremoved deprecated',
    {kind: 'version', argument: true, content: 'blocks'}
  ],
  ['epigraph highlights pull-quote', {kind: 'quote', argument: false, content: 'quotes'}],
  ['topic sidebar', {kind: 'topic', argument: true, content: 'blocks'}],
  ['rubric', {kind: 'rubric', argument: true}],
  ['only ifconfig', {kind: 'blocks', argument: true, content: 'blocks', titles: true}],
  [
    'container class rst-class cssclass hlist glossary tab-set grid grid-item',
    {kind: 'blocks', argument: true, content: 'blocks'}
  ],
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
  ['raw', {kind: 'raw', argument: true, content: 'lines'}],
  ['image', {kind: 'image', argument: true}],
  ['figure', {kind: 'figure', argument: true, content: 'blocks'}],
  ['table', {kind: 'table', argument: true, content: 'blocks'}],
  ['list-table flat-table', {kind: 'listTable', argument: true, content: 'blocks'}],
  ['csv-table', {kind: 'csvTable', argument: true, content: 'lines'}],
  [
    `function data exception attribute method classmethod staticmethod decorator decoratormethod property
     option cmdoption envvar describe object confval`,
    {kind: 'object', argument: true, content: 'blocks'}
  ],
  ['toctree', {kind: 'toctree', argument: true, content: 'lines'}],
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

/** How a directive is read. Those of Sphinx' domains describe objects: `py:function`, `c:macro`. */
export function formOf(name: string): DirectiveForm {
  return byName.get(name) ?? (/^(?:py|c|cpp|js|rst|std):\w+$/.test(name) ? object : other)
}
