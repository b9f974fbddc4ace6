/** Random histories of delivery work and journeys, the maps by which they are read, and what is asked of them. */
import fc from 'fast-check'
import type { SourceEvent } from '../src/flow/event.ts'
import { loadMap } from '../src/model/load.ts'

/** Choices of how the two streams are measured; each history is read by one set of them, then by the next. */
const CHOICES = [
  { shop: '{}', pay: '{}' },
  {
    shop: '{ abandonment: { after: 20 d, stages: { buy: 70 h }, comesBack: newJourney } }',
    pay: '{ journeys: { abandonment: 40 d } }',
  },
  { shop: '{ journeys: { abandonment: { after: 9 d } } }', pay: '{}' },
  { shop: '{ start: created, end: { stage: Build } }', pay: '{ start: active, reopened: newVisit }' },
  {
    shop: '{ start: { stage: Build }, journeys: { start: active, reopened: continue, end: { stage: get } } }',
    pay: '{ end: { stage: Build }, reopened: newVisit, work: { start: created } }',
  },
] as const

const textOf = ({ shop, pay }: { shop: string; pay: string }): string => `
organisation: { name: Test, timeZone: Europe/Berlin }
slices:
  all: { name: All }
  shoppers: { name: Shoppers, within: all }
  buyers: { name: Buyers, within: all }
events:
  seen: { name: Seen, stage: find, types: [Design, 'R*'], proves: entered }
  bought: { name: Bought, stage: buy, types: [Build], when: { type: Story } }
  kept: { name: Kept, stage: get, types: [Side], slices: [shoppers], state: waiting }
  odd: { name: Odd, stage: get, types: [Odd, Side], when: { type: [Bug, Chore] }, state: paused }
  side: { name: Side, stage: find, types: [S*], state: keep }
journey:
  stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } }
streams:
  shop: { name: Shop, promise: p, for: [all], trigger: t, finishLine: f, outcome: o, northStar: { name: n, logic: 'sum(bought, cost) / count(seen)' }, stages: [find, buy, get], measuring: ${shop} }
  pay: { name: Pay, kind: supporting, promise: p, for: [shop], trigger: t, finishLine: f, outcome: o, measuring: ${pay} }
teams:
  crew: { name: Crew }
  core: { name: Core }
sources:
  work:
    name: Work
    kind: jira
    stream: [{ when: { area: both }, is: [shop, pay] }, { when: { area: shop }, is: shop }, { when: { area: pay }, is: [pay] }]
    team: [{ when: { crowd: crew }, is: crew }, { when: { crowd: core }, is: core }]
    hierarchy: { parent: parent }
    blockedBy: waitsFor
    costOfDelay: cost
    states: { New: new, Ready: waiting, Design: active, Build: active, Held: paused, Done: done, Shut: done, Dropped: canceled, Side: ignored, Note: keep }
    classify: [{ when: { type: Story }, as: feature }, { when: { type: Bug }, as: defect }, { when: { type: Chore }, as: debt }]
  journeys:
    name: Journeys
    kind: cloudevents
    measures: journeys
    stream: [{ when: { area: pay }, is: pay }, { is: shop }]
    slice: [{ when: { who: s }, is: shoppers }, { when: { who: b }, is: buyers }]
    team: crew
    hierarchy: { parent: parent, count: parents }
    classify: [{ when: { event: bought }, as: feature }, { when: { event: O* }, as: defect }]
    states:
      Ready: { state: waiting, stage: find }
      Design: { state: active, stage: find }
      Build: { state: active, stage: buy }
      Held: { state: paused, stage: buy }
      Shut: { state: active, stage: get }
      Done: { state: done, stage: get }
      Dropped: canceled
      New: new
      Note: keep
`

export const maps = CHOICES.map((choices) => loadMap([{ file: 'map.yaml', text: textOf(choices) }]))

export const HOUR = 3_600_000_000
/** Both changes of the clock in Berlin: 2026-03-29 01:00Z and 2026-10-25 01:00Z. */
export const CHANGES = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)].map((ms) => ms * 1000)
export const NOW = Date.UTC(2026, 10, 10, 12) * 1000

const instant = fc.oneof(
  fc
    .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -30, max: 30 }))
    .map(([change, hours]) => change + hours * HOUR),
  fc.integer({ min: Date.UTC(2026, 1, 1) * 1000, max: NOW - HOUR }),
)

const history = (item: number, source: 'work' | 'journeys') =>
  fc
    .array(
      fc.record({
        at: instant,
        ord: fc.nat(2),
        state: fc.option(
          fc.constantFrom(
            'New',
            'Ready',
            'Design',
            'Build',
            'Held',
            'Done',
            'Done',
            'Shut',
            'Dropped',
            'Side',
            'Note',
            'Odd',
          ),
          { freq: 8 },
        ),
        fields: fc.option(
          fc.record(
            {
              type: fc.constantFrom('Story', 'Bug', 'Chore', 'Other'),
              area: fc.constantFrom('shop', 'pay', 'both', 'none'),
              who: fc.constantFrom('s', 'b', 'x'),
              crowd: fc.constantFrom('crew', 'core', 'x'),
              parent: fc.constantFrom(null, 'item-0', 'item-1', 'LABEL-2', 'nobody'),
              label: fc.constantFrom(`LABEL-${item}`),
              waitsFor: fc.constantFrom(['a', 'b'], 'c', null),
              cost: fc.constantFrom(100, '2.5', -1, 'much'),
            },
            { requiredKeys: [] },
          ),
          { freq: 3 },
        ),
        partial: fc.boolean(),
        isCreation: fc.boolean(),
      }),
      { minLength: 1, maxLength: 9 },
    )
    .map((moves) =>
      moves.map(({ at, ord, state, fields, partial, isCreation }, i): SourceEvent => ({
        source,
        id: `${item}.${i}`,
        item: `item-${item}`,
        at,
        ord,
        received: NOW,
        step: i === 0 && isCreation ? 'create' : state === null ? 'fields' : 'enter',
        state,
        instance: null,
        fields,
        was: null,
        fault: item % 7 === 3 && i === 0 ? 'made up for the test' : null,
        partial: partial && i === 0 && item % 5 === 1,
        ref: null,
      })),
    )

/** The events of so many items, item by item; each belongs to one of the two sources. */
export const histories = (atOnce: fc.ArrayConstraints): fc.Arbitrary<SourceEvent[]> =>
  fc
    .array(fc.constantFrom('work' as const, 'journeys' as const), atOnce)
    .chain((sources) => fc.tuple(...sources.map((source, i) => history(i, source))))
    .map((items) => items.flat())

export const requests = fc.record({
  measured: fc.constantFrom('work', 'journeys'),
  stream: fc.option(fc.constantFrom('shop', 'pay'), { nil: undefined }),
  team: fc.option(fc.constantFrom('crew', 'core'), { nil: undefined, freq: 2 }),
  slice: fc.option(fc.constantFrom('all', 'shoppers', 'buyers'), { nil: undefined, freq: 2 }),
  type: fc.option(fc.constantFrom('feature', 'defect', 'unclassified'), { nil: undefined, freq: 2 }),
  from: fc.option(fc.constantFrom('2026-03-28', '2026-10-24'), { nil: undefined }),
  to: fc.option(fc.constantFrom('2026-10-27', '2026-11-01'), { nil: undefined }),
  by: fc.constantFrom('day', 'week', 'month'),
  basis: fc.constantFrom('completed', 'load'),
})
