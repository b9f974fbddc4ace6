/** The card of a stream: what it promises, to whom, from what to what, and who answers for it. */
import type { ReactNode } from 'react'
import { Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { StreamAnswer } from '../../flow/answers.ts'

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const StreamLinks = ({ streams }: { streams: readonly { id: string; name: string }[] }) =>
  streams.map(({ id, name }, i) => (
    <span key={id}>
      {i > 0 && ', '}
      <Link to="/streams/$id" params={{ id }}>
        {name}
      </Link>
    </span>
  ))

const Stages = ({ stages }: { stages: StreamAnswer['stages'] }) => (
  <ol className="stages" aria-label="Stages">
    {stages.map(({ id, name }) => (
      <li key={id}>{name}</li>
    ))}
  </ol>
)

export const StreamHeader = ({ stream, all }: { stream: StreamAnswer; all: readonly StreamAnswer[] }) => {
  const { northStar } = stream
  const reliedOnBy = all.filter(({ reliesOn }) => reliesOn.some(({ id }) => id === stream.id))
  return (
    <header className="stream-header">
      <p className="dimmed small">{stream.kind === 'top-level' ? 'Value stream' : 'Supporting stream'}</p>
      <Title order={1}>{stream.name}</Title>
      <p className="promise">{stream.promise}</p>
      {stream.stages.length > 0 && <Stages stages={stream.stages} />}
      <dl className="facts">
        <Fact name="For">{stream.for.map(({ name }) => name).join(', ')}</Fact>
        <Fact name="Trigger → finish line">
          {stream.trigger} <span aria-hidden="true">→</span> {stream.finishLine}
        </Fact>
        <Fact name="Outcome">{stream.outcome}</Fact>
        {northStar && (
          <Fact name="North star">
            {northStar.name}
            {northStar.goal !== null && <span className="dimmed"> → {northStar.goal}</span>}
            {northStar.definition !== null && (
              <span className="block small dimmed">{northStar.definition}</span>
            )}
          </Fact>
        )}
        <Fact name="Owner">{stream.owner ?? <span className="dimmed">none named in the map</span>}</Fact>
        {stream.reliesOn.length > 0 && (
          <Fact name="Relies on">
            <StreamLinks streams={stream.reliesOn} />
          </Fact>
        )}
        {reliedOnBy.length > 0 && (
          <Fact name="Relied on by">
            <StreamLinks streams={reliedOnBy} />
          </Fact>
        )}
      </dl>
    </header>
  )
}
