/** One cell: the work on one side, what changed for customers on the other. */
import { Link } from '@tanstack/react-router'
import type { EffectCell, OutcomeChange, TimeChange, WorkDone } from '../../flow/effect/effect-answer.ts'
import { alone, money } from '../../flow/effect/effect-words.ts'
import { tenthsInWords } from '../../flow/number-words.ts'
import type { FigureOf } from '../../flow/figures/figure.ts'
import { Figure } from '../explain/figure-link.tsx'
import { durationInWords } from '../../flow/duration.ts'
import { TypeMark } from '../parts/type-mark.tsx'
import { count, countOf } from '../words/figures.ts'

/** Better, worse or beyond telling: a shape and a word, so that colour is not needed. */
const Direction = ({ sure, better }: { sure: boolean; better: boolean }) => (
  <span className={sure ? (better ? 'effect-better' : 'effect-worse') : 'dimmed'}>
    <span aria-hidden="true">{sure ? (better ? '▲ ' : '▼ ') : '◇ '}</span>
    {sure ? (better ? 'better' : 'worse') : 'not sure'}
  </span>
)

const Outcome = ({ outcome, of }: { outcome: OutcomeChange; of: FigureOf }) => (
  <p>
    <Figure id="effect.outcome" of={of} value={outcome.change}>
      {outcome.change >= 0 ? '+' : '−'}
      {tenthsInWords(Math.abs(outcome.change) * 100)} points
    </Figure>{' '}
    go on <Direction sure={outcome.sure} better={outcome.change > 0} />
    <span className="block small dimmed">
      {tenthsInWords(outcome.before.share * 100)} → {tenthsInWords(outcome.after.share * 100)} %, 95 %:{' '}
      {tenthsInWords(outcome.low * 100)} to {tenthsInWords(outcome.high * 100)}; n = {count(outcome.before.n)}{' '}
      and {count(outcome.after.n)}
    </span>
    {alone(outcome) !== null && <span className="block small dimmed">{alone(outcome)}</span>}
  </p>
)

const Time = ({ time, of }: { time: TimeChange; of: FigureOf }) => (
  <p>
    <Figure id="effect.time" of={of} value={time.change}>
      {time.change > 0 ? 'Longer' : time.change < 0 ? 'Shorter' : 'As long'} (δ{' '}
      {time.change.toFixed(2).replace('-', '−')})
    </Figure>{' '}
    <Direction sure={time.sure} better={time.change < 0} />
    <span className="block small dimmed">
      median {durationInWords(time.before.p50)} → {durationInWords(time.after.p50)}; n ={' '}
      {count(time.before.n)} and {count(time.after.n)}
    </span>
  </p>
)

/** The items, one by one; closed at first. */
export const WorkList = ({ work }: { work: WorkDone }) =>
  work.items === 0 ? (
    <p className="dimmed">no work done</p>
  ) : (
    <details>
      <summary>
        {countOf(work.items, 'item')}
        {work.cost !== null && `, cost ${money(work.cost)}`}
        {work.cost !== null && work.costed < work.items && ` (known of ${work.costed})`}
      </summary>
      <ul className="effect-items">
        {work.list.map(({ source, item, label, title, type, done, cost }) => (
          <li key={`${source}/${item}`}>
            <TypeMark type={type} />{' '}
            <Link to="/items/$source/$item" params={{ source, item }}>
              {label}
            </Link>{' '}
            {title}
            <span className="block small dimmed">
              done {done.slice(0, 10)}
              {cost !== null && `, cost ${money(cost)}`}
            </span>
          </li>
        ))}
      </ul>
      {work.items > work.list.length && (
        <p className="dimmed small">and {count(work.items - work.list.length)} more</p>
      )}
    </details>
  )

export const EffectCellView = ({
  cell,
  of,
}: {
  cell: EffectCell
  /** Of the row: stream and window; `about` is the cell. */
  of: FigureOf
}) => (
  <div className="effect-cell">
    <div className="effect-work">
      <WorkList work={cell.work} />
    </div>
    <div className="effect-change">
      {cell.outcome && <Outcome outcome={cell.outcome} of={of} />}
      {cell.time && <Time time={cell.time} of={of} />}
      {!cell.outcome && !cell.time && <p className="dimmed">too few journeys to tell</p>}
    </div>
  </div>
)
