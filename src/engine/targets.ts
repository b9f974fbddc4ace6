/** The targets of the map, judged for whoever asks. */
import type { TargetsAnswer } from '../flow/alert-answers.ts'
import { isoInstant } from '../flow/calendar.ts'
import type { Micros } from '../flow/event.ts'
import type { Measures } from '../flow/measures/measures.ts'
import { oneOf } from '../flow/request.ts'
import { targetsOf } from '../flow/targets.ts'
import type { ValueStreamMap } from '../model/schema.ts'

/** @param stream Only those of this stream. @throws RequestError if the map has no such stream. */
export const targetsAnswer = async (
  measures: Measures,
  map: ValueStreamMap,
  stream: string | undefined,
  now: Micros,
): Promise<TargetsAnswer> => {
  const only = stream === undefined ? null : oneOf('stream', stream, [...map.streams.keys()])
  const { timeZone } = map.organisation
  return {
    asOf: isoInstant(now, timeZone),
    timeZone,
    targets: await targetsOf(measures, map, only, now),
  }
}
