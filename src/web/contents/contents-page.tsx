/** All that the map defines, by kind. */
import { Title } from '@mantine/core'
import { AddButton } from '../edit/add-dialog.tsx'
import { Editable } from '../edit/editable.tsx'
import { useKnownMap, WithMap } from '../map/known-map.tsx'
import { PathLink } from '../map/thing-link.tsx'
import { SECTIONS, thingsIn, type Section } from '../map/things.ts'
import { useTitle } from '../shell/title.ts'

const ORGANISATION = ['name', 'timeZone', 'weekStart', 'reviewEveryMonths']

const Organisation = () => {
  const organisation = useKnownMap().map.organisation
  return (
    <section className="card" id="organisation" aria-label="Organisation">
      <Editable
        path={['organisation']}
        parts={ORGANISATION}
        what="Organisation"
        heading={<h2>Organisation</h2>}
      >
        <p>
          {organisation?.name}{' '}
          <span className="dimmed">
            {organisation?.timeZone} · reviewed every {organisation?.reviewEveryMonths} months
          </span>
        </p>
      </Editable>
    </section>
  )
}

const SectionCard = ({ section }: { section: Section }) => {
  const things = thingsIn(useKnownMap().map, section)
  return (
    <section className="card" id={section.id} aria-labelledby={`of-${section.id}`}>
      <div className="editable-head">
        <h2 id={`of-${section.id}`}>
          {section.name} <span className="dimmed figure">{things.length}</span>
        </h2>
        <AddButton section={section} variant="subtle" />
      </div>
      {things.length > 0 && (
        <ul className="bare contents-list">
          {things.map(({ id, name, path }) => (
            <li key={id}>
              <PathLink path={path}>{name}</PathLink> <code className="small dimmed">{id}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Contents = () => {
  useTitle('Contents')
  return (
    <div className="stack">
      <div>
        <Title order={1}>Contents</Title>
        <p className="dimmed">
          All that the map defines. Things refer to each other by the ids that stand beside.
        </p>
      </div>
      <Organisation />
      <div className="contents">
        {SECTIONS.map((section) => (
          <SectionCard key={section.id} section={section} />
        ))}
      </div>
    </div>
  )
}

export const ContentsPage = () => (
  <WithMap>
    <Contents />
  </WithMap>
)
