import { Link } from '@tanstack/react-router'
import type { ViewOf } from '../../flow/view-answers.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import { agingChart } from '../chart/aging-chart.ts'
import { Figure } from '../explain/figure-link.tsx'
import { Duration } from '../parts/duration.tsx'
import { count, countOf } from '../words/figures.ts'
import type { ShowOf, Shown } from './show.ts'

const MOST_NAMED = 5

export const showAging = ({ answer, noun, palette }: ShowOf<ViewOf<'aging'>>): Shown => {
  const { items, age, stale, staleAfterDays, exceeded, expectation } = answer
  const of = figuresOf(answer)
  const slow = items.filter(({ pace }) => pace !== null && pace >= 85)
  return {
    behind: 'load',
    n: items.length,
    figure:
      items.length === 0 ? (
        'Nothing in progress'
      ) : (
        <>
          The oldest is{' '}
          <Figure id="age.oldest" of={of} value={age.oldest}>
            <Duration seconds={age.oldest} />
          </Figure>{' '}
          old
        </>
      ),
    note: (
      <>
        85 % up to{' '}
        <Figure id="age.p85" of={of} value={age.p85}>
          <Duration seconds={age.p85} />
        </Figure>{' '}
        · n = {count(age.n)} ·{' '}
        <Figure id="stale" of={of} value={stale}>
          {count(stale)}
        </Figure>{' '}
        without an event for {staleAfterDays} days
        {expectation && exceeded !== null && (
          <>
            {' '}
            ·{' '}
            <Figure id="expectation.exceeded" of={of} value={exceeded}>
              {count(exceeded)}
            </Figure>{' '}
            beyond the expected <Duration seconds={expectation.seconds} />
          </>
        )}
      </>
    ),
    ...(items.length === 0
      ? { nothing: { kind: 'no data', why: `No ${noun} is in progress.` } as const }
      : {}),
    charts: [
      {
        option: agingChart(answer, palette),
        height: 320,
        opensItems: true,
        label: `Dots: ${countOf(items.length, noun)} in progress by stage and age, on bands of the ages at which done ${noun}s left the stage. ${count(slow.length)} of them are older than 85 % were. The table has each ${noun}.`,
      },
    ],
    words: slow.length > 0 && (
      <p className="small">
        Slower than 85 % of those done before:{' '}
        {slow.slice(0, MOST_NAMED).map(({ source, item, label }, i) => (
          <span key={`${source} ${item}`}>
            {i > 0 && ', '}
            <Link to="/items/$source/$item" params={{ source, item }}>
              {label}
            </Link>
          </span>
        ))}
        {slow.length > MOST_NAMED && ` and ${count(slow.length - MOST_NAMED)} more`}.
      </p>
    ),
  }
}
