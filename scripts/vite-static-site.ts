/** Makes the build a hardened static site: the policy in page and header files, `.br` and `.gz` beside each file. */
import { promises as files } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { HtmlTagDescriptor, Plugin } from 'vite'
import { metaPolicy, type SiteOptions } from './headers'
import { headersFile, redirectsFile } from './hosting/host-files'

/** Where the build leaves its manifest: in the site first, then beside it. */
const manifestFolder = '.vite'
/** Not what an operator edits on the host: a copy beside it would go on as it was. */
const compressible = /^(?!config\.json$|404).*\.(js|css|html|json|svg|txt)$/

interface PageOptions extends SiteOptions {
  /** The scripts beside the main one: before the first paint, and before React. */
  scripts: { early: string; start: string }
  /** The style sheet of what is loaded later. */
  laterStyles: string
}

export function staticSite({ scripts, laterStyles, ...options }: PageOptions): Plugin[] {
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
          const fileOf = (module: string) =>
            Object.values(bundle ?? {}).find((file) =>
              file.type === 'chunk'
                ? file.facadeModuleId?.endsWith(module) && !module.endsWith('.css')
                : file.names.includes(basename(module)),
            )?.fileName ?? module
          const later: HtmlTagDescriptor = {
            tag: 'meta',
            attrs: { name: 'later-styles', content: base + fileOf(laterStyles) },
            injectTo: 'head',
          }
          const script = (module: string, attrs: object): HtmlTagDescriptor => ({
            tag: 'script',
            attrs: { type: 'module', src: base + fileOf(module), ...attrs },
            injectTo: 'head-prepend',
          })
          const beside = [script(scripts.early, { async: true }), script(scripts.start, {})]
          if (!bundle) return [...beside, later]
          return [
            later,
            {
              tag: 'meta',
              attrs: {
                'http-equiv': 'Content-Security-Policy',
                content: metaPolicy(options),
              },
              injectTo: 'head-prepend',
            },
            ...beside,
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
        if (options.portalOrigin) await settle(folder, options.portalOrigin)
        // The list of chunks is for the size check, not for the host.
        await files.cp(join(folder, manifestFolder), manifestFolder, { recursive: true })
        await files.rm(join(folder, manifestFolder), { recursive: true })
        await writeHostFiles(folder, base, options)
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

/** For hosts that read files: the headers, the addresses, and the page for what they find no file for. */
async function writeHostFiles(folder: string, base: string, options: SiteOptions): Promise<void> {
  const assets = (await files.readdir(join(folder, 'assets'))).toSorted()
  await files.writeFile(join(folder, '_headers'), headersFile(base, assets, options))
  await files.writeFile(join(folder, '_redirects'), redirectsFile(base))
  await files.copyFile(join(folder, 'index.html'), join(folder, '404.html'))
}

/** Writes `.br` and `.gz` beside each file that gets smaller by it. */
export async function compressAll(folder: string): Promise<void> {
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
