import {Readable, Writable} from 'node:stream'
import {createConnection, ProposedFeatures} from 'vscode-languageserver'
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver-protocol/node'
import {startServer} from './server.js'

/**
 * Serve an editor over two streams, until it says so or ends.
 *
 * @param input
 *   Messages of the editor.
 * @param output
 *   Messages to it.
 * @param version
 *   Version that the server says it has.
 * @returns
 *   Exit status: 0 where the editor has said goodbye before, else 1.
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
    // Messages are written whole: no character is cut in two.
    write(chunk: string | Buffer, _encoding, done) {
      output.write(chunk)
      done()
    }
  })
  return new Promise((resolve) => {
    const end = (): void => {
      connection.dispose()
      // An open input would keep the process.
      incoming.destroy()
      resolve(watchDog.shutdownReceived ? 0 : 1)
    }
    const watchDog = {shutdownReceived: false, initialize() {}, exit: end}
    const connection = createConnection(
      (logger) => {
        const reader = new StreamMessageReader(incoming)
        const writer = new StreamMessageWriter(outgoing)
        return createProtocolConnection(reader, writer, logger)
      },
      watchDog,
      ProposedFeatures.all
    )
    incoming.once('end', end)
    incoming.once('close', end)
    // Who listens no more is no reason to fail loudly.
    output.on('error', end)
    startServer(connection, version)
  })
}
