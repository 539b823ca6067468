/** The built site behind the container's nginx. */
import { hostingTests } from './hosting-tests'

hostingTests('container')
