/**
 * The map language. One Zod schema per kind; the TypeScript types, the JSON Schema for editors
 * (`millrace schema`), the forms and the canonical key order all come from here.
 *
 * A map is a folder of YAML files. Each file holds any of the top-level keys of {@link MapFile};
 * all files are loaded as one map. Things are keyed by their id.
 */
import * as z from 'zod'
import { Alert } from './schema/alerts.ts'
import { Capability, Interface, Policy, System } from './schema/architecture.ts'
import { BusinessEvent, Fork, Grid, Journey, Slice, type GridCell, type Stage } from './schema/customers.ts'
import { Decision, Experiment, Override, Review } from './schema/evolution.ts'
import { Organisation } from './schema/organisation.ts'
import { Person, RevenueStream, Role, Team, WorkFunction } from './schema/people.ts'
import { Source } from './schema/sources.ts'
import { Stream } from './schema/streams.ts'
import { defining } from './schema/words.ts'

export * from './schema/alerts.ts'
export * from './schema/architecture.ts'
export * from './schema/customers.ts'
export * from './schema/evidence.ts'
export * from './schema/evolution.ts'
export * from './schema/measuring.ts'
export * from './schema/organisation.ts'
export * from './schema/people.ts'
export * from './schema/service-levels.ts'
export * from './schema/sources.ts'
export * from './schema/streams.ts'
export * from './schema/words.ts'

/** What is kept by id at the top of a map: section → what an entry of it is. */
export const SECTIONS = {
  slices: Slice,
  forks: Fork,
  streams: Stream,
  revenueStreams: RevenueStream,
  policies: Policy,
  capabilities: Capability,
  systems: System,
  interfaces: Interface,
  teams: Team,
  people: Person,
  functions: WorkFunction,
  roles: Role,
  sources: Source,
  alerts: Alert,
  decisions: Decision,
  reviews: Review,
  overrides: Override,
  experiments: Experiment,
  events: BusinessEvent,
} as const

export const MapFile = z
  .strictObject({
    organisation: Organisation.optional(),
    slices: defining('slice', Slice).optional().describe('Customer slices, by id.'),
    journey: Journey.optional(),
    events: defining('event', BusinessEvent)
      .optional()
      .describe('Business events: the proof points of the journey, by name.'),
    grid: Grid.optional(),
    forks: defining('fork', Fork).optional().describe('Where the paths of slices part, by id.'),
    streams: defining('stream', Stream).optional().describe('Value streams, by id.'),
    revenueStreams: defining('revenue stream', RevenueStream)
      .optional()
      .describe('Revenue streams: how the business captures value, by id.'),
    policies: defining('policy', Policy)
      .optional()
      .describe('Policies, SLAs, obligations and constraints, by id.'),
    capabilities: defining('capability', Capability).optional().describe('Capabilities, by id.'),
    systems: defining('system', System).optional().describe('Systems, by id.'),
    interfaces: defining('interface', Interface)
      .optional()
      .describe('Interfaces between streams: the seams, by id.'),
    teams: defining('team', Team).optional().describe('Teams, by id.'),
    people: defining('person', Person).optional().describe('People, by id.'),
    functions: defining('function', WorkFunction)
      .optional()
      .describe('Functions: disciplines such as engineering or design, by id.'),
    roles: defining('role', Role).optional().describe('Roles that streams need, by id.'),
    sources: defining('source', Source).optional().describe('Sources of events, by id.'),
    alerts: defining('alert', Alert)
      .optional()
      .describe('Who is told when something needs attention, by id.'),
    decisions: defining('decision', Decision).optional().describe('Recorded decisions, by id.'),
    reviews: defining('review', Review).optional().describe('Reviews of the map, by id.'),
    overrides: defining('override', Override)
      .optional()
      .describe('Recorded exceptions from the musts of the check, by id.'),
    experiments: defining('experiment', Experiment).optional().describe('Experiments, by id.'),
  })
  .describe('A file of a Millrace map. A map may be split over any number of files.')

export type MapFile = z.infer<typeof MapFile>

type Sections = { readonly [S in keyof typeof SECTIONS]: ReadonlyMap<string, z.infer<(typeof SECTIONS)[S]>> }

/** A whole map: all files joined. Order is the order of the text; what is wrong is left out and reported. */
export interface ValueStreamMap extends Sections {
  readonly organisation: Organisation
  /** The stages of the journey. */
  readonly stages: ReadonlyMap<string, Stage>
  /** Slice → stage → cell, as written; `src/model/grid.ts` tells what holds by inheritance. */
  readonly grid: ReadonlyMap<string, ReadonlyMap<string, GridCell>>
}
