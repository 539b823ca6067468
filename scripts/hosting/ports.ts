/** Free ports, and the wait for a server to take one. */
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { until } from '../engines/until'

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (typeof address !== 'object' || !address) throw new Error('No free port')
  return address.port
}

/** Resolves once somebody listens there. */
export function listens(port: number): Promise<void> {
  return until(`somebody listens on port ${port}`, async () => {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    socket.destroy()
    return true
  })
}
