/** The north-star and its guardrails as lights: what is seen first, with the warning where a gain is hollow. */
import { Link } from '@tanstack/react-router'
import { figuresOf } from '../../flow/figures/figure.ts'
import type { NorthStarAnswer } from '../../flow/logic/north-star-answer.ts'
import { Prose } from '../parts/prose.tsx'
import { GuardrailLight } from './guardrail-light.tsx'
import { MetricChange, MetricNote, MetricValue } from './metric-value.tsx'

const Hollow = ({ hollow }: { hollow: NonNullable<NorthStarAnswer['hollow']> }) => (
  <div className="banner bad" role="note" aria-label={hollow.is}>
    <strong>{hollow.is === 'hollow' ? 'Hollow gain' : 'Perhaps a hollow gain'}</strong>
    <p>{hollow.words}</p>
  </div>
)

const NoNorthStar = ({ stream }: { stream: string }) => (
  <>
    <p>The map names no north-star for this stream: the one metric by which it is judged. Such as:</p>
    <pre role="region" tabIndex={0} aria-label="Example of a north-star">
      <code>{`streams:
  ${stream}:
    northStar:
      name: Conversion
      logic: reached(order.delivered) / started`}</code>
    </pre>
  </>
)

const Star = ({ answer }: { answer: NorthStarAnswer }) => {
  const { northStar, stream } = answer
  if (northStar === null) return <NoNorthStar stream={stream.id} />
  const { name, definition, logic, isDefault, better } = northStar
  return (
    <>
      <p className="panel-figure">
        <span aria-hidden="true">★ </span>
        {name}: <MetricValue id="northStar" of={figuresOf(answer)} metric={northStar} />
      </p>
      <p className="dimmed">
        <MetricNote {...northStar} /> · {better} is better
      </p>
      {northStar.value !== null && (
        <p>
          <MetricChange change={northStar.change} />
        </p>
      )}
      {definition !== null && <p className="dimmed small">{definition}</p>}
      {logic !== null && (
        <p className="dimmed small">
          <code>{logic}</code>
          {isDefault && ' (the map says no logic: conversion to the finish line)'}
        </p>
      )}
    </>
  )
}

export const Headline = ({ answer }: { answer: NorthStarAnswer }) => (
  <section className="card stack north-star" aria-labelledby="north-star">
    <h2 id="north-star">North-star</h2>
    {answer.hollow && <Hollow hollow={answer.hollow} />}
    <div className="north-star-head">
      <div>
        <Star answer={answer} />
      </div>
      <div>
        <h3>Guardrails</h3>
        {answer.guardrails.length === 0 ? (
          <p className="dimmed">
            None yet: say under <code>guardrails</code> what must not suffer while the north-star rises.
          </p>
        ) : (
          <ul className="plain guardrail-lights">
            {answer.guardrails.map(({ id, name, status }) => (
              <li key={id}>
                <GuardrailLight status={status} /> <span>{name}</span>
              </li>
            ))}
          </ul>
        )}
        <p className="dimmed small">
          <Prose text="Judged in the same window as the north-star." />{' '}
          <Link to="/definitions/$id" params={{ id: 'northStar' }}>
            How a gain is told from chance, and when it is hollow
          </Link>
        </p>
      </div>
    </div>
  </section>
)
