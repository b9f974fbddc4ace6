/** One thing of the map: what is said of it, what is wrong with it, and what refers to it. */
import { Title } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ChangeButton } from '../edit/change-button.tsx'
import { useKnownMap, WithMap } from '../map/known-map.tsx'
import { ThingProblems } from '../map/problems.tsx'
import { PathLink } from '../map/thing-link.tsx'
import { ThingSaid } from '../map/thing-said.tsx'
import { SECTIONS, type Section, type Thing } from '../map/things.ts'
import { useTitle } from '../shell/title.ts'
import { referrersTo } from './referrers.ts'

const route = getRouteApi('/map/contents/$section/$id')

const Referrers = ({ thing }: { thing: Thing }) => {
  const referrers = referrersTo(thing, useKnownMap().things)
  return (
    <section className="card" aria-labelledby="referrers">
      <h2 id="referrers">Referred to by</h2>
      {referrers.length === 0 ? (
        <p className="dimmed">Nothing in the map refers to it.</p>
      ) : (
        <ul className="bare">
          {referrers.map(({ name, path, kind }) => (
            <li key={path.join('.')}>
              <PathLink path={path}>{name}</PathLink> <span className="dimmed small">{kind}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const ThingView = ({ thing, section }: { thing: Thing; section: Section }) => {
  const navigate = route.useNavigate()
  useTitle(thing.name)
  return (
    <div className="stack">
      <div>
        <p className="dimmed small">
          <Link to="/map/contents">Contents</Link> / {section.name}
        </p>
        <Title order={1}>{thing.name}</Title>
        <p className="dimmed small">
          <code>{thing.path.join('.')}</code>
        </p>
      </div>
      <ThingProblems path={thing.path} />
      <section className="card" aria-label="What the map says of it">
        <ThingSaid
          thing={thing}
          heading={<h2>{section.one.replace(/^./, (first) => first.toUpperCase())}</h2>}
          omit="name"
        />
      </section>
      <Referrers thing={thing} />
      <div>
        <ChangeButton
          label={`Remove this ${section.one}`}
          what={`Remove ${thing.name}`}
          variant="subtle"
          color="red"
          changes={[{ op: 'remove', path: thing.path }]}
          onSaved={() => void navigate({ to: '/map/contents' })}
        />
      </div>
    </div>
  )
}

const ThingContents = () => {
  const { section: sectionId, id } = route.useParams()
  const { things } = useKnownMap()
  const section = SECTIONS.find((one) => one.id === sectionId)
  const thing = section && things.find([section.kind], id)
  if (section && thing) return <ThingView key={id} thing={thing} section={section} />
  return (
    <div className="notice">
      <h1>The map has no “{id}” here</h1>
      <p>
        It may have been renamed or removed, or its text may have an error. The{' '}
        <Link to="/map/contents">contents</Link> name all that there is.
      </p>
    </div>
  )
}

export const ThingPage = () => (
  <WithMap>
    <ThingContents />
  </WithMap>
)
