/** All kinds of write for databases, and the open questions of an earlier page or session. */
import { InterruptedWrites, UnverifiedWrites } from '~/patterns/write/InterruptedWrites'
import { backingUp } from './backup/backing-up'
import { creating } from './create/creating'
import { deleting } from './delete/deleting'

const kinds = [creating, deleting, backingUp]

/** After the sign-in: they can be looked up. */
export function InterruptedDatabaseWrites() {
  return <InterruptedWrites kinds={kinds} />
}

/** On the sign-in screen. */
export function UnverifiedDatabaseWrites() {
  return <UnverifiedWrites kinds={kinds} />
}
