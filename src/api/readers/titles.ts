/** What the rows of a list are called, so that no two of them are called the same. */

/**
 * A title for each item: the first of its `parts`, and behind it in brackets as many of the others as it takes to be the
 * only one; in the end its number. Null where nothing is known of it.
 */
export function titlesOf<Item>(
  items: readonly Item[],
  parts: (item: Item) => readonly [title: string | null, ...others: (string | null)[]],
): (string | null)[] {
  const all = items.map((item) => {
    const [title, ...others] = parts(item)
    return { title, others: others.filter((other) => other !== null && other !== title) }
  })
  const titles = all.map(({ title }) => title)
  let shared = sharedPlaces(titles)
  for (let count = 1; shared.length > 0; count++) {
    const open = shared.filter((place) => (all[place]?.others.length ?? 0) >= count)
    if (open.length === 0) break
    for (const place of open) {
      const { title, others } = all[place] ?? { title: null, others: [] }
      titles[place] = `${title} (${others.slice(0, count).join(', ')})`
    }
    shared = sharedPlaces(titles)
  }
  const numbers = new Map<string | null, number>()
  for (const place of shared) {
    const title = titles[place] ?? null
    const number = (numbers.get(title) ?? 0) + 1
    numbers.set(title, number)
    titles[place] = `${title} #${number}`
  }
  return titles
}

/** Where the titles stand that are not the only ones of their kind. */
function sharedPlaces(titles: readonly (string | null)[]): number[] {
  const counts = new Map<string, number>()
  for (const title of titles) if (title !== null) counts.set(title, (counts.get(title) ?? 0) + 1)
  return titles.flatMap((title, place) =>
    title !== null && (counts.get(title) ?? 0) > 1 ? [place] : [],
  )
}
