import type {Point, Position} from 'unist'

/*
 * Links that lead nowhere are reported in the same way everywhere: by `convert`, with or without their package, and by
 * `lint`. The wording is HyperHelpAuthor's (src/linter/link.py), and the position is the body of the link, where
 * HyperHelpAuthor starts counting.
 */

/** Describe an unknown topic. */
export function describeUnknownTopic(topic: string): string {
  return `Link references unknown topic '${topic}'`
}

/** Describe an unknown package. */
export function describeUnknownPackage(name: string): string {
  return `Link references a topic in a non-existant package ('${name}')`
}

/** Describe a missing file. */
export function describeMissingFile(file: string): string {
  return `The file \`${file}\` is not in the package`
}

/**
 * Find the body of a link, between its pipes.
 *
 * @param position
 *   Position of the link; the pipes are on its first and last line.
 */
export function bodyOfLink({start, end}: Position): Position {
  return {start: move(start, 1), end: move(end, -1)}
}

function move({line, column, offset}: Point, by: number): Point {
  return {line, column: column + by, ...(offset === undefined ? {} : {offset: offset + by})}
}
