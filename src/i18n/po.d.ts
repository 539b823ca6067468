/** A compiled catalogue, as the build makes it of a .po file. */
declare module '*.po' {
  import type { Messages } from '@lingui/core'
  export const messages: Messages
}
