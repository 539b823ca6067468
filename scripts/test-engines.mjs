/** Takes the main way through the built site in Firefox and in WebKit. Fails where a step fails, not where an engine cannot be had. */
import { runnerImport } from 'vite'

const { module } = await runnerImport('./scripts/engines/run.ts', { configFile: false })
process.exit((await module.run()) === 0 ? 0 : 1)
