/** Where events come from, and what they mean. */
import * as z from 'zod'
import { ref, references, text, TimeZone, variable } from './words.ts'

/** The closed set of flow items [Flow Framework]. What no rule classifies is `unclassified`. */
export const ITEM_TYPES = ['feature', 'defect', 'risk', 'debt'] as const

/** Flow states [Planview Viz]. Work in progress is `waiting` or `active`. */
export const FLOW_STATES = ['new', 'waiting', 'active', 'done', 'canceled', 'ignored'] as const

const scalarPattern = z.union([z.string(), z.number(), z.boolean()])

/**
 * Field → pattern, all of which must match. A pattern may hold `*`; a list means any of them; a field
 * that holds a list (labels) matches when one of its entries does. Upper and lower case are the same.
 */
export const Condition = z
  .record(z.string(), z.union([scalarPattern, z.array(scalarPattern).min(1)]))
  .describe('Field → pattern. All fields must match; a list means any of; `*` stands for any text.')

/** A fixed id, or rules of which the first that matches decides. */
const assignment = (kind: 'slice' | 'stage' | 'team') =>
  z.union([ref(kind), z.array(z.strictObject({ when: Condition.optional(), is: ref(kind) })).min(1)])

/** As any assignment; a rule may name several streams, to all of which the item belongs. */
const streamAssignment = z.union([
  ref('stream'),
  z
    .array(
      z.strictObject({
        when: Condition.optional(),
        is: z
          .union([ref('stream'), z.array(ref('stream')).min(1)])
          .describe('The stream, or all the streams, that the item belongs to. Above them it counts once.'),
      }),
    )
    .min(1),
])

/** The stages of journeys are those of the map; delivery work has stages of its own. */
const stageOfState = text.clone().register(references, {
  to: (source) => ((source as { measures?: unknown } | undefined)?.measures === 'journeys' ? ['stage'] : []),
})

/** What a status of the tool means: a flow state, and optionally the stage that it belongs to. */
const StateMeaning = z.union([
  z.enum([...FLOW_STATES, 'paused', 'keep']),
  z.strictObject({
    state: z.enum([...FLOW_STATES, 'paused']),
    stage: stageOfState
      .optional()
      .describe(
        'The stage that the item is in; for journeys a stage of the map, for delivery work any name. Default: the status itself.',
      ),
  }),
])

const Classification = z
  .strictObject({ when: Condition, as: z.enum(ITEM_TYPES) })
  .describe('Items that match are of this type. The first rule that matches decides.')

const Hierarchy = z
  .strictObject({
    parent: text.describe(
      'The field that names the parent of an item (its id or its label), such as `parent`.',
    ),
    count: z
      .enum(['children', 'parents'])
      .default('children')
      .describe(
        '`children`: an item that others name as their parent is in no figure; `parents`: one that has a parent is in none.',
      ),
  })
  .describe('Epics and their children: which of the two are counted, for both never are.')

const sourceBase = {
  name: text,
  measures: z
    .enum(['work', 'journeys'])
    .default('work')
    .describe('Whether its items are delivery work or the journeys of customers.'),
  stream: streamAssignment.describe('The stream that the items belong to: an id, or rules.'),
  slice: assignment('slice').optional().describe('The slice that the items belong to: an id, or rules.'),
  team: assignment('team').optional().describe('The team that has the items: an id, or rules.'),
  hierarchy: Hierarchy.optional(),
  blockedBy: text
    .optional()
    .describe(
      'The field that says what an item waits for, such as `blockedBy`; shown beside the oldest items.',
    ),
  moves: z
    .strictObject({
      stage: assignment('stage').describe('The stage that an item is meant to move: an id, or rules.'),
      slice: assignment('slice').optional().describe('The slice for which it is meant to move it.'),
    })
    .optional()
    .describe('Of delivery work: which stage of the customers’ journey it is meant to move.'),
  cost: text.optional().describe('The field that holds what an item cost, as a number in money.'),
  costOfDelay: text
    .optional()
    .describe('The field that holds the cost of delay of an item, as a number: money per week.'),
  states: z
    .record(z.string(), StateMeaning)
    .default({})
    .describe(
      'Status (or activity) of the tool → flow state and stage. `*` stands for any text; the exact name wins, then the first pattern. `keep` leaves the item as it was; `paused` is waiting with a reason.',
    ),
  classify: z
    .array(Classification)
    .default([])
    .describe('Fields and labels → feature, defect, risk or debt.'),
  finish: z
    .enum(['done', 'lastEvent'])
    .default('done')
    .describe(
      'When an item is done: on entering a `done` state, or, for a log that holds only finished items, at its last event.',
    ),
  historyFrom: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('Where the known history begins. An item already in progress then has an unknown start.'),
  staleAfterDays: z
    .number()
    .positive()
    .default(30)
    .describe('After this many days without an event the source counts as stale.'),
  link: text.optional().describe('Address of an item in its tool; `{item}` and `{label}` are filled in.'),
  simulated: z.boolean().default(false).describe('The data is simulated, and every page says so.'),
}

