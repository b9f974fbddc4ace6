/** The network that work and value flow through. */
import { Title } from '@mantine/core'
import { Drawing } from '../map/drawing.tsx'
import { useKnownMap, WithMap } from '../map/known-map.tsx'
import { useTitle } from '../shell/title.ts'

const Network = () => {
  const { map } = useKnownMap()
  useTitle('Network')
  return (
    <div className="stack">
      <div>
        <Title order={1}>Network</Title>
        <p className="dimmed">
          Streams, what they rely on, capabilities, systems, teams and sources; and how north stars serve
          goals, and goals make money. What hangs on nothing is listed.
        </p>
      </div>
      {Object.keys(map.streams ?? {}).length === 0 ? (
        <p className="card dimmed">The network begins with the first stream.</p>
      ) : (
        <Drawing subject="network" label="Drawing of the value stream network" />
      )}
    </div>
  )
}

export const NetworkPage = () => (
  <WithMap>
    <Network />
  </WithMap>
)
