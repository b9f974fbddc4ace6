/** What senders have posted since the server started: what was taken, and what it lacked where nothing was. */
import type {
  Arrivals,
  IgnoredExample,
  TelemetryArrivals,
} from '../../flow/journeys/coverage/arrivals-answer.ts'
import { Instant } from '../parts/instant.tsx'
import { Prose } from '../parts/prose.tsx'
import { countOf } from '../words/figures.ts'

const Example = ({ what, service, attributes, more }: IgnoredExample) => (
  <li>
    A {what} of {service === null ? 'no service' : <code>{service}</code>}
    {attributes.length === 0 ? ' without attributes' : ' with '}
    {attributes.map((name, i) => (
      <span key={name}>
        {i > 0 && ', '}
        <code>{name}</code>
      </span>
    ))}
    {more > 0 && ` and ${countOf(more, 'more attribute')}`}
  </li>
)

const stateOf = ({ source, spans, logRecords }: TelemetryArrivals): 'taken' | 'nothing taken' | 'not meant' =>
  spans.taken + logRecords.taken > 0 ? 'taken' : source === null ? 'not meant' : 'nothing taken'

const Telemetry = ({ of }: { of: TelemetryArrivals }) => {
  const { source, words, todo, examples, last, lastTaken, requests } = of
  const state = stateOf(of)
  return (
    <li className="card">
      <p>
        <span
          className={`tag ${state === 'nothing taken' || (todo !== null && source !== null) ? 'warn' : ''}`}
        >
          {state}
        </span>{' '}
        <strong>{source?.name ?? 'Other services'}</strong>
      </p>
      <p>
        <Prose text={words} />
      </p>
      {todo !== null && (
        <p>
          <Prose text={todo} />
        </p>
      )}
      {examples.length > 0 && (
        <details>
          <summary>What is ignored carries, for example</summary>
          <ul className="small">
            {examples.map((example) => (
              <Example key={example.service ?? ''} {...example} />
            ))}
          </ul>
        </details>
      )}
      {last !== null && (
        <p className="small dimmed">
          {countOf(requests, 'request')}, the last at <Instant at={last} />
          {lastTaken !== null && lastTaken !== last && (
            <>
              ; something was last taken at <Instant at={lastTaken} />
            </>
          )}
          .
        </p>
      )}
    </li>
  )
}

export const ArrivalsSection = ({ arrivals }: { arrivals: Arrivals | null }) => {
  if (arrivals === null) return null
  const { telemetry, untaken, since } = arrivals
  if (telemetry.length === 0 && untaken === null) return null
  return (
    <section className="stack" aria-labelledby="arrivals">
      <div>
        <h2 id="arrivals">What has come in over HTTP</h2>
        <p className="dimmed">
          Counted since the server started, <Instant at={since} />. Of what is not taken only names are kept,
          never values.
        </p>
      </div>
      <ul className="plain coverage-gaps">
        {telemetry.map((of) => (
          <Telemetry key={of.source?.id ?? ''} of={of} />
        ))}
        {untaken !== null && (
          <li className="card">
            <p>
              <span className="tag warn">refused</span> <strong>Events of no source</strong>
            </p>
            <p>
              <Prose text={untaken.words} />
            </p>
            <p>
              <Prose text={untaken.todo} />
            </p>
            <p className="small dimmed">
              The last at <Instant at={untaken.last} />.
            </p>
          </li>
        )}
      </ul>
    </section>
  )
}
