/** What is measured of journeys as tables: for CSV and the command line. */
import { column, items, PERIOD, period, seconds, text, type ViewTable } from '../views/columns.ts'
import type { FunnelAnswer, JourneysAnswer, TimesAnswer } from './journeys-answer.ts'

const share = (name: string) => column(name, 'share')

export const funnelTable = ({ funnel }: Pick<FunnelAnswer, 'funnel'>): ViewTable => ({
  title: 'Funnel',
  columns: [
    text('step'),
    items('reached'),
    share('of the first'),
    share('of the step before'),
    items('went on'),
    items('finished'),
    items('left'),
    items('open'),
    seconds('from the step before, 50 % within'),
    seconds('85 % within'),
    seconds('from the first, 50 % within'),
    ...funnel.slices.map(({ name }) => items(name)),
  ],
  rows: funnel.steps.map(({ name, reached, ofFirst, ofPrevious, onward, fromPrevious, fromFirst }, i) => [
    name,
    reached,
    ofFirst,
    ofPrevious,
    onward?.wentOn ?? null,
    onward?.finished ?? null,
    onward?.left ?? null,
    onward?.open ?? null,
    fromPrevious?.p50 ?? null,
    fromPrevious?.p85 ?? null,
    fromFirst?.p50 ?? null,
    ...funnel.slices.map((slice) => slice.reached[i] ?? null),
  ]),
})

export const timesTable = ({ times }: Pick<TimesAnswer, 'times'>): ViewTable => ({
  title: `Time from ${times.from.name} to ${times.to.name}`,
  columns: [seconds('from'), seconds('to'), items('journeys')],
  rows: times.histogram.map(({ low, high, n }) => [low, high, n]),
})

export const completionsTable = ({ completions }: Pick<JourneysAnswer, 'completions'>): ViewTable => ({
  title: 'Completions',
  columns: [...PERIOD, ...completions.points.map(({ name }) => items(name))],
  rows: completions.periods.map((one, i) => [
    ...period(one),
    ...completions.points.map(({ byPeriod }) => byPeriod[i] ?? null),
  ]),
})

export const curveTable = ({ timeToReach }: Pick<JourneysAnswer, 'timeToReach'>): ViewTable => ({
  title: 'Time to reach the finish',
  columns: [
    seconds('after'),
    items('under observation'),
    share('reached (Aalen–Johansen)'),
    share('left (Aalen–Johansen)'),
    share('not reached (Kaplan–Meier)'),
    share('from'),
    share('to (95 %)'),
  ],
  rows: timeToReach.curve.map((one) => [
    one.seconds,
    one.atRisk,
    one.reached,
    one.left,
    one.survival,
    one.low,
    one.high,
  ]),
})

export const waitsTable = ({ waits }: Pick<JourneysAnswer, 'waits'>): ViewTable => ({
  title: 'From one proof point to the next',
  columns: [
    text('from'),
    text('to'),
    column('ways', 'items'),
    seconds('50 % within'),
    seconds('85 % within'),
    seconds('waiting'),
    seconds('active'),
    seconds('in all'),
    share('share'),
  ],
  rows: waits.map((one) => [
    one.from.name,
    one.to.name,
    one.spread.n,
    one.spread.p50,
    one.spread.p85,
    one.waitingSeconds,
    one.activeSeconds,
    one.totalSeconds,
    one.share,
  ]),
})

export const signalsTable = ({ signals }: Pick<JourneysAnswer, 'signals'>): ViewTable => ({
  title: 'Signals',
  columns: [
    text('kind'),
    column('events', 'number'),
    items('journeys'),
    share('share of journeys'),
    ...signals.slices.map(({ name }) => share(name)),
  ],
  rows: signals.kinds.map((one, i) => [
    one.name,
    one.events,
    one.journeys,
    one.share,
    ...signals.slices.map(({ shares }) => shares[i] ?? null),
  ]),
})
