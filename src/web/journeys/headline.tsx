/** What matters first: how many convert, what was completed, how many are on their way, where most leave. */
import type { ReactNode } from 'react'
import { figuresOf } from '../../flow/figures/figure.ts'
import type { FunnelStepAnswer, JourneysAnswer } from '../../flow/journeys/journeys-answer.ts'
import { count, countOf, decimal } from '../words/figures.ts'
import { CountFigure, ShareFigure } from './figures.tsx'
import { Figure } from '../explain/figure-link.tsx'

const Cell = ({ name, value, note }: { name: string; value: ReactNode; note: ReactNode }) => (
  <div className="metric">
    <dt>{name}</dt>
    <dd>
      <span className="metric-value">{value}</span>
      <span className="dimmed metric-note">{note}</span>
    </dd>
  </div>
)

/** The step after which most leave. */
const leakOf = (steps: readonly FunnelStepAnswer[]): FunnelStepAnswer | null =>
  steps.reduce<FunnelStepAnswer | null>(
    (most, step) => ((step.onward?.left ?? 0) > (most?.onward?.left ?? 0) ? step : most),
    null,
  )

export const Headline = ({ answer }: { answer: JourneysAnswer }) => {
  const { conversion, completions, inFlight, funnel } = answer
  const of = figuresOf(answer)
  const [first, ...further] = completions.points
  const leak = leakOf(funnel.steps)
  return (
    <section className="card" aria-label="What matters first">
      <dl className="metrics journey-headline">
        <Cell
          name="Conversion"
          value={<ShareFigure id="conversion" of={of} value={conversion.conversion} />}
          note={
            <>
              reached “{conversion.finish.name}”; n ={' '}
              <CountFigure id="conversion.started" of={of} value={conversion.started} /> begun;{' '}
              <ShareFigure id="conversion.censored" of={of} value={conversion.censored} /> may still do so
            </>
          }
        />
        <Cell
          name="Completions"
          value={
            first && <CountFigure id="completions" of={{ ...of, about: first.id }} value={first.events} />
          }
          note={
            <>
              {first?.name}
              {further.map(({ id, name, events }) => (
                <span key={id}>
                  {' '}
                  · {name} <CountFigure id="completions" of={{ ...of, about: id }} value={events} />
                </span>
              ))}
            </>
          }
        />
        <Cell
          name="In flight"
          value={<CountFigure id="inFlight" of={of} value={inFlight.now} />}
          note={
            inFlight.average === null ? (
              'none known in the window'
            ) : (
              <>
                now; on average{' '}
                <Figure id="inFlight.average" of={of} value={inFlight.average}>
                  {decimal(inFlight.average)}
                </Figure>
              </>
            )
          }
        />
        <Cell
          name="Most leave after"
          value={leak === null ? <span className="metric-none">nobody left</span> : leak.name}
          note={
            leak === null ? (
              `of ${countOf(conversion.started, 'journey')} begun`
            ) : (
              <>
                <CountFigure
                  id="funnel.left"
                  of={{ ...of, about: leak.about }}
                  value={leak.onward?.left ?? 0}
                />{' '}
                of {count(leak.reached)} left there;{' '}
                <CountFigure
                  id="funnel.open"
                  of={{ ...of, about: leak.about }}
                  value={leak.onward?.open ?? 0}
                />{' '}
                may still go on
              </>
            )
          }
        />
      </dl>
    </section>
  )
}
