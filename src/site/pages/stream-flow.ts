/** How the flow of a stream is measured, and what it is to reach. */
import type { Abandonment, MeasuringChoices, Stream, Target } from '../../model/schema.ts'
import type { Context } from '../context.ts'
import { type Content } from '../html.ts'
import { card, list, section, table } from '../parts.ts'

const event = (at: NonNullable<MeasuringChoices['start'] | MeasuringChoices['end']>): string =>
  typeof at === 'string' ? at : `entry of ${at.stage}`

const abandoned = (window: Abandonment): string => {
  if (typeof window === 'string') return `after ${window} without an event`
  const stages = Object.entries(window.stages).map(([stage, own]) => `${own} in ${stage}`)
  const anew = window.comesBack === 'newJourney' ? '; who comes back begins a new journey' : ''
  return `after ${[window.after, ...stages].join(', ')} without an event${anew}`
}

/** What is chosen, each as label and value; what is not chosen holds by default and is not said. */
const choices = (of: MeasuringChoices): [string, string][] => {
  const { start, end, reopened, backward, by, expectation, staleAfterDays, mix, abandonment } = of
  const said: [string, string | undefined][] = [
    ['Flow time starts', start && event(start)],
    ['Flow time ends', end && event(end)],
    ['Reopened', reopened],
    ['Backward moves', backward],
    ['Periods', by],
    ['Expected', expectation && `${expectation.percent} % within ${expectation.within}`],
    ['Stale', staleAfterDays === undefined ? undefined : `after ${staleAfterDays} days without an event`],
    ['Abandoned', abandonment && abandoned(abandonment)],
    [
      'Target mix',
      mix &&
        Object.entries(mix)
          .map(([type, share]) => `${type} ${share} %`)
          .join(', '),
    ],
  ]
  return said.flatMap(([label, value]) => (value === undefined ? [] : [[label, value]]))
}

const bound = ({ atMost, atLeast, atRisk }: Target): string =>
  `${atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`}${atRisk === undefined ? '' : `, at risk from ${atRisk}`}`

const measuring = ({ measuring: chosen }: Stream): Content => {
  if (chosen === undefined) return null
  const { work, journeys, ...both } = chosen
  const rows = [
    ...choices(both),
    ...choices(work ?? {}).map(([label, value]): [string, string] => [`${label} (work)`, value]),
    ...choices(journeys ?? {}).map(([label, value]): [string, string] => [`${label} (journeys)`, value]),
  ]
  return rows.length > 0 && card(rows)
}

const targets = (context: Context, one: Stream): Content => {
  const all = Object.entries(one.targets)
  return (
    all.length > 0 &&
    table(
      'Targets',
      ['Target', 'Figure', 'Of', 'Bound'],
      all.map(([id, target]) => ({
        cells: [
          list([target.name ?? id, ...(target.why === undefined ? [] : [target.why])]),
          target.metric,
          [
            target.measured ?? 'work or journeys',
            target.slice !== undefined && [', ', context.link('slice', target.slice)],
            target.type !== undefined && `, ${target.type}`,
          ],
          bound(target),
        ],
      })),
    )
  )
}

/** The sections about the flow; nothing for a stream that says nothing of it. */
export const flowSections = (context: Context, one: Stream): Content[] => [
  section('How its flow is measured', measuring(one)),
  section('Targets of its flow', targets(context, one)),
]
