/** What was published and is another number now. */
import type { By } from '../flow/answers.ts'
import { isoInstant } from '../flow/calendar.ts'
import type { ChangesAnswer, PublishedChange } from '../flow/figures/published-answers.ts'
import { oneOf } from '../flow/request.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { Store } from '../store/store.ts'
import { nameOf, PUBLISHED, type PublishedPeriod } from './published.ts'

export interface ChangesRequest {
  readonly stream?: string
  readonly measured?: string
}

/** An answer holds at most so many periods; all are in the store. */
const MOST_TOLD = 500

/** What was published again, the newest first. @throws RequestError */
export const changesAnswer = async (
  store: Store,
  map: ValueStreamMap,
  request: ChangesRequest,
): Promise<ChangesAnswer> => {
  const { timeZone } = map.organisation
  const stream =
    request.stream === undefined ? null : oneOf('stream', request.stream, [...map.streams.keys()])
  const measured =
    request.measured === undefined ? null : oneOf('kind of flow', request.measured, ['work', 'journeys'])
  const published = (await store.records(PUBLISHED))
    .map(({ at, value }) => ({ at, value: value as PublishedPeriod }))
    .filter(
      ({ value }) =>
        (stream ?? value.stream) === value.stream && (measured ?? value.measured) === value.measured,
    )
  const changes = published.flatMap(({ at, value }): PublishedChange[] => {
    const { stream: of, measured: kind, by, from, to, revision } = value
    if (revision === null) return []
    const { changed, cause } = revision
    return [
      { stream: of, measured: kind, by, from, to, at: isoInstant(at, timeZone), cause, figures: changed },
    ]
  })
  return {
    timeZone,
    published: published.length - changes.length,
    total: changes.length,
    changes: changes.toReversed().slice(0, MOST_TOLD),
  }
}

/** What was published of one figure of a period: when, its value, and why it changed; the first first. */
export const publishedOf = async (
  store: Store,
  period: Parameters<typeof nameOf>[0],
  figure: string,
  zone: string,
): Promise<{ at: string; value: number | null; cause: string | null; by: By }[]> =>
  (await store.records(PUBLISHED, nameOf(period))).flatMap(({ at, value }) => {
    const { figures, revision, by } = value as PublishedPeriod
    const isNews = revision === null || revision.changed.some((one) => one.figure === figure)
    const told = figures[figure]
    if (!isNews || told === undefined) return []
    return [{ at: isoInstant(at, zone), value: told, cause: revision?.cause ?? null, by }]
  })
