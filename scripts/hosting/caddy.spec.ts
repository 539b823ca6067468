/** The built site behind Caddy. */
import { hostingTests } from './hosting-tests'

hostingTests('caddy')
