import type {List, ListItem, Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {BlockRules} from '../construct.js'
import {type Directive, keep} from './directive-parts.js'

/** A table of contents: links to documents, without their extension (Sphinx: "toctree"). */
export function readToctree(directive: Directive, {nodes}: BlockRules): Array<RootContent> {
  const {content, position, options} = directive
  const children: Array<ListItem> = []
  for (let index = 0; index < (content?.length ?? 0); index += 1) {
    const line = content!.slice(index, index + 1).stripped()
    const entry = /^(?:(.*\S)\s*<([^<>]+)>|(\S+))$/.exec(line.toString())
    if (!entry || entry[3] === 'self') continue
    const place = nodes.position(line)
    const path = entry[2] ?? entry[3]!
    const text: PhrasingContent = {
      type: 'text',
      value: entry[1] ?? path.replace(/^\//, ''),
      position: place
    }
    const isElsewhere = /^[a-z][a-z\d+.-]*:/i.test(path)
    // A pattern for several documents links to none of them.
    const isPattern = 'glob' in options && /[*?[]/.test(path)
    const name = isElsewhere ? path : path.replace(/\.(?:rst|md|txt)$/, '')
    const link: PhrasingContent = {
      type: 'link',
      url: isElsewhere ? name : name.replace(/^\//, ''),
      children: [text],
      ...(!isElsewhere && {
        data: {
          document: name,
          ...(entry[1] === undefined && {isUntitled: true}),
          ...(isPattern && {isPattern})
        }
      }),
      position: place
    }
    const paragraph: Paragraph = {type: 'paragraph', children: [link], position: place}
    children.push({type: 'listItem', spread: false, children: [paragraph], position: place})
  }
  if (children.length === 0) return [keep(directive)]
  const {caption} = options
  const list: List = {
    ...{type: 'list', ordered: false, spread: false, children},
    data: {toctree: {caption: caption ?? null}},
    position
  }
  if ('hidden' in options) {
    const data = {directive: 'toctree', options, silent: true, contents: list}
    return [{...keep(directive), data}]
  }
  if (!caption) return [list]
  const place = nodes.position(directive.optionTexts.get('caption')!)
  return [
    {
      type: 'heading',
      depth: 6,
      data: {rubric: true},
      children: [{type: 'text', value: caption, position: place}],
      position: place
    },
    list
  ]
}
