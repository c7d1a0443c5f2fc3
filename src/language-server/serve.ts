import {Readable, Writable} from 'node:stream'
import {createConnection, ProposedFeatures} from 'vscode-languageserver'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver-protocol/node'
import {startServer} from './server.js'

/**
 * Serve an editor over two streams until it exits or its stream ends.
 *
 * @param input
 *   Messages from the editor.
 * @param output
 *   Messages to the editor.
 * @param version
 *   Version to report.
 * @returns
 *   Exit status: 0 if the editor requested a shutdown first, else 1.
 */
export function serve(
  input: AsyncIterable<Uint8Array | string>,
  output: {
    write(data: string | Uint8Array): unknown
    on(event: 'error', listener: () => void): unknown
  },
  version: string
): Promise<0 | 1> {
  const incoming = input instanceof Readable ? input : Readable.from(input)
  const outgoing = new Writable({
    decodeStrings: false,
    // Messages are written whole, so no character is split.
    write(chunk: string | Buffer, _encoding, done) {
      output.write(chunk)
      done()
    }
  })
  return new Promise((resolve) => {
    const end = (): void => {
      resolve(watchDog.shutdownReceived ? 0 : 1)
      // An open input would keep the process alive.
      incoming.destroy()
      try {
        connection.dispose()
      } catch {
        // The connection has already closed.
      }
    }
    const watchDog = {shutdownReceived: false, initialize() {}, exit: end}
    const connection = createConnection(
      (logger) => {
        const reader = new StreamMessageReader(incoming)
        // A timer waiting for the rest of a message would outlive the input.
        reader.partialMessageTimeout = 0
        const writer = new StreamMessageWriter(outgoing)
        return createProtocolConnection(reader, writer, logger)
      },
      watchDog,
      ProposedFeatures.all
    )
    // Handle what was sent before the end first: messages are queued, one for each turn of the event loop.
    const endAfter = (turns: number): void => {
      if (turns === 0) end()
      else setImmediate(endAfter, turns - 1)
    }
    incoming.once('end', () => endAfter(1000))
    // An editor that no longer listens is no reason to fail loudly.
    output.on('error', end)
    startServer(connection, version)
  })
}
