/** What a database is found by in its list. */
import { rowFinder } from '~/fold'
import type { Row } from './list-changes'

export const findsDatabase = rowFinder<Row>(({ name, engine, sku, status, cluster, id }) => [
  name,
  engine,
  sku,
  status,
  cluster,
  id,
])
