import { figuresOf } from '../../flow/figures/figure.ts'
import type { ViewOf } from '../../flow/view-answers.ts'
import { reworkChart } from '../chart/rework-chart.ts'
import { Figure } from '../explain/figure-link.tsx'
import { Duration } from '../parts/duration.tsx'
import { count, countOf, percent } from '../words/figures.ts'
import type { ShowOf, Shown } from './show.ts'

export const showRework = ({ answer, noun, palette }: ShowOf<ViewOf<'rework'>>): Shown => {
  const { n, reworked, reopened, movedBack, reworkSeconds, backward } = answer
  const of = figuresOf(answer)
  return {
    behind: 'rework',
    n: reworked,
    figure: (
      <>
        <Figure id="rework.items" of={of} value={reworked}>
          {count(reworked)}
        </Figure>{' '}
        of {countOf(n, noun)} reworked{n > 0 && ` (${percent(reworked / n)})`}
      </>
    ),
    note: (
      <>
        {count(reopened)} reopened after done, {count(movedBack)} back in a stage that they had left ·{' '}
        <Figure id="rework.time" of={of} value={reworkSeconds}>
          <Duration seconds={reworkSeconds} />
        </Figure>{' '}
        between done and reopened
      </>
    ),
    ...(n === 0 ? { nothing: { kind: 'no data', why: `No ${noun} was done in the window.` } as const } : {}),
    charts: [
      {
        option: reworkChart(answer, noun, palette),
        height: 240,
        label: `Bars: of the ${noun}s done in each period, how many had been reworked. ${count(reworked)} of ${count(n)} in all. The table has each period.`,
      },
    ],
    words: backward.length > 0 && (
      <ol className="plain small" aria-label="Moves back">
        {backward.slice(0, 5).map((move) => (
          <li key={`${move.from} ${move.to}`}>
            {move.from} → {move.to}: {count(move.count)} times
          </li>
        ))}
      </ol>
    ),
  }
}
