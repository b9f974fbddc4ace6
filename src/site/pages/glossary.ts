/** The terms of the language, from its schema, and all things of the map in the order of the alphabet. */
import type * as z from 'zod'
import {
  Boundary,
  Cell,
  DoesNotApply,
  Evidence,
  Graduation,
  Guardrail,
  Metric,
  NorthStar,
  OutcomeStatement,
  Organisation,
  Journey,
  Risk,
  SECTIONS,
  Service,
  ServiceLevel,
  Stage,
  Goal,
} from '../../model/schema.ts'
import { THING_KINDS, thingsOf, type Context, type Page } from '../context.ts'
import { html, raw } from '../html.ts'
import { card, section, table } from '../parts.ts'

const TERMS: readonly (readonly [string, z.ZodType])[] = [
  ['Boundary item', Boundary],
  ['Business event', SECTIONS.events],
  ['Capability', SECTIONS.capabilities],
  ['Cell', Cell],
  ['Decision', SECTIONS.decisions],
  ['Does not apply', DoesNotApply],
  ['Evidence', Evidence],
  ['Experiment', SECTIONS.experiments],
  ['Fork', SECTIONS.forks],
  ['Function', SECTIONS.functions],
  ['Goal', Goal],
  ['Graduation', Graduation],
  ['Guardrail', Guardrail],
  ['Interface', SECTIONS.interfaces],
  ['Journey', Journey],
  ['Metric', Metric],
  ['North-star', NorthStar],
  ['Organisation', Organisation],
  ['Outcome statement', OutcomeStatement],
  ['Override', SECTIONS.overrides],
  ['Person', SECTIONS.people],
  ['Policy', SECTIONS.policies],
  ['Revenue stream', SECTIONS.revenueStreams],
  ['Review', SECTIONS.reviews],
  ['Risk', Risk],
  ['Role', SECTIONS.roles],
  ['Service', Service],
  ['Service level', ServiceLevel],
  ['Slice', SECTIONS.slices],
  ['Source', SECTIONS.sources],
  ['Stage', Stage],
  ['System', SECTIONS.systems],
  ['Team', SECTIONS.teams],
  ['Value stream', SECTIONS.streams],
]

export const glossaryPage = (context: Context): Page => {
  const things = THING_KINDS.flatMap((kind) =>
    [...thingsOf(context.map, kind).keys()].map((id) => ({ kind, id, name: context.nameOf(kind, id) })),
  ).sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1))
  return {
    file: 'glossary.html',
    title: 'Glossary',
    lead: 'What the words of the map mean, and where each thing stands.',
    body: [
      section(
        'All things of the map',
        things.length > 0 &&
          html`<form class="filter" role="search" hidden>
              <label>Find <input type="search" autocomplete="off" /></label> <output class="dimmed"></output>
            </form>
            <div data-filtered>
              ${table(
                'All things of the map',
                ['Name', 'Kind', 'Id'],
                things.map(({ kind, id }) => ({
                  cells: [context.link(kind, id), kind, html`<code>${id}</code>`],
                })),
              )}
            </div>
            ${raw('<script src="filter.js"></script>')}`,
      ),
      section('Terms', card(TERMS.map(([term, schema]) => [term, schema.description]))),
    ],
  }
}
