/** Why a name cannot be put into a request, in words; they stand in the catalogue of each part that says them. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { NameProblem } from '~/api/names'

export const nameProblems: Record<NameProblem, MessageDescriptor> = {
  missing: msg`The portal sent no name.`,
  'not-text': msg`The name is not a text.`,
  empty: msg`The name is empty.`,
  dots: msg`The name is a step in a path.`,
  slash: msg`The name holds a slash.`,
  percent: msg`The name holds a percent sign.`,
  control: msg`The name holds a control character.`,
  invisible: msg`The name contains invisible characters.`,
  surrogate: msg`The name holds half a character.`,
  duplicate: msg`Two entries share this name.`,
}
