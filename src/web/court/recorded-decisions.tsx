/** Splits and merges that were decided: what the evidence says of them today, and what became of their predictions. */
import { Link } from '@tanstack/react-router'
import type { RecordedAnswer } from '../../flow/court/court-answer.ts'
import { ThingLink } from '../map/thing-link.tsx'
import { Prose } from '../parts/prose.tsx'
import { dateInWords } from '../words/instants.ts'

const TODAY: Readonly<Record<RecordedAnswer['today'], string>> = {
  supported: 'supported by the evidence today',
  contradicted: 'contradicted by the evidence today',
  open: 'not enough evidence today',
  'not measured': 'not measured',
}

const Recorded = ({ one }: { one: RecordedAnswer }) => {
  const { id, kind, on, by, why, replacedBy, today, words, prediction, pairs } = one
  return (
    <li className="card">
      <h3>
        <ThingLink kinds={['decision']} id={id} />
      </h3>
      <p>
        <span className={today === 'contradicted' ? 'tag warn' : 'tag'}>{TODAY[today]}</span>{' '}
        <span className="dimmed">
          {kind} decided by {by} on {dateInWords(on)}
          {replacedBy !== null && <>, replaced by {replacedBy}</>}
        </span>
      </p>
      <p>{why}</p>
      <p>
        {words}{' '}
        {pairs.map(({ a, b }) => (
          <Link key={`${a} ${b}`} to="/court" search={(before) => ({ ...before, a, b })}>
            Evidence of {a} and {b}
          </Link>
        ))}
      </p>
      <p>
        {prediction === null ? (
          <span className="dimmed">It predicts nothing, so nothing can refute it.</span>
        ) : (
          <>
            Predicted: {prediction.says} <span className="tag">{prediction.status}</span>{' '}
            <Prose text={prediction.sentence} />
          </>
        )}
      </p>
    </li>
  )
}

export const RecordedDecisions = ({ decisions }: { decisions: readonly RecordedAnswer[] }) => (
  <section className="stack" aria-labelledby="recorded">
    <h2 id="recorded">Recorded splits and merges</h2>
    {decisions.length === 0 ? (
      <p className="card dimmed">None yet. A pair of slices offers to record one.</p>
    ) : (
      <ul className="plain entry-list">
        {decisions.map((one) => (
          <Recorded key={one.id} one={one} />
        ))}
      </ul>
    )}
  </section>
)
