/** Makes the build a hardened static site: the policy in page and header files, `.br` and `.gz` beside each file. */
import { promises as files } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'
import { metaPolicy, siteHeaders } from './headers'

/** Where the build leaves its manifest: in the site first, then beside it. */
const manifestFolder = '.vite'
const compressible = /\.(js|css|html|json|svg|txt)$/

/**
 * `early` is the small script that runs beside the main one; `portalOrigin` the portal's origin where it is
 * not the site's own.
 */
export function staticSite({
  early,
  portalOrigin,
}: {
  early: string
  portalOrigin: string
}): Plugin[] {
  let folder = ''
  let base = '/'
  return [
    {
      name: 'static-site-page',
      configResolved(config) {
        folder = config.build.outDir
        base = config.base
      },
      transformIndexHtml: {
        order: 'post',
        handler(_html, { bundle }) {
          if (!bundle)
            return [
              { tag: 'script', attrs: { type: 'module', async: true, src: `${base}${early}` } },
            ]
          const chunk = Object.values(bundle).find(
            (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(early),
          )
          return [
            {
              tag: 'meta',
              attrs: {
                'http-equiv': 'Content-Security-Policy',
                content: metaPolicy(portalOrigin),
              },
              injectTo: 'head-prepend',
            },
            {
              tag: 'script',
              attrs: { type: 'module', async: true, src: `${base}${chunk?.fileName ?? ''}` },
              injectTo: 'head',
            },
          ]
        },
      },
    },
    {
      name: 'static-site-files',
      apply: 'build',
      enforce: 'post',
      async closeBundle(error) {
        if (error) return
        if (portalOrigin) await settle(folder, portalOrigin)
        await files.writeFile(join(folder, '_headers'), hostHeaders(base, portalOrigin))
        // The list of chunks is for the size check, not for the host.
        await files.cp(join(folder, manifestFolder), manifestFolder, { recursive: true })
        await files.rm(join(folder, manifestFolder), { recursive: true })
        await compressAll(folder)
      },
    },
  ]
}

/** Names the portal in the built `config.json`, so that page, headers and settings agree. */
async function settle(folder: string, portalOrigin: string): Promise<void> {
  const path = join(folder, 'config.json')
  const config: unknown = JSON.parse(await files.readFile(path, 'utf8'))
  await files.writeFile(
    path,
    JSON.stringify(Object.assign({}, config, { portalUrl: portalOrigin })),
  )
}

/**
 * The header file that Netlify and Cloudflare Pages read. Both join what several rules say of one header, so each
 * path has one rule about caching; where there is none they revalidate.
 */
function hostHeaders(base: string, portalOrigin: string): string {
  const all = Object.entries(siteHeaders(portalOrigin)).map(
    ([name, value]) => `  ${name}: ${value}`,
  )
  return [
    `${base}*`,
    ...all,
    `${base}index.html`,
    '  Cache-Control: no-cache',
    `${base}config.json`,
    '  Cache-Control: no-store',
    `${base}assets/*`,
    '  Cache-Control: public, max-age=31536000, immutable',
    '',
  ].join('\n')
}

async function compressAll(folder: string): Promise<void> {
  const names = await files.readdir(folder, { recursive: true })
  await Promise.all(
    names
      .filter((name) => compressible.test(name))
      .map(async (name) => {
        const path = join(folder, name)
        const bytes = await files.readFile(path)
        const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
        await files.writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params }))
        await files.writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
      }),
  )
}
