/** Which of the items in progress a list is about: all of them, the stale ones, or those beyond the expectation. */
import { choicesAsked, expectationOf, STALE_AFTER_DAYS } from '../flow/improve/aging.ts'
import { MICROS_PER_DAY, MICROS_PER_SECOND, type Micros } from '../flow/event.ts'
import { oneOf, RequestError, type ResolvedRequest } from '../flow/request.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { ItemQuery } from '../store/store.ts'

export const ONLY = ['stale', 'beyondExpectation'] as const

/**
 * The same bounds as those of the figures `stale` and `expectation.exceeded`.
 *
 * @param asOf The instant of the load.
 * @throws RequestError for a figure that is not of items in progress, and without an expectation.
 */
export const narrowedLoad = (
  only: string,
  behind: ItemQuery['behind'],
  map: ValueStreamMap,
  request: ResolvedRequest,
  asOf: Micros,
): Pick<ItemQuery, 'startedBefore' | 'silentSince'> => {
  const which = oneOf('choice of items', only, ONLY)
  if (behind !== 'load') {
    throw new RequestError(`\`only\` ${which} is about items in progress: it goes with \`behind\` load.`)
  }
  const choices = choicesAsked({ map, request })
  if (which === 'stale') {
    const days = choices.staleAfterDays ?? STALE_AFTER_DAYS
    return { silentSince: Math.ceil(asOf - days * MICROS_PER_DAY) }
  }
  const expectation = expectationOf(choices)
  if (expectation === null) {
    throw new RequestError(
      'No item is beyond the expectation where none is set: name a stream that has one under `measuring: { expectation: … }`.',
    )
  }
  return { startedBefore: Math.ceil(asOf - expectation.seconds * MICROS_PER_SECOND) }
}
