/** Serves the built site on one port, for a try-out: docs/hosting/serve.md has its settings and what it is not. */
import { runnerImport } from 'vite'

const { module } = await runnerImport('./scripts/hosting/serve.ts', { configFile: false })
await module.serve(process.env).catch((/** @type {Error} */ { message }) => {
  console.error(message)
  process.exit(1)
})
