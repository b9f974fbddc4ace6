/** The pages of a server, whatever data it has: for checks that hold of every page. */
import type { ItemsAnswer, OverviewAnswer } from '../../src/flow/answers.ts'

const answer = async <T>(baseUrl: string, path: string): Promise<T> => {
  const response = await fetch(`${baseUrl}${path}`)
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}

/** First page, every stream in each kind of flow that it is measured in, the lists, the item that took longest. */
export const addressesOf = async (baseUrl: string): Promise<string[]> => {
  const overview = await answer<OverviewAnswer>(baseUrl, '/api/overview')
  const streams = overview.streams.flatMap(({ id, glances }) =>
    glances.map(({ measured }) => `/streams/${id}?measured=${measured}`),
  )
  const kinds = [...new Set(overview.sources.map(({ measures }) => measures))]
  const lists = kinds.map((measured) => `/items?measured=${measured}&behind=flowTime`)
  const longest = await Promise.all(
    kinds.map((measured) =>
      answer<ItemsAnswer>(baseUrl, `/api/items?measured=${measured}&order=flowTime&descending=true&limit=1`),
    ),
  )
  const items = longest
    .flatMap((found) => found.items)
    .map(({ source, item }) => `/items/${encodeURIComponent(source)}/${encodeURIComponent(item)}`)
  return ['/', ...streams, '/items', ...lists, ...items]
}
