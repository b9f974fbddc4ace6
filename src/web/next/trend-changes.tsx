/** When figures changed, by the rules of process limits, and what else changed then. */
import type { NextAnswer } from '../../flow/improve/next-answer.ts'
import { Instant } from '../parts/instant.tsx'

export const TrendChanges = ({ changes }: { changes: NextAnswer['changes'] }) => (
  <section className="card" aria-labelledby="changes">
    <h2 id="changes">Changes of trend</h2>
    {changes.length === 0 ? (
      <p>No figure left its process limits: what varies is noise.</p>
    ) : (
      <ol className="observations">
        {changes.map((change) => (
          <li key={`${change.metric} ${change.at}`}>
            <p>
              <Instant at={change.at} only="date" />: <strong>{change.sentence}</strong>{' '}
              <span className="dimmed">({change.rule})</span>
            </p>
            {change.alongside.length > 0 && (
              <ul className="evidence" aria-label="At the same time">
                {change.alongside.map((one) => (
                  <li key={one}>At the same time: {one}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    )}
  </section>
)
