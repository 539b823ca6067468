/** How many events happened while the tab was hidden: a number before the document's title. */
import { createStore } from '~/store'

export const titleCount = createStore(0)
