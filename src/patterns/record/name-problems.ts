/** Why a name cannot be used in a request, as messages; each part of the page has them in its own catalogue. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { NameProblem } from '~/api/names'

export const nameProblems: Record<NameProblem, MessageDescriptor> = {
  missing: msg`The portal returned no name.`,
  'not-text': msg`The name isn't text.`,
  empty: msg`The name is empty.`,
  dots: msg`The name can't be “.” or “..”.`,
  slash: msg`The name contains a slash.`,
  percent: msg`The name contains a percent sign.`,
  control: msg`The name contains a control character.`,
  invisible: msg`The name contains invisible characters.`,
  surrogate: msg`The name contains an invalid character.`,
  duplicate: msg`Two entries share this name.`,
}
