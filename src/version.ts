/** The version of this dashboard, as its package says. */
export { version } from '../package.json'
