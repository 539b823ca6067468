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
  /** The style sheets: of the first paint, of the rest of the first load, and of what is loaded later. */
  styles: { first: string; main: string; later: string }
}

export function staticSite({ scripts, styles, ...options }: PageOptions): Plugin[] {
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
        handler(html, { bundle }) {
          const fileOf = (module: string) =>
            Object.values(bundle ?? {}).find((file) =>
              file.type === 'chunk'
                ? file.facadeModuleId?.endsWith(module) && !module.endsWith('.css')
                : file.names.includes(basename(module)),
            )?.fileName ?? module
          const later: HtmlTagDescriptor = {
            tag: 'meta',
            attrs: { name: 'later-styles', content: base + fileOf(styles.later) },
            injectTo: 'head',
          }
          const sheet = (
            module: string,
            injectTo: HtmlTagDescriptor['injectTo'],
          ): HtmlTagDescriptor => ({
            tag: 'link',
            attrs: { rel: 'stylesheet', href: base + fileOf(module) },
            injectTo,
          })
          const script = (module: string, attrs: object): HtmlTagDescriptor => ({
            tag: 'script',
            attrs: { type: 'module', src: base + fileOf(module), ...attrs },
            injectTo: 'head-prepend',
          })
          const tags = [
            sheet(styles.first, 'head-prepend'),
            script(scripts.early, { async: true }),
            script(scripts.start, {}),
            later,
            // At the end, so that the form is painted without the styles of what comes after it.
            sheet(styles.main, 'body'),
          ]
          if (!bundle) return tags
          const policy: HtmlTagDescriptor = {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy(options) },
            injectTo: 'head-prepend',
          }
          return {
            html: html
              .replaceAll(/\n\s+/g, '\n')
              // The largest file leaves the line to what is needed before it: see early.ts.
              .replace(
                /<script type="module" crossorigin src="([^"]+)"><\/script>/,
                '<meta name="main-script" content="$1">',
              ),
            tags: [policy, ...tags],
          }
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
        // The list of chunks is for the size check of `dist`, not for the host. Another build may run at the same time.
        if (folder === 'dist')
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
