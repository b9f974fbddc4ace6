import type { Problem } from '../../../model/place.ts'
import type { Stream } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)'

/** A day, month, quarter or year with its number. */
const DATE = `(?:20\\d\\d(?:-\\d\\d){0,2}|q[1-4]|h[12]|fy ?(?:20)?\\d\\d|\\d{1,2}[./]\\d{1,2}[./]20\\d\\d|(?:\\d{1,2} )?${MONTH} \\d{1,4})`

const END_DATE = new RegExp(
  `\\b(?:by|until|till|before|due|ends?(?: in| on)?)(?: the)?(?: end of)? ${DATE}\\b`,
  'i',
)
const DATED_NAME = new RegExp(`\\b${DATE}\\b`, 'i')
const PROJECT = /\b(?:projects?|phase (?:\d+|[ivx]+))\b/i

const FIELDS = [
  'name',
  'promise',
  'trigger',
  'finishLine',
  'outcome',
] as const satisfies readonly (keyof Stream)[]

const reading = (field: (typeof FIELDS)[number], text: string): string | null => {
  const date = (field === 'name' ? DATED_NAME : END_DATE).exec(text)
  if (date) return `names a date (\`${date[0]}\`)`
  const project = field === 'name' ? PROJECT.exec(text) : null
  return project ? `reads as a project (\`${project[0]}\`)` : null
}

/** A stream reads as a project, or has an end date: a stream is a promise without an end (R1, R4). */
export const endDate: Rule = {
  code: 'MR204',
  name: 'project or end date',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, stream]) =>
      FIELDS.flatMap((field): Problem[] => {
        const found = reading(field, stream[field])
        return found === null
          ? []
          : [
              {
                ...locate(['streams', id, field]),
                code: 'MR204',
                message: `\`${field}\` of \`${id}\` ${found}: a stream is kept up without an end.`,
                hint: 'Ask: what stays promised when this is delivered, and to whom? Describe that.',
              },
            ]
      }),
    ),
}
