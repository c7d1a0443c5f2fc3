import type {Point, Position} from 'unist'

/*
 * What is said of a link that leads nowhere is the same wherever it is found: by `convert`, with its package or without,
 * and by `lint`. The words are those that HyperHelpAuthor has for it (src/linter/link.py), the place is the body of the
 * link, where HyperHelpAuthor counts from.
 */

/** Say that a topic is nowhere. */
export function describeUnknownTopic(topic: string): string {
  return `Link references unknown topic '${topic}'`
}

/** Say that a package is not there. */
export function describeUnknownPackage(name: string): string {
  return `Link references a topic in a non-existant package ('${name}')`
}

/** Say which file is not there. */
export function describeMissingFile(file: string): string {
  return `The file \`${file}\` is not in the package`
}

/**
 * Find the body of a link: what stands between its pipes.
 *
 * @param position
 *   Place of the link; the pipes are on its first and its last line.
 */
export function bodyOfLink({start, end}: Position): Position {
  return {start: move(start, 1), end: move(end, -1)}
}

function move({line, column, offset}: Point, by: number): Point {
  return {line, column: column + by, ...(offset === undefined ? {} : {offset: offset + by})}
}
