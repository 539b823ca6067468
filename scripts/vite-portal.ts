/** The portal behind the development server and preview: the embedded one, or a real one by proxy. */
import type { Plugin, ProxyOptions } from 'vite'
import { portalMiddleware } from '../src/demo/node-server'
import { createPortal } from '../src/demo/portal'
import { demoTokens } from '../src/demo/tokens'

/** `realPortal`, such as `https://portal.example`, gets the calls instead of the embedded portal. */
export function portalServer({ realPortal }: { realPortal: string | undefined }): Plugin {
  const proxy: Record<string, ProxyOptions> = realPortal
    ? {
        '/api': {
          target: realPortal,
          changeOrigin: true,
          // What a browser would not send to another origin, the proxy does not pass on.
          configure: (proxy) =>
            proxy.on('proxyReq', (request) => {
              for (const name of ['origin', 'referer', 'cookie']) request.removeHeader(name)
            }),
        },
      }
    : {}
  return {
    name: 'portal',
    config: () => ({ server: { proxy }, preview: { proxy } }),
    configureServer({ middlewares, httpServer }) {
      if (process.env['VITEST'] || realPortal) return
      middlewares.use(portalMiddleware(createPortal()))
      httpServer?.once('listening', () => setTimeout(printTokens))
    },
    configurePreviewServer({ middlewares }) {
      if (realPortal) return
      middlewares.use(portalMiddleware(createPortal()))
      setTimeout(printTokens)
    },
  }
}

function printTokens(): void {
  const widest = Math.max(...demoTokens.map(({ token }) => token.length))
  const lines = demoTokens.map(({ token, what }) => `    ${token.padEnd(widest)}  ${what}`)
  process.stdout.write(`\n  Tokens of the embedded portal:\n${lines.join('\n')}\n\n`)
}
