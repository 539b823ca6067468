/** The portal behind the development server: the embedded one, or a real one by proxy. */
import type { Plugin, ProxyOptions } from 'vite'
import { portalMiddleware } from '../src/demo/node-server'
import { createPortal } from '../src/demo/portal'
import { printTokens } from './print-tokens'

/** `realPortal`, such as `https://portal.example`, gets the calls instead of the embedded portal; empty for that one. */
export function portalServer({ realPortal }: { realPortal: string }): Plugin {
  const proxy: Record<string, ProxyOptions> = realPortal
    ? {
        '/api': {
          target: realPortal,
          changeOrigin: true,
          // The headers that a browser would not send to another origin are not passed on.
          configure: (server) =>
            server.on('proxyReq', (request) => {
              for (const name of ['origin', 'referer', 'cookie']) request.removeHeader(name)
            }),
        },
      }
    : {}
  return {
    name: 'portal',
    config: () => ({ server: { proxy } }),
    configureServer({ middlewares, httpServer }) {
      if (process.env['VITEST'] || realPortal) return
      middlewares.use(portalMiddleware(createPortal()))
      httpServer?.once('listening', () => setTimeout(printTokens))
    },
  }
}
