import type {GridTable, GridTableCaption} from '../../grammars/grid-table/nodes.js'
import {toPlainText} from '../tables/to-plain-text.js'

/**
 * Find the caption of a table: with its markup and its attributes, where nobody has changed its text since it was read.
 */
export function captionOf({
  caption,
  dialect,
  identifier,
  data
}: GridTable): GridTableCaption | undefined {
  const written = data?.caption
  const text = written?.children.map((child) => toPlainText(child)).join('') ?? ''
  if (written && text === (caption ?? '') && written.identifier === identifier) return written
  if (!caption && !identifier) return undefined
  const children: GridTableCaption['children'] = caption ? [{type: 'text', value: caption}] : []
  return {
    place: written?.place ?? (dialect === 'rst' || dialect === 'rst-simple' ? 'above' : 'below'),
    ...(written?.mark && {mark: written.mark}),
    children,
    ...(identifier && {identifier, markup: `{#${identifier}}`})
  }
}

/** What of a table does not stand in its lines: its caption, what links lead to. */
export function outsideOf({caption, identifier, data}: GridTable): Partial<GridTable> {
  return {
    ...(caption !== undefined && {caption}),
    ...(identifier !== undefined && {identifier}),
    ...(data && {data})
  }
}
