import type {Root} from 'mdast'
import {toPlainText} from '../../tables/to-plain-text.js'

/** A heading and the extent of its section. */
export interface Section {
  title: string
  depth: number
  /** Line of the heading, from 1. */
  first: number
  /** Line after the end of the section. */
  end: number
}

/**
 * Find the sections of a document: from the headings of its tree or, if its reader only reads tables, from the lines
 * that are headings in Markdown or reST.
 */
export function findSections(tree: Root, text: string): Array<Section> {
  const headings: Array<Section> = []
  for (const node of tree.children) {
    if (node.type !== 'heading' || !node.position) continue
    const {line} = node.position.start
    headings.push({title: toPlainText(node), depth: node.depth, first: line, end: 0})
  }
  const sections = headings.length > 0 ? headings : readHeadings(text)
  for (const [index, section] of sections.entries()) {
    const next = sections.slice(index + 1).find(({depth}) => depth <= section.depth)
    section.end = next?.first ?? Number.POSITIVE_INFINITY
  }
  return sections
}

/** Whether a section has a title, ignoring white space and case. */
export function hasTitle({title}: Section, wanted: string): boolean {
  return normalize(title) === normalize(wanted)
}

function normalize(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}

/**
 * Find lines that start with `#`, and underlined lines; the depth of an underline style depends on the order of first
 * use.
 */
function readHeadings(text: string): Array<Section> {
  const lines = text.split(/\r\n|\n|\r/)
  const styles: Array<string> = []
  const sections: Array<Section> = []
  for (const [index, line] of lines.entries()) {
    const marks = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/.exec(line)
    if (marks) {
      const title = marks[2]!.replace(/[ \t]#+[ \t]*$/, '')
      sections.push({title, depth: marks[1]!.length, first: index + 1, end: 0})
      continue
    }
    const under = lines[index + 1]?.trimEnd() ?? ''
    const title = line.trim()
    if (title === '' || under.length < Math.max(3, title.length) || isRule(title)) continue
    if (!isRule(under) || /^[+|]/.test(title)) continue
    const above = lines[index - 1]?.trimEnd()
    const style = (above === under ? 'over' : '') + under[0]!
    if (!styles.includes(style)) styles.push(style)
    sections.push({title, depth: styles.indexOf(style) + 1, first: index + 1, end: 0})
  }
  return sections
}

function isRule(line: string): boolean {
  return /^[=\-`:'"~^_*+#<>.]/.test(line) && line === line[0]!.repeat(line.length)
}
