/** The card of a stream: a charter that its teams can work by, on one page, and on paper. */
import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { IconPrinter } from '@tabler/icons-react'
import type { Stream } from '../../model/schema.ts'
import { Downloads } from '../map/drawing.tsx'
import { useKnownMap, WithMap } from '../map/known-map.tsx'
import { LightList } from '../map/lights.tsx'
import { ThingProblems } from '../map/problems.tsx'
import { ThingLink } from '../map/thing-link.tsx'
import { StreamTabs } from '../stream/stream-tabs.tsx'
import { useTitle } from '../shell/title.ts'
import { BoundariesInShort } from './card-boundaries.tsx'
import { CardHead } from './card-head.tsx'
import { Interfaces, Revenue, Teams, teamsOf } from './card-links.tsx'
import { CardPart } from './card-part.tsx'
import { JudgedBy } from '../north-star/judged-by.tsx'

const route = getRouteApi('/streams/$id/card')

const PARTS = {
  stages: ['stages'],
  northStar: ['northStar'],
  metrics: ['metrics', 'guardrails'],
  serviceLevels: ['serviceLevels'],
  policies: ['policies'],
  ownership: ['owner', 'owns', 'reliesOn'],
  capabilities: ['capabilities', 'systems'],
  risks: ['risks'],
  money: ['budget', 'measuring'],
  targets: ['targets'],
  charter: ['charter', 'escalation', 'graduation'],
  services: ['services'],
} as const

const Stages = ({ stages }: { stages: readonly string[] }) => (
  <ol className="stages">
    {stages.map((stage) => (
      <li key={stage}>
        <ThingLink kinds={['stage']} id={stage} />
      </li>
    ))}
  </ol>
)

const Panels = ({ id }: { id: string }) => {
  const panels = useKnownMap().answer.streams[id]
  if (!panels) return null
  return (
    <div className="card-panels">
      <section className="card" aria-labelledby="readiness">
        <h2 id="readiness">Readiness</h2>
        <LightList lights={panels.readiness} />
      </section>
      <section className="card" aria-labelledby="components">
        <h2 id="components">Key components</h2>
        <LightList lights={panels.components} />
      </section>
    </div>
  )
}

const SupportingParts = ({ id }: { id: string }) => (
  <>
    <CardPart
      id={id}
      title="Charter"
      keys={PARTS.charter}
      empty="Say in a few sentences what this stream is there for and what it is not, whom to turn to, and when something becomes shared."
    />
    <CardPart
      id={id}
      title="Services"
      keys={PARTS.services}
      empty="List what other streams can get here, with owner and SLA; best by self-service."
    />
  </>
)

const Card = ({ id, stream }: { id: string; stream: Stream }) => {
  const { map } = useKnownMap()
  useTitle(`Card of ${stream.name}`)
  return (
    <div className="stack charter">
      <StreamTabs id={id} />
      <header className="charter-head">
        <CardHead id={id} stream={stream} />
      </header>
      <ThingProblems path={['streams', id]} />
      <Panels id={id} />
      <div className="charter-parts">
        {stream.kind === 'supporting' && <SupportingParts id={id} />}
        <CardPart
          id={id}
          title="Stages"
          keys={PARTS.stages}
          shown={<Stages stages={stream.stages} />}
          empty="Choose the stages of the journey from the trigger to the finish line, without a gap."
        />
        <CardPart
          id={id}
          title="North star"
          keys={PARTS.northStar}
          empty="Name the one metric by which this stream is judged, and the goal that it serves."
        >
          {stream.northStar && <JudgedBy stream={id} />}
        </CardPart>
        <CardPart
          id={id}
          title="Metrics and guardrails"
          keys={PARTS.metrics}
          empty="What else is watched, and what must not suffer while the north star rises?"
        />
        <Revenue id={id} />
        <CardPart
          id={id}
          title="Policies, SLAs, constraints"
          keys={PARTS.policies}
          empty="Choose what holds for this stream from the `policies` of the map."
        />
        <CardPart
          id={id}
          title="Ownership"
          keys={PARTS.ownership}
          empty="Name the team that owns the stream end to end, what it owns, and on which supporting streams it relies."
        >
          {teamsOf(map, id).length > 0 && <Teams id={id} />}
        </CardPart>
        <CardPart
          id={id}
          title="Capabilities and systems"
          keys={PARTS.capabilities}
          empty="Which does the stream own, which does it use?"
        />
        <Interfaces id={id} />
        <CardPart
          id={id}
          title="Risks and failure modes"
          keys={PARTS.risks}
          empty="What typically goes wrong, and what is done about it?"
        />
        <CardPart
          id={id}
          title="Service levels"
          keys={PARTS.serviceLevels}
          empty="As a running service: always on, enough journeys at a time, isolated, degrading gracefully. What is promised?"
        />
        <CardPart
          id={id}
          title="Money and measuring"
          keys={PARTS.money}
          empty="Fund the stream, not projects: say its budget."
        />
        {/* On paper the charter is one page; how the stream fares has a report of its own. */}
        <div className="no-print">
          <CardPart
            id={id}
            title="Targets"
            keys={PARTS.targets}
            empty="What is its flow to reach, such as 85 % within 10 days?"
          />
        </div>
        <BoundariesInShort id={id} />
      </div>
      <div className="section-head no-print">
        <Downloads subject="card" id={id} />
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          Print as a charter
        </Button>
      </div>
    </div>
  )
}

const CardContents = () => {
  const { id } = route.useParams()
  const stream = useKnownMap().map.streams?.[id]
  if (stream) return <Card key={id} id={id} stream={stream} />
  return (
    <div className="notice">
      <h1>The map has no stream “{id}”</h1>
      <p>
        It may have been renamed, or its text may have an error. The <Link to="/map">map</Link> names all
        streams, and what is wrong.
      </p>
    </div>
  )
}

export const CardPage = () => (
  <WithMap>
    <CardContents />
  </WithMap>
)
