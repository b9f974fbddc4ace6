/** The map on one page: what is wrong with it, its drawing, its story, who is served, and the streams. */
import { Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { AddButton } from '../edit/add-dialog.tsx'
import { useTitle } from '../shell/title.ts'
import { countOf } from '../words/figures.ts'
import { Drawing } from './drawing.tsx'
import { useKnownMap, WithMap } from './known-map.tsx'
import { LightRow } from './lights.tsx'
import { MapProblemsCard } from './problems.tsx'
import { Slices } from './slices.tsx'
import { ThingLink } from './thing-link.tsx'
import { sectionOf, thingsIn } from './things.ts'

/** How long it may take to tell the map to a new leader [article: decision criteria, simplicity]. */
const LONGEST_SECONDS = 60

const Narration = () => {
  const { text, words, seconds } = useKnownMap().answer.narration
  if (words === 0) return null
  return (
    <section className="card" aria-labelledby="narration">
      <h2 id="narration">The map in words</h2>
      <p className="narration">{text}</p>
      <p className={seconds > LONGEST_SECONDS ? 'small warn-text' : 'small dimmed'}>
        {countOf(words, 'word')}, read aloud in {Math.round(seconds)} seconds:{' '}
        {seconds > LONGEST_SECONDS
          ? 'more than the minute in which a new leader should be able to tell it. Merge streams, or shorten promises.'
          : 'a new leader can tell it in under a minute.'}
      </p>
    </section>
  )
}

const Journey = () => {
  const { map } = useKnownMap()
  const stages = Object.entries(map.journey?.stages ?? {})
  return (
    <section className="stack" aria-labelledby="journey">
      <div className="section-head">
        <h2 id="journey">Journey</h2>
        <AddButton section={sectionOf('stages')} />
      </div>
      {stages.length === 0 ? (
        <p className="card dimmed">
          No stages yet. Write down the steps of the customers from first contact to leaving or expanding: the
          same skeleton for all slices.
        </p>
      ) : (
        <ol className="stages">
          {stages.map(([id, { description }]) => (
            <li key={id} title={description}>
              <ThingLink kinds={['stage']} id={id} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

const FIRST_CARD = ['name', 'kind', 'promise', 'for', 'trigger', 'finishLine', 'outcome', 'stages', 'owner']

const Streams = () => {
  const { map, answer } = useKnownMap()
  const streams = thingsIn(map, sectionOf('streams'))
  return (
    <section className="stack" aria-labelledby="streams">
      <div className="section-head">
        <h2 id="streams">Streams</h2>
        <AddButton section={sectionOf('streams')} parts={FIRST_CARD} />
      </div>
      {streams.length === 0 ? (
        <p className="card dimmed">
          No value stream yet. Which promise do you keep, for whom, again and again? Write its first card.
        </p>
      ) : (
        <ul className="plain stream-list">
          {streams.map(({ id, name, kind, value }) => (
            <li key={id} className="card">
              <p className="small dimmed">{kind === 'stream' ? 'Value stream' : 'Supporting stream'}</p>
              <h3>
                <Link to="/streams/$id/card" params={{ id }}>
                  {name}
                </Link>
              </h3>
              <p>{String(value['promise'])}</p>
              <LightRow label={`Readiness of ${name}`} lights={answer.streams[id]?.readiness ?? []} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const MapContents = () => {
  const { map, answer } = useKnownMap()
  const name = map.organisation?.name ?? 'The map'
  useTitle(`Map of ${name}`)
  const isEmpty = Object.keys(map.streams ?? {}).length === 0 && Object.keys(map.slices ?? {}).length === 0
  return (
    <div className="stack">
      <div>
        <Title order={1}>{name}: the map</Title>
        <p className="dimmed">
          Value streams over slices and stages, as written in <code>{answer.folder}</code>
        </p>
      </div>
      {isEmpty && (
        <p className="lead">
          Nothing is mapped yet. Begin with whom you serve, or with the promise that you keep for them. What
          you add here is written as YAML into the folder of the map; <code>millrace init</code> asks for the
          same.
        </p>
      )}
      <MapProblemsCard />
      {!isEmpty && <Drawing subject="map" label="Drawing of the map: streams over slices and stages" />}
      <Narration />
      <Slices />
      <Journey />
      <Streams />
    </div>
  )
}

export const MapPage = () => (
  <WithMap>
    <MapContents />
  </WithMap>
)
