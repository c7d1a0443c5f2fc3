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
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  version: string
): Promise<0 | 1> {
  return new Promise((resolve) => {
    const end = (): void => {
      connection.dispose()
      resolve(watchDog.shutdownReceived ? 0 : 1)
    }
    const watchDog = {shutdownReceived: false, initialize() {}, exit: end}
    const connection = createConnection(
      (logger) => {
        const reader = new StreamMessageReader(input)
        const writer = new StreamMessageWriter(output)
        return createProtocolConnection(reader, writer, logger)
      },
      watchDog,
      ProposedFeatures.all
    )
    input.once('end', end)
    input.once('close', end)
    // Who listens no more is no reason to fail loudly.
    output.on('error', end)
    startServer(connection, version)
  })
}
