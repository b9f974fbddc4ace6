/** A stream among the others: what it promises, to whom, by what it is judged, and how it flows. */
import { Link } from '@tanstack/react-router'
import type { StreamAnswer } from '../../flow/answers.ts'
import { TargetLights } from '../alerts/target-lights.tsx'
import { JudgedBy } from '../north-star/judged-by.tsx'
import { StreamGlance } from './stream-glance.tsx'

const NorthStar = ({ of, stream }: { of: NonNullable<StreamAnswer['northStar']>; stream: string }) => (
  <div>
    <dt>North star</dt>
    <dd title={of.definition ?? undefined}>
      {of.name}
      {of.goal !== null && <span className="dimmed"> → {of.goal}</span>}
      <JudgedBy stream={stream} />
    </dd>
  </div>
)

export const StreamCard = ({
  stream,
  reliedOnBy,
}: {
  stream: StreamAnswer
  reliedOnBy: readonly { id: string; name: string }[]
}) => (
  <article className={`card stream-card ${stream.kind}`} aria-labelledby={`stream-${stream.id}`}>
    <header>
      <h3 id={`stream-${stream.id}`}>
        <Link to="/streams/$id" params={{ id: stream.id }}>
          {stream.name}
        </Link>
      </h3>
      <p className="promise">{stream.promise}</p>
      <dl className="facts">
        <div>
          <dt>For</dt>
          <dd>{stream.for.map(({ name }) => name).join(', ')}</dd>
        </div>
        {stream.northStar && <NorthStar of={stream.northStar} stream={stream.id} />}
        <div>
          <dt>Owner</dt>
          <dd>{stream.owner ?? <span className="dimmed">none named in the map</span>}</dd>
        </div>
        <TargetLights stream={stream.id} />
        {reliedOnBy.length > 0 && (
          <div>
            <dt>Relied on by</dt>
            <dd>{reliedOnBy.map(({ name }) => name).join(', ')}</dd>
          </div>
        )}
      </dl>
    </header>
    <div className="glances">
      {stream.glances.map((glance) => (
        <StreamGlance key={glance.measured} stream={stream.id} glance={glance} />
      ))}
    </div>
  </article>
)
