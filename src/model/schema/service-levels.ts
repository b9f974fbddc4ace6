/** Continuous delivery: what a stream promises as a running service, and what is needed to measure it. */
import * as z from 'zod'
import { condition, Duration, eventRef, ref, text, variable } from './words.ts'

export const SERVICE_LEVELS = ['availability', 'capacity', 'isolation', 'degradation'] as const

/** The defaults of what an availability is judged by: the last 30 days. */
export const OBJECTIVE_OVER = '30 d'

const isWebAddress = (url: string): boolean =>
  URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)

const status = z.number().int().min(100).max(599)

export const Probe = z
  .strictObject({
    url: text
      .refine(isWebAddress, 'an http or https address is expected, such as `https://shop.example/health`')
      .optional()
      .describe('The address that is asked, such as `https://shop.example/health`.'),
    urlFrom: variable.optional().describe('Environment variable that holds the address instead.'),
    method: z.enum(['GET', 'HEAD']).default('GET').describe('A probe only reads.'),
    every: Duration.default('1 min').describe('How often it is asked.'),
    timeout: Duration.default('10 s').describe('No answer within such a time is a failure.'),
    expect: z
      .union([status, z.array(status).min(1)])
      .optional()
      .describe('The status, or statuses, of a good answer. Default: any from 200 to 299.'),
  })
  .refine(({ url, urlFrom }) => (url === undefined) !== (urlFrom === undefined), {
    message: 'a probe has either `url` or `urlFrom`',
  })
  .describe('An address that Millrace asks while it serves, to see whether the service answers.')

/** What each rule of isolation is named by. */
export const NEVER = ['twice', 'both', 'without', 'unique', 'changes'] as const

export const Never = z
  .strictObject({
    twice: eventRef().optional().describe('Never a second one in one journey, such as a second charge.'),
    within: Duration.optional().describe('With `twice`: only if the second follows the first so soon.'),
    both: z
      .array(eventRef())
      .length(2)
      .optional()
      .describe('Never both in one journey: it would end in contradiction.'),
    without: z
      .strictObject({
        event: eventRef().describe('Never this event …'),
        before: eventRef().describe('… without this one before it in the journey.'),
      })
      .optional()
      .describe('An event that must not come without another before it.'),
    unique: text
      .optional()
      .describe('A field whose value no two journeys may share, such as `order`: they would mix.'),
    changes: z.literal('slice').optional().describe('The slice of a journey never changes on the way.'),
  })
  .superRefine((rule, context) => {
    const named = NEVER.filter((key) => rule[key] !== undefined)
    if (named.length !== 1) {
      context.addIssue({ code: 'custom', message: `a rule has exactly one of ${NEVER.join(', ')}` })
    }
    if (rule.within !== undefined && rule.twice === undefined) {
      context.addIssue({ code: 'custom', path: ['within'], message: '`within` goes with `twice`' })
    }
  })
  .describe('What must never happen within one journey, or between two.')

export const ServiceLevel = z
  .strictObject({
    name: text,
    about: z
      .enum(SERVICE_LEVELS)
      .describe(
        'Always on; as many journeys at a time as needed; each journey isolated and consistent; degrading gracefully when a stage slows.',
      ),
    stage: ref('stage').optional().describe('The stage that it is about. Default: the whole stream.'),
    holds: condition().optional().describe('What must be true, such as `availability(purchase) >= 99.9 %`.'),
    objective: z
      .number()
      .gt(0, 'an objective is a percentage above 0 and below 100, such as 99.9')
      .lt(100, 'an objective is below 100: nothing is always up, and what is left is the error budget')
      .optional()
      .describe('Availability: the percentage that is aimed at, such as 99.9. The rest is the error budget.'),
    over: Duration.optional().describe(
      `Availability: the window of the objective and its error budget. Default: ${OBJECTIVE_OVER}.`,
    ),
    probe: Probe.optional(),
    capacity: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('Capacity: so many journeys at a time must be carried.'),
    never: z.array(Never).min(1).optional().describe('Isolation: what must never happen.'),
    slow: Duration.optional().describe(
      'Degradation: from here on the stage counts as slow. Default: what is far beyond its usual time.',
    ),
    description: text.optional(),
  })
  .describe('Continuous delivery: what the stream promises as a running service.')

export type Probe = z.infer<typeof Probe>
export type Never = z.infer<typeof Never>
export type ServiceLevel = z.infer<typeof ServiceLevel>