const column = text
const columns = z.union([column, z.array(column).min(1)])

export const CsvColumns = z
  .strictObject({
    item: columns.describe('Column that names the item or case.'),
    time: z
      .union([
        column,
        z.strictObject({
          column,
          format: text
            .optional()
            .describe(
              'How times are written, such as `yyyy/MM/dd HH:mm:ss.SSS`, `iso`, `epoch-s`, `epoch-ms`. Default: detected.',
            ),
          zone: TimeZone.optional().describe('Zone of times that carry no offset.'),
        }),
      ])
      .optional()
      .describe('Column that holds the time of the event. Leave it out for a table with `dates`.'),
    state: columns.optional().describe('Column that holds the status entered; several are joined with `/`.'),
    activity: columns
      .optional()
      .describe('Column that holds the activity done; several are joined with `/`.'),
    lifecycle: column
      .optional()
      .describe('Column that says start, complete, suspend or resume of the activity.'),
    instance: column.optional().describe('Column that tells two runs of one activity apart.'),
    dates: z
      .record(column, text)
      .optional()
      .describe(
        'For a table with a row per item: date column → the status entered then, such as `Closed Date: done`.',
      ),
    order: column
      .optional()
      .describe(
        'Column that orders events of the same instant: the digits at its end count. Default: the order of the rows.',
      ),
    id: column.optional().describe('Column that identifies the event. Default: the content of the row.'),
    type: column.optional().describe('Column that holds the type; rules see it as `type`.'),
    title: column.optional(),
    labels: column
      .optional()
      .describe('Column that holds labels, separated by `|`, `;` or `,`; rules see a list.'),
    attributes: z
      .union([z.literal('all'), z.array(column)])
      .default('all')
      .describe('Columns kept as fields of the item.'),
    format: text.optional().describe('How the `dates` are written. Default: detected.'),
    zone: TimeZone.optional().describe('Zone of the `dates`.'),
    delimiter: z.string().min(1).max(1).optional().describe('Default: detected.'),
    encoding: text.optional().describe('Such as `utf-8`, `utf-16le`, `windows-1252`. Default: detected.'),
  })
  .describe('Which column of the file means what.')

export const CsvSource = z.strictObject({ ...sourceBase, kind: z.literal('csv'), csv: CsvColumns })

export const JiraSource = z.strictObject({
  ...sourceBase,
  kind: z.literal('jira'),
  jira: z
    .strictObject({
      fields: z
        .record(text, text)
        .default({})
        .describe(
          'Field kept → its name in Jira, such as `points: customfield_10016`. The usual fields are kept anyway.',
        ),
    })
    .optional(),
})

const tokenFrom = variable
  .optional()
  .describe(
    'Environment variable that holds the token which senders of this source show as a bearer token. Default: the token of the server.',
  )

export const CloudEventsSource = z.strictObject({
  ...sourceBase,
  kind: z.literal('cloudevents'),
  tokenFrom,
  cloudEvents: z
    .strictObject({
      from: columns.default('*').describe('The `source` attributes that it takes; `*` stands for any text.'),
      item: text
        .default('subject')
        .describe('Attribute that names the item, such as `subject` or `data.order.id`.'),
      state: text
        .default('type')
        .describe('Attribute that holds the status or event name, such as `type` or `data.status`.'),
      type: text.optional().describe('Attribute that holds the type; rules see it as `type`.'),
      title: text.optional(),
      labels: text.optional(),
    })
    .prefault({}),
})

