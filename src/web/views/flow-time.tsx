import type { Clock, ViewOf } from '../../flow/view-answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import { flowTimeChart } from '../chart/flow-time-chart.ts'
import { histogramChart } from '../chart/histogram-chart.ts'
import { Figure } from '../explain/figure-link.tsx'
import { itemsLeftOut } from '../stream/figure-items.ts'
import { inWordsOf } from '../words/clocks.ts'
import { count, percent } from '../words/figures.ts'
import type { LeftOut, ShowOf, Shown } from './show.ts'

/** The figure ids of each way to count. */
const FIGURE: Readonly<Record<Clock, string>> = {
  elapsed: 'flowTime',
  working: 'workingTime',
  'calendar-days': 'cycleTime',
  lead: 'leadTime',
}

export const CLOCK_NAMES: Readonly<Record<Clock, string>> = {
  elapsed: 'Elapsed',
  working: 'Working hours',
  'calendar-days': 'Calendar days',
  lead: 'From creation',
}

const SAYS: Readonly<Record<Clock, string>> = {
  elapsed: 'start to done, elapsed',
  working: 'start to done, in working hours only',
  'calendar-days': 'calendar days touched, from start to done',
  lead: 'created to done, elapsed',
}

const leftOutOf = (answer: ViewOf<'flow-time'>): LeftOut[] => {
  const { startCensored, quarantined, neverStarted } = answer
  const search = itemsLeftOut(answer, 'flowTime')
  return [
    { n: startCensored, words: `${count(startCensored)} whose start lies before the known history` },
    { n: quarantined, words: `${count(quarantined)} quarantined` },
    { n: neverStarted, words: `${count(neverStarted)} never in progress` },
  ].flatMap(({ n, words }) => (n > 0 ? [{ words, search }] : []))
}

export const showFlowTime = ({ answer, noun, palette }: ShowOf<ViewOf<'flow-time'>>): Shown => {
  const { clock, n, percentiles, expectation } = answer
  const of = figuresOf(answer)
  const words = (value: number | null): string => inWordsOf(clock, value)
  const at = (wanted: number) => {
    const value = percentiles.find((one) => one.percent === wanted)?.value ?? null
    return (
      <Figure id={`${FIGURE[clock]}.p${wanted}`} of={of} value={value}>
        {words(value)}
      </Figure>
    )
  }
  const told = percentiles.map(({ percent: p, value }) => `${p} % within ${words(value)}`).join(', ')
  return {
    behind: 'flowTime',
    n,
    leftOut: leftOutOf(answer),
    figure: n === 0 ? 'No flow time' : <>85 % within {at(85)}</>,
    note:
      n === 0 ? (
        'n = 0'
      ) : (
        <>
          {SAYS[clock]} · 50 % within {at(50)} · 95 % within {at(95)} · n = {count(n)}
          {expectation && expectation.kept !== null && (
            <>
              {' '}
              · expected: {expectation.percent} % within {durationInWords(expectation.seconds)}, kept by{' '}
              <Figure id="expectation.kept" of={of} value={expectation.kept}>
                {percent(expectation.kept)}
              </Figure>
            </>
          )}
        </>
      ),
    ...(n === 0
      ? { nothing: { kind: 'no data', why: `No ${noun} done in the window has a flow time.` } as const }
      : {}),
    charts: [
      {
        name: 'Each by the day it was done',
        option: flowTimeChart(answer, palette),
        height: 264,
        opensItems: answer.points !== null,
        label: `${answer.points ? 'Dots: each' : 'Squares: how many'} ${noun}s by the day of completion and by flow time, with lines at the percentiles: ${told}. The table has the figures.`,
      },
      {
        name: 'How they are distributed',
        option: histogramChart(answer, noun, palette),
        height: 180,
        label: `Bars: ${noun}s by flow time. ${told}.`,
      },
    ],
  }
}
