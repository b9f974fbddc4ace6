/** Journeys of an online shop: funnels, and the time to convert, against truths that were computed independently. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FunnelAnswer } from '../../src/flow/journeys/journeys-answer.ts'
import { describeWithData, sharedFile, sharedJson } from '../shared-data.ts'
import { engineOn, mapOf } from '../workspace.ts'

interface TruthOfFunnel {
  readonly counts: readonly number[]
  readonly conversion_of_step1?: readonly number[]
  readonly step_to_step?: readonly (number | null)[]
  readonly time_to_convert?: {
    readonly n: number
    readonly p50: { readonly nearest: number }
    readonly p85: { readonly nearest: number }
    readonly p95: { readonly nearest: number }
  }
}

type Orders = Readonly<Record<'ordered' | 'any_order' | 'window_1800s' | 'window_86400s', TruthOfFunnel>>

interface Truth {
  readonly logs: readonly {
    readonly users: number
    readonly sessions_30min: number
    readonly funnels: Readonly<
      Record<'shop' | 'short', { steps: readonly string[]; per_user: Orders; per_session_30min: Orders }>
    >
  }[]
}

const ASKED = {
  ordered: {},
  any_order: { order: 'any' },
  window_1800s: { within: '30 min' },
  window_86400s: { within: '24 h' },
} as const

/** The truth is written with nine decimals, times with six. */
const rounded = (value: number | null | undefined, digits: number): number | null =>
  value === null || value === undefined ? null : Number(value.toFixed(digits))

/** The answer as the truth is written. */
const asTruth = ({ funnel: { steps } }: FunnelAnswer, truth: TruthOfFunnel): unknown => {
  const last = steps.at(-1)?.fromFirst
  const shares = {
    conversion_of_step1: steps.map(({ ofFirst }) => rounded(ofFirst, 9)),
    step_to_step: steps.map(({ ofPrevious }) => rounded(ofPrevious, 9)),
    time_to_convert: {
      n: last?.n,
      p50: rounded(last?.p50, 6),
      p85: rounded(last?.p85, 6),
      p95: rounded(last?.p95, 6),
    },
  }
  // Of funnels in any order the truth has nothing but the counts.
  return { counts: steps.map(({ reached }) => reached), ...('time_to_convert' in truth ? shares : {}) }
}

const ofTruth = ({ time_to_convert: times, ...rest }: TruthOfFunnel): unknown => ({
  ...rest,
  ...(times === undefined
    ? {}
    : {
        time_to_convert: {
          n: times.n,
          p50: times.p50.nearest,
          p85: times.p85.nearest,
          p95: times.p95.nearest,
        },
      }),
})

const SOURCE = `  web:
    name: Clicks
    kind: csv
    measures: journeys
    stream: support
    finish: lastEvent
    csv: { item: user_id, state: event, time: { column: timestamp, zone: UTC } }
`

describeWithData('journeys of an online shop', 'journey-onlineshop', 4, () => {
  const PER = [
    { per: 'per_user', journeys: 'users', measuring: '{}' },
    {
      per: 'per_session_30min',
      journeys: 'sessions_30min',
      measuring: '{ journeys: { abandonment: { after: 30 min, comesBack: newJourney } } }',
    },
  ] as const
  for (const { per, journeys, measuring } of PER) {
    let opened: Awaited<ReturnType<typeof engineOn>>
    let truth: Truth['logs'][number]
    const file = sharedFile('journey-onlineshop/simple-onlineshop.csv')
    beforeAll(async () => {
      const [log] = sharedJson<Truth>('journey-onlineshop/truth/truth.json').logs
      if (!log) throw new Error('The truth holds no log.')
      truth = log
      opened = await engineOn(mapOf(SOURCE, measuring), () => Date.UTC(2020, 3, 30) * 1000)
      await opened.engine.importFiles([file], 'web')
    })
    afterAll(() => opened?.close())

    it(`${per}: so many journeys, and each is on the page`, async () => {
      const answer = await opened.engine.journeys.overview({ stream: 'support' })
      expect(answer.conversion.started).toBe(truth[journeys])
    })

    it(`${per}: ordered, in any order, within 30 minutes and 24 hours`, async () => {
      for (const [name, asked] of Object.entries(ASKED)) {
        for (const funnel of ['shop', 'short'] as const) {
          const { steps, [per]: orders } = truth.funnels[funnel]
          const answer = await opened.engine.journeys.funnel({
            stream: 'support',
            steps: steps.join(','),
            ...asked,
          })
          const expected = orders[name as keyof Orders]
          expect([funnel, name, asTruth(answer, expected)]).toEqual([funnel, name, ofTruth(expected)])
        }
      }
    })
  }
})