export const XesSource = z.strictObject({
  ...sourceBase,
  kind: z.literal('xes'),
  xes: z
    .strictObject({
      item: text.default('concept:name').describe('Attribute of a trace that names the journey or item.'),
      activity: columns
        .default('concept:name')
        .describe('Attribute of an event that names what was done; several are joined with `/`.'),
      state: columns
        .optional()
        .describe(
          'Attribute that holds the status entered, instead of `activity` and `lifecycle`; several are joined with `/`.',
        ),
      time: text.default('time:timestamp').describe('Attribute of an event that holds its time.'),
      lifecycle: text.default('lifecycle:transition').describe('Attribute that says start, complete, …'),
      instance: text
        .default('concept:instance')
        .describe('Attribute that tells two runs of one activity apart.'),
      zone: TimeZone.optional().describe('Zone of times that carry no offset.'),
    })
    .prefault({}),
})

export const OcelSource = z.strictObject({
  ...sourceBase,
  kind: z.literal('ocel'),
  ocel: z
    .strictObject({
      journey: text
        .optional()
        .describe(
          'The object type that is the journey, such as `order`. Links to other objects are kept as fields.',
        ),
      zone: TimeZone.optional().describe('Zone of times that carry no offset. Default: UTC.'),
    })
    .prefault({}),
})

export const OtlpSource = z.strictObject({
  ...sourceBase,
  kind: z.literal('otlp'),
  tokenFrom,
  otlp: z
    .strictObject({
      services: columns
        .default('*')
        .describe('The `service.name` of resources that it takes; `*` stands for any text.'),
      item: text
        .default('millrace.journey')
        .describe('Attribute that names the journey or item; `trace_id` for the trace itself.'),
      state: text
        .default('millrace.proof_point')
        .describe('Attribute that names the proof point or status; `name` for the name of the span.'),
      stream: text
        .default('millrace.stream')
        .describe('Attribute that names the stream; rules see it as `stream`.'),
      stage: text
        .default('millrace.stage')
        .describe('Attribute that names the stage; rules see it as `stage`.'),
      spans: z
        .enum(['events', 'activities'])
        .default('events')
        .describe(
          'What a span is: an event at its end, or an activity with a start and a completion, from which active time is told.',
        ),
    })
    .prefault({}),
})

export const CdEventsSource = z.strictObject({
  ...sourceBase,
  kind: z.literal('cdevents'),
  tokenFrom,
  cdEvents: z
    .strictObject({
      from: columns.default('*').describe('The `source` of events that it takes; `*` stands for any text.'),
      item: text
        .default('subject.id')
        .describe('What names the item: `subject.id`, `chainId`, or a path into the content of the subject.'),
    })
    .prefault({}),
})

export const Source = z
  .discriminatedUnion('kind', [
    CsvSource,
    JiraSource,
    CloudEventsSource,
    XesSource,
    OcelSource,
    OtlpSource,
    CdEventsSource,
  ])
  .describe('Where events come from, and what they mean.')

export type ItemType = (typeof ITEM_TYPES)[number]
export type FlowState = (typeof FLOW_STATES)[number]
export type Source = z.infer<typeof Source>
export type CsvSource = z.infer<typeof CsvSource>
export type JiraSource = z.infer<typeof JiraSource>
export type CloudEventsSource = z.infer<typeof CloudEventsSource>
export type XesSource = z.infer<typeof XesSource>
export type OcelSource = z.infer<typeof OcelSource>
export type OtlpSource = z.infer<typeof OtlpSource>
export type CdEventsSource = z.infer<typeof CdEventsSource>
export type Condition = z.infer<typeof Condition>
export type Assignment = z.infer<ReturnType<typeof assignment>>
export type StreamAssignment = z.infer<typeof streamAssignment>
type Hierarchy = z.infer<typeof Hierarchy>
type StateMeaning = z.infer<typeof StateMeaning>
