import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** `Order-to-Ship`, `Order to Cash process`: from one activity to another. */
const LANE =
  /^(?<from>\p{L}+)(?:-to-|-2-| to )(?<to>\p{L}+)(?: (?:process|flow|lane|stream|value stream))?$/iu

/** An operation that is done once per customer and then over: `Order`, `Order handling`. */
const OPERATION = /^(?:orders?|order (?:processing|handling|management|fulfil?lment))$/i

/** What starts or ends a project instead of a pass of a customer. */
const PROJECT =
  /^(?:the )?projects? (?:(?:is|are|has been) )?(?:kick-?off|start(?:s|ed)?|approved|begins?|done|closed|finished|completed?|delivered|ends?)\b/i

const FIELDS = ['name', 'trigger', 'finishLine'] as const

const HINTS: Readonly<Record<(typeof FIELDS)[number], string>> = {
  name: 'Ask: what promise do we keep, for whom, again and again? Name the stream after that, such as `Shopper Purchase Experience`.',
  trigger:
    'Ask: what happens to the customer that begins it, again and again? Such as `A shopper looks for a product`.',
  finishLine:
    'Ask: by what would the customer see that the promise was kept? Such as `The goods are received`.',
}

/** What the text reads as, if not as a promise. */
const reading = (text: string, isName: boolean): string | null => {
  const lane = LANE.exec(text)?.groups
  if (lane !== undefined && lane['from']?.toLowerCase() !== lane['to']?.toLowerCase()) {
    return 'process lane: steps that are run'
  }
  if (OPERATION.test(text)) return 'one-off operation'
  return !isName && PROJECT.test(text) ? 'project' : null
}

/** Name, trigger or finish line of a stream read as a process that is run, not as a promise that is kept (R1). */
export const processLane: Rule = {
  code: 'MR203',
  name: 'name that reads as a process lane',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, stream]) =>
      FIELDS.flatMap((field): Problem[] => {
        const found = reading(stream[field], field === 'name')
        return found === null
          ? []
          : [
              {
                ...locate(['streams', id, field]),
                code: 'MR203',
                message: `\`${stream[field]}\` reads as a ${found}, not as a promise that is kept.`,
                hint: HINTS[field],
              },
            ]
      }),
    ),
}
