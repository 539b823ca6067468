/** How much has happened while nobody looked at the tab: a number before the document's title. */
import { createStore } from '~/store'

export const titleCount = createStore(0)
