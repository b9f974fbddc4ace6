/**
 * The map language. One Zod schema per kind; the TypeScript types, the JSON Schema for editors
 * (`millrace schema`) and the canonical key order all come from here.
 *
 * A map is a folder of YAML files. Each file holds any of the top-level keys of {@link MapFile};
 * all files are loaded as one map. Things are keyed by their id.
 */
import * as z from 'zod'

/** The closed set of flow items [Flow Framework]. What no rule classifies is `unclassified`. */
export const ITEM_TYPES = ['feature', 'defect', 'risk', 'debt'] as const

/** Flow states [Planview Viz]. Work in progress is `waiting` or `active`. */
export const FLOW_STATES = ['new', 'waiting', 'active', 'done', 'canceled', 'ignored'] as const

export const WEEK_DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

const text = z.string().trim().min(1)

/** Lower-case words joined by hyphens; other things refer to a thing by its id. */
export const Id = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'an id is lower-case words joined by hyphens, such as `shopper-purchase`',
  )

const isTimeZone = (zone: string): boolean => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

/** An IANA time zone, such as `Europe/Amsterdam`. */
export const TimeZone = z
  .string()
  .refine(isTimeZone, 'an IANA time zone is expected, such as `Europe/Amsterdam` or `UTC`')

export const Goal = z
  .strictObject({
    name: text,
    description: text.optional(),
  })
  .describe('A goal of the strategy that north-star metrics serve.')

export const Organisation = z
  .strictObject({
    name: text,
    timeZone: TimeZone.default('UTC').describe('Days and weeks are counted in this IANA time zone.'),
    weekStart: z
      .enum(WEEK_DAYS)
      .default('monday')
      .describe('First day of the week; ISO weeks start on Monday.'),
    goals: z.record(Id, Goal).default({}).describe('Strategy goals, by id.'),
  })
  .describe('The organisation whose value streams these are.')

export const Slice = z
  .strictObject({
    name: text,
    description: text.optional(),
    segment: text.optional().describe('The market segment, such as `Enterprise`.'),
    persona: text.optional().describe('Who the customer is, such as `IT admin`.'),
    job: text.optional().describe('What the customer wants done.'),
    within: Id.optional().describe('The slice that this one is part of.'),
  })
  .describe('A customer slice: a segment, a persona or a job.')

export const Stage = z
  .strictObject({
    name: text,
    description: text.optional(),
  })
  .describe('A stage of the customers’ journey, the same skeleton for all slices.')

export const Journey = z
  .strictObject({
    stages: z.record(Id, Stage).describe('The stages in their order, by id.'),
  })
  .describe('The skeleton of the customers’ journey, from first contact to leaving or expanding.')

export const NorthStar = z
  .strictObject({
    name: text,
    definition: text.optional().describe('How it is measured, in one sentence.'),
    goal: Id.optional().describe('The goal of the organisation that it serves.'),
    unit: text.optional(),
  })
  .describe('The single metric by which the stream is judged.')

export const REOPENED = ['continue', 'newVisit'] as const

export const StreamPolicies = z
  .strictObject({
    reopened: z
      .enum(REOPENED)
      .optional()
      .describe(
        'What work after done means: `continue` (one completion, at the last done; default for delivery work) or `newVisit` (a further pass that completes on its own; default for journeys).',
      ),
  })
  .describe('Choices in how the stream is measured; each is named beside the number.')

export const Stream = z
  .strictObject({
    name: text,
    kind: z.enum(['top-level', 'supporting']).default('top-level'),
    promise: text.describe('What is promised, for whom, again and again.'),
    for: z
      .array(Id)
      .min(1)
      .describe('The slices that it serves; a supporting stream names the streams it serves.'),
    trigger: text.describe('What starts a pass through the stream.'),
    finishLine: text.describe('The observable event at which value is realized.'),
    outcome: text.describe('What has changed for the customer at the finish line.'),
    stages: z.array(Id).default([]).describe('The stages of the journey that the stream covers, in order.'),
    northStar: NorthStar.optional(),
    owner: text.optional().describe('The team that owns the stream end to end.'),
    reliesOn: z.array(Id).default([]).describe('Supporting streams that this stream relies on.'),
    policies: StreamPolicies.optional(),
  })
  .describe('A value stream: a long-lived promise to a customer.')

