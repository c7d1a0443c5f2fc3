import {defaultKeymap, history, historyKeymap} from '@codemirror/commands'
import {type Diagnostic, lintGutter, lintKeymap, setDiagnostics} from '@codemirror/lint'
import {EditorState, StateEffect, StateField} from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers
} from '@codemirror/view'

/** What the page is told about the text. */
export interface EditorEvents {
  changed(text: string): void
  moved(offset: number): void
}

/** The text of the playground. */
export interface Editor {
  get(): string
  set(text: string): void
  /** Change as little as makes the text another. */
  replace(text: string): void
  /** Mark what a node was read from. */
  mark(range: {from: number; to: number} | undefined): void
  goTo(offset: number): void
  showFaults(faults: ReadonlyArray<Diagnostic>): void
}

const setMark = StateEffect.define<{from: number; to: number} | undefined>()
const marked = Decoration.mark({class: 'cm-origin'})

const mark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, {effects, changes}) {
    let result = value.map(changes)
    for (const effect of effects) {
      if (!effect.is(setMark)) continue
      const range = effect.value
      result =
        range && range.to > range.from
          ? Decoration.set([marked.range(range.from, range.to)])
          : Decoration.none
    }
    return result
  },
  provide: (field) => EditorView.decorations.from(field)
})

const theme = EditorView.theme({
  '&': {height: '100%', backgroundColor: 'var(--paper)', color: 'var(--ink)', fontSize: '13px'},
  '.cm-scroller': {fontFamily: 'ui-monospace, monospace', lineHeight: '1.45'},
  '.cm-gutters': {
    backgroundColor: 'var(--shade)',
    color: 'var(--soft)',
    borderRight: '1px solid var(--line)'
  },
  '.cm-activeLine': {backgroundColor: 'color-mix(in srgb, var(--accent) 7%, transparent)'},
  '.cm-cursor': {borderLeftColor: 'var(--ink)'},
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 25%, transparent) !important'
  },
  '.cm-origin': {backgroundColor: 'var(--mark)'},
  '.cm-tooltip': {
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    border: '1px solid var(--line)'
  },
  '.cm-diagnosticAction': {backgroundColor: 'var(--accent)', color: 'var(--on-accent)'}
})

/**
 * Make the editor. It lives in a shadow root: there, style sheets are made by script, and no style that stands in the
 * page's text need be allowed.
 */
export function createEditor(parent: HTMLElement, events: EditorEvents): Editor {
  const host = document.createElement('div')
  host.style.height = '100%'
  parent.append(host)
  const root = host.attachShadow({mode: 'open'})
  const extensions = [
    lineNumbers(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    lintGutter(),
    mark,
    theme,
    EditorView.contentAttributes.of({'aria-label': 'Text with tables'}),
    keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
    EditorView.updateListener.of(({docChanged, selectionSet, state}) => {
      if (docChanged) events.changed(state.doc.toString())
      if (selectionSet) events.moved(state.selection.main.head)
    })
  ]
  const view = new EditorView({
    state: EditorState.create({extensions}),
    root,
    parent: root as never
  })
  return {
    get: () => view.state.doc.toString(),
    set(text) {
      view.setState(EditorState.create({doc: text, extensions}))
      events.changed(view.state.doc.toString())
    },
    replace(text) {
      const old = view.state.doc.toString()
      let from = 0
      while (from < Math.min(old.length, text.length) && old[from] === text[from]) from += 1
      let tail = 0
      while (
        tail < Math.min(old.length, text.length) - from &&
        old[old.length - 1 - tail] === text[text.length - 1 - tail]
      )
        tail += 1
      const changes = {from, to: old.length - tail, insert: text.slice(from, text.length - tail)}
      view.dispatch({changes, userEvent: 'input.table'})
    },
    mark(range) {
      view.dispatch({effects: setMark.of(range)})
      if (range) view.dispatch({effects: EditorView.scrollIntoView(range.from, {y: 'nearest'})})
    },
    goTo(offset) {
      view.dispatch({
        selection: {anchor: offset},
        effects: EditorView.scrollIntoView(offset, {y: 'center'})
      })
      view.focus()
    },
    showFaults(faults) {
      view.dispatch(setDiagnostics(view.state, [...faults]))
    }
  }
}
