/** The line between a browser and a host: all that goes over it, and its end in the middle of a call. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface Line {
  port: number
  /** Ends every connection at once, without a further byte. */
  drop: () => void
  close: () => void
}

/** Listens on a free port and passes everything on to another one of this machine. */
export async function openLine(to: number): Promise<Line> {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
  }
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    keep(near)
    keep(far)
    near.pipe(far).pipe(near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const drop = () => sockets.forEach((socket) => socket.resetAndDestroy())
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    drop,
    close() {
      server.close()
      drop()
    },
  }
}