const scalarPattern = z.union([z.string(), z.number(), z.boolean()])

/**
 * Field → pattern, all of which must match. A pattern may hold `*`; a list means any of them; a field
 * that holds a list (labels) matches when one of its entries does. Upper and lower case are the same.
 */
export const Condition = z
  .record(z.string(), z.union([scalarPattern, z.array(scalarPattern).min(1)]))
  .describe('Field → pattern. All fields must match; a list means any of; `*` stands for any text.')

/** A fixed id, or rules of which the first that matches decides. */
export const Assignment = z.union([
  Id,
  z.array(z.strictObject({ when: Condition.optional(), is: Id })).min(1),
])

/** What a status of the tool means: a flow state, and optionally the stage that it belongs to. */
export const StateMeaning = z.union([
  z.enum([...FLOW_STATES, 'paused', 'keep']),
  z.strictObject({
    state: z.enum([...FLOW_STATES, 'paused']),
    stage: text
      .optional()
      .describe(
        'The stage that the item is in; for journeys a stage of the map, for delivery work any name. Default: the status itself.',
      ),
  }),
])

export const Classification = z
  .strictObject({ when: Condition, as: z.enum(ITEM_TYPES) })
  .describe('Items that match are of this type. The first rule that matches decides.')

const sourceBase = {
  name: text,
  measures: z
    .enum(['work', 'journeys'])
    .default('work')
    .describe('Whether its items are delivery work or the journeys of customers.'),
  stream: Assignment.describe('The stream that the items belong to: an id, or rules.'),
  slice: Assignment.optional().describe('The slice that the items belong to: an id, or rules.'),
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

export const CloudEventsSource = z.strictObject({
  ...sourceBase,
  kind: z.literal('cloudevents'),
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

export const Source = z
  .discriminatedUnion('kind', [CsvSource, JiraSource, CloudEventsSource])
  .describe('Where events come from, and what they mean.')

export const MapFile = z
  .strictObject({
    organisation: Organisation.optional(),
    slices: z.record(Id, Slice).optional().describe('Customer slices, by id.'),
    journey: Journey.optional(),
    streams: z.record(Id, Stream).optional().describe('Value streams, by id.'),
    sources: z.record(Id, Source).optional().describe('Sources of events, by id.'),
  })
  .describe('A file of a Millrace map. A map may be split over any number of files.')

export type ItemType = (typeof ITEM_TYPES)[number]
export type FlowState = (typeof FLOW_STATES)[number]
export type WeekDay = (typeof WEEK_DAYS)[number]
export type Organisation = z.infer<typeof Organisation>
export type Slice = z.infer<typeof Slice>
export type Stage = z.infer<typeof Stage>
export type Stream = z.infer<typeof Stream>
export type Source = z.infer<typeof Source>
export type CsvSource = z.infer<typeof CsvSource>
export type JiraSource = z.infer<typeof JiraSource>
export type CloudEventsSource = z.infer<typeof CloudEventsSource>
export type Condition = z.infer<typeof Condition>
export type Assignment = z.infer<typeof Assignment>
export type StateMeaning = z.infer<typeof StateMeaning>
export type MapFile = z.infer<typeof MapFile>

/** A whole map: all files joined, every reference resolved or reported. Order is the order of the text. */
export interface ValueStreamMap {
  readonly organisation: Organisation
  readonly slices: ReadonlyMap<string, Slice>
  readonly stages: ReadonlyMap<string, Stage>
  readonly streams: ReadonlyMap<string, Stream>
  readonly sources: ReadonlyMap<string, Source>
}
