import type {GridTable, GridTableCaption} from '../../grammars/grid-table/nodes.js'
import {toPlainText} from '../tables/to-plain-text.js'

/** Get the caption of a table, with markup and attributes if its text has not been changed since it was read. */
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

/** Parts of a table that are not in its lines: its caption, and its identifier. */
export function outsideOf({caption, identifier, data}: GridTable): Partial<GridTable> {
  return {
    ...(caption !== undefined && {caption}),
    ...(identifier !== undefined && {identifier}),
    ...(data && {data})
  }
}
