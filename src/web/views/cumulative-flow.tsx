import { figuresOf } from '../../flow/figures/figure.ts'
import type { ViewOf } from '../../flow/view-answers.ts'
import { cumulativeFlowChart } from '../chart/cumulative-flow-chart.ts'
import { Figure } from '../explain/figure-link.tsx'
import { count } from '../words/figures.ts'
import type { ShowOf, Shown } from './show.ts'

export const showCumulativeFlow = ({ answer, noun, palette }: ShowOf<ViewOf<'cumulative-flow'>>): Shown => {
  const { points, policy } = answer
  const [first, last] = [points[0], points.at(-1)]
  const within = (point: typeof last): number => point?.stages.reduce((sum, one) => sum + one, 0) ?? 0
  const [before, now] = [within(first), within(last)]
  return {
    behind: 'velocity',
    n: last?.done ?? 0,
    figure: (
      <>
        {count(last?.arrived ?? 0)} arrived,{' '}
        <Figure id="velocity" of={figuresOf(answer)} value={last?.done ?? 0}>
          {count(last?.done ?? 0)}
        </Figure>{' '}
        done
      </>
    ),
    note: `in progress: ${count(before)} at the start, ${count(now)} at the end · what moves back ${policy === 'asIs' ? 'is counted where it is' : 'stays in the furthest stage that it reached'}`,
    charts: [
      {
        option: cumulativeFlowChart(answer, noun, palette),
        height: 300,
        label: `Bands: ${noun}s in each stage over time, above those done. In progress ${count(before)} at the start and ${count(now)} at the end. The table has each point.`,
      },
    ],
  }
}
