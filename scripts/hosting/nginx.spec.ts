/** The built site behind nginx. */
import { hostingTests } from './hosting-tests'

hostingTests('nginx')
