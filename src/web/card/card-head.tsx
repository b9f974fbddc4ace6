/** What a stream promises, to whom, from what to what. */
import { Title } from '@mantine/core'
import type { Stream } from '../../model/schema.ts'
import { Editable } from '../edit/editable.tsx'
import { ThingLink, ThingLinks } from '../map/thing-link.tsx'

const HEAD = [
  'name',
  'kind',
  'lifecycle',
  'promise',
  'for',
  'trigger',
  'finishLine',
  'outcome',
  'proofPoints',
]
const Proof = ({ id }: { id: string | undefined }) =>
  id === undefined ? null : (
    <span className="block small dimmed">
      proof: <ThingLink kinds={['event']} id={id} />
    </span>
  )

export const CardHead = ({ id, stream }: { id: string; stream: Stream }) => (
  <Editable
    path={['streams', id]}
    parts={HEAD}
    what={`${stream.name}: promise`}
    heading={
      <div>
        <p className="dimmed small">
          {stream.kind === 'top-level' ? 'Value stream' : 'Supporting stream'}
          {stream.lifecycle !== 'running' && ` · ${stream.lifecycle}`}
        </p>
        <Title order={1}>{stream.name}</Title>
      </div>
    }
  >
    <p className="promise">{stream.promise}</p>
    <dl className="card-head-facts">
      <div>
        <dt>For</dt>
        <dd>
          <ThingLinks
            kinds={stream.kind === 'supporting' ? ['stream', 'slice'] : ['slice']}
            ids={stream.for}
          />
        </dd>
      </div>
      <div>
        <dt>Trigger</dt>
        <dd>
          {stream.trigger}
          <Proof id={stream.proofPoints?.trigger} />
        </dd>
      </div>
      <div>
        <dt>Finish line</dt>
        <dd>
          {stream.finishLine}
          <Proof id={stream.proofPoints?.finishLine} />
        </dd>
      </div>
      <div>
        <dt>Outcome</dt>
        <dd>{stream.outcome}</dd>
      </div>
    </dl>
  </Editable>
)
