/** The names of products within a sentence. */
import { i18n } from '@lingui/core'
import type { ProductDescriptor } from './product'

/** "databases" */
export function nameInSentence({ label }: Pick<ProductDescriptor, 'label'>): string {
  return i18n._(label).toLocaleLowerCase(i18n.locale)
}
