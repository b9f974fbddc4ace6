import type { Rule } from '../../diagnostic.ts'

/** `Order-to-Ship`, `Order to Cash process`: from one activity to another. */
const LANE =
  /^(?<from>\p{L}+)(?:-to-|-2-| to )(?<to>\p{L}+)(?: (?:process|flow|lane|stream|value stream))?$/iu

/** An operation that is done once per customer and then over: `Order`, `Order handling`. */
const OPERATION = /^(?:orders?|order (?:processing|handling|management|fulfil?lment))$/i

/** The name of a stream reads as a process that is run, not as a promise that is kept (R1). */
export const processLane: Rule = {
  code: 'MR203',
  name: 'name that reads as a process lane',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, { name }]) => {
      const lane = LANE.exec(name)?.groups
      const isLane = lane !== undefined && lane['from']?.toLowerCase() !== lane['to']?.toLowerCase()
      if (!isLane && !OPERATION.test(name)) return []
      return [
        {
          ...locate(['streams', id, 'name']),
          code: 'MR203',
          message: `\`${name}\` reads as a ${isLane ? 'process lane: steps that are run' : 'one-off operation'}, not as a promise that is kept.`,
          hint: 'Ask: what promise do we keep, for whom, again and again? Name the stream after that, such as `Shopper Purchase Experience`.',
        },
      ]
    }),
}
