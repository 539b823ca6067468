/** A function's address: a link only to the web, and only where no secret is in it; else plain text. */
import { maskText } from '~/api/readers/mask'
import type { ServerlessFunction } from '~/api/readers/functions'
import { Unknown } from '~/patterns/record/Status'
import { DataText } from '~/ui/DataText'
import { OuterLink } from '~/ui/OuterLink'

export function Address({ item: { url, urlText } }: { item: ServerlessFunction }) {
  const text = url ?? urlText
  if (text === null) return <Unknown />
  const masked = maskText(text)
  if (url === null || masked !== text) return <DataText>{masked}</DataText>
  return (
    <OuterLink clip url={url}>
      {url}
    </OuterLink>
  )
}
