import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {explainError, FileError} from '../../files/file-error.js'
import {tooLarge} from '../../files/read-bytes.js'
import {createPageWriter} from '../../help-package/site/page-writer.js'
import {usualMaxBytes, usualTimeout} from '../../help-package/tasks/usual-limits.js'
import {withDeadline} from '../../help-package/tasks/with-deadline.js'
import type {ReadAsOptions} from '../../read/readers/reader.js'
import type {Format} from '../../write/format.js'
import {detectFormat} from '../inputs/detect-format.js'
import type {InputFormat} from '../inputs/input-formats.js'
import type {LimitOptions} from '../inputs/read-input.js'
import {type MessageRecord, toRecord} from '../messages/message-record.js'
import type {Status} from '../messages/reporter.js'
import type {Surroundings} from '../program/surroundings.js'
import {loadWhole, runConvert} from './convert.js'

/** A line of input. */
interface Request {
  /** Returned unchanged. */
  id?: unknown
  /** Name of the document; for a package, path of a help file in it. */
  path?: string
  /** Text of the document; for a package, replaces the content of the file. */
  text?: string
  /** Format of the text (default: detected). */
  from?: InputFormat
}

/** A line of output: one for each line of input, in the same order. */
interface Answer {
  id: unknown
  ok: boolean
  path?: string
  output?: string
  messages: Array<MessageRecord>
}

/**
 * Convert documents from lines of JSON until the input ends. Problems are ordinary lines of output, so that input and
 * output stay in step.
 *
 * @param convert
 *   Converts one document.
 * @param options
 *   Limits for each document.
 * @param surroundings
 *   Streams.
 * @returns
 *   1 if any line has `ok: false`.
 */
export async function convertLines(
  convert: (request: Request) => Promise<Omit<Answer, 'id'>>,
  {maxBytes = usualMaxBytes}: LimitOptions,
  {stdin, stdout}: Surroundings
): Promise<Status> {
  let status: Status = 0
  // A character takes up to six bytes in JSON.
  for await (const line of linesOf(stdin, maxBytes * 6)) {
    if (line?.trim() === '') continue
    let request: Request = {}
    let answer: Omit<Answer, 'id'>
    try {
      if (line === undefined) throw tooLarge(undefined, maxBytes)
      const value: unknown = JSON.parse(line)
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) request = value
      else if (typeof value === 'string') request = {id: value, path: value}
      answer = await convert(request)
    } catch (error) {
      const {ruleId, reason} =
        error instanceof FileError
          ? explainError(error)
          : {
              ruleId: 'line-malformed',
              reason: `Cannot convert the line: ${(error as Error).message}`
            }
      answer = {ok: false, messages: [{severity: 'error', reason, ruleId}]}
    }
    if (!answer.ok) status = 1
    const id = request.id ?? request.path ?? null
    const isRoom = stdout.write(`${JSON.stringify({id, ...answer})}\n`)
    // The reader may be slower than we are.
    if (isRoom === false && stdout.once) {
      await new Promise<void>((resolve) => stdout.once!('drain', resolve))
    }
  }
  return status
}

/** Create a function that converts documents to a format. */
export function documentConverter(
  format: Format,
  options: LimitOptions & ReadAsOptions & {from: 'auto' | InputFormat}
): (request: Request) => Promise<Omit<Answer, 'id'>> {
  const {timeout = usualTimeout, maxBytes = usualMaxBytes} = options
  const {fallback, formatOf, refuse} = runConvert(format, options)
  const told = options.from === 'auto' ? undefined : options.from
  return async ({path: name, text, from = told}) => {
    if (typeof text !== 'string') throw new TypeError('expected `text`')
    const size = Buffer.byteLength(text)
    if (size > maxBytes) throw tooLarge(size, maxBytes)
    const path = typeof name === 'string' ? name : ''
    const known = from ?? formatOf?.(path)
    const refusal = known === undefined ? await refuse?.(text, path) : undefined
    if (refusal !== undefined) throw new FileError('input-format', refusal)
    const file = new VFile({value: text, ...(path === '' ? {} : {path})})
    const kind = known ?? withDeadline(timeout, () => detectFormat(text, fallback, path).format)
    const read = await loadWhole(kind, text, format, options)
    const output = withDeadline(timeout, () => {
      const {tree, language} = read(file, {isTold: from !== undefined})
      return format.stringify(tree, {file, source: text, language})
    })
    return {ok: isFine(file.messages), output, messages: file.messages.map(toRecord)}
  }
}

/** Create a function that converts the pages of a package. */
export async function pageConverter(
  target: string,
  options: Parameters<typeof createPageWriter>[1]
): Promise<(request: Request) => Promise<Omit<Answer, 'id'>>> {
  const write = await createPageWriter(target, options)
  return async ({path, text}) => {
    if (typeof path !== 'string') throw new TypeError('expected `path`')
    const page = await write({path, text})
    return {
      ok: page.content !== undefined,
      ...(page.path === undefined ? {} : {path: page.path}),
      ...(page.content === undefined ? {} : {output: page.content}),
      messages: page.messages.map(toRecord)
    }
  }
}

function isFine(messages: ReadonlyArray<VFileMessage>): boolean {
  return messages.every(({fatal}) => fatal !== true)
}

/**
 * Split a stream into lines, keeping no more of it in memory than the longest line.
 *
 * @returns
 *   Each line; `undefined` for one with more than `most` UTF-16 units.
 */
async function* linesOf(
  stream: AsyncIterable<Uint8Array | string>,
  most: number
): AsyncGenerator<string | undefined> {
  const decoder = new TextDecoder()
  let rest = ''
  let isTooLong = false
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, {stream: true})
    const lines = text.split('\n')
    lines[0] = rest + lines[0]!
    rest = lines.pop()!
    for (const line of lines) {
      yield isTooLong || line.length > most ? undefined : line
      isTooLong = false
    }
    if (rest.length <= most) continue
    rest = ''
    isTooLong = true
  }
  rest += decoder.decode()
  if (isTooLong || rest !== '') yield isTooLong ? undefined : rest
}
