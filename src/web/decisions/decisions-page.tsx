/** How the map came to be and how it changes: decisions, reviews, overrides, experiments. */
import { Title } from '@mantine/core'
import { AddButton } from '../edit/add-dialog.tsx'
import { withArticle } from '../edit/words.ts'
import { useKnownMap, WithMap } from '../map/known-map.tsx'
import { PathLink } from '../map/thing-link.tsx'
import { ThingSaid } from '../map/thing-said.tsx'
import { sectionOf, thingsIn, type Thing } from '../map/things.ts'
import { PredictionVerdict } from './prediction-verdict.tsx'
import { useTitle } from '../shell/title.ts'

const ABOUT: Readonly<Record<string, string>> = {
  decisions:
    'Splits, merges, what is centralised, what is retired: who decided, when, why, and what it is expected to bring.',
  reviews: 'Look at the map every six months, or when the market shifts, and score what was predicted.',
  overrides: 'Recorded exceptions from the musts of the check: who, since when, why.',
  experiments: 'What is believed, what is tried, and how success is told from failure.',
}

/** The day by which entries are ordered; those without one come last. */
const dayOf = ({ value }: Thing): string => String(value['on'] ?? value['from'] ?? '')

const Entry = ({ thing }: { thing: Thing }) => (
  <li className="card">
    <ThingSaid
      thing={thing}
      omit="name"
      heading={
        <h3>
          <PathLink path={thing.path}>{thing.name}</PathLink>
        </h3>
      }
    />
    <PredictionVerdict id={thing.id} />
  </li>
)

const Entries = ({ id }: { id: string }) => {
  const { map } = useKnownMap()
  const section = sectionOf(id)
  const things = thingsIn(map, section).toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)))
  return (
    <section className="stack" aria-labelledby={id}>
      <div className="section-head">
        <div>
          <h2 id={id}>{section.name}</h2>
          <p className="dimmed">{ABOUT[id]}</p>
        </div>
        <AddButton section={section} label={`Record ${withArticle(section.one)}`} />
      </div>
      {things.length === 0 ? (
        <p className="card dimmed">None yet.</p>
      ) : (
        <ul className="plain entry-list">
          {things.map((thing) => (
            <Entry key={thing.id} thing={thing} />
          ))}
        </ul>
      )}
    </section>
  )
}

const Decisions = () => {
  useTitle('Decisions')
  return (
    <div className="stack">
      <div>
        <Title order={1}>Decisions</Title>
        <p className="dimmed">Streams change as markets do. What was decided, and whether it came true.</p>
      </div>
      {Object.keys(ABOUT).map((id) => (
        <Entries key={id} id={id} />
      ))}
    </div>
  )
}

export const DecisionsPage = () => (
  <WithMap>
    <Decisions />
  </WithMap>
)
