/** One sentence after the other, the most important first, each with what it rests on. */
import { Link } from '@tanstack/react-router'
import type { Observation } from '../../flow/improve/next-answer.ts'
import { addressOf } from '../explain/address-of.ts'
import { dateInWords } from '../words/instants.ts'
import { VIEW_NAMES } from '../views/view-names.ts'

const ABOUT: Readonly<Record<Observation['about'], string>> = {
  bottleneck: 'Bottleneck',
  aging: 'Aging work',
  trend: 'Change',
  balance: 'Balance',
  rework: 'Rework',
  mix: 'Mix',
  expectation: 'Expectation',
  data: 'Data',
}

interface Place {
  readonly stream: string
  readonly measured: 'work' | 'journeys'
}

const Evidence = ({ evidence, stream, measured }: Pick<Observation, 'evidence'> & Place) => (
  <ul className="evidence" aria-label="Evidence">
    {evidence.map(({ name, words, figure, view }) => (
      <li key={`${name} ${words}`}>
        {name}:{' '}
        {figure === null ? (
          words
        ) : (
          <Link to="/explain" search={addressOf(figure)} className="figure-link">
            {words}
          </Link>
        )}
        {view !== null && (
          <>
            {' '}
            (
            <Link to="/streams/$id/views/$view" params={{ id: stream, view }} search={{ measured }}>
              {VIEW_NAMES[view].name}
            </Link>
            )
          </>
        )}
      </li>
    ))}
  </ul>
)

export const Observations = ({
  observations,
  ...place
}: { observations: readonly Observation[] } & Place) => (
  <section className="card" aria-labelledby="observations">
    <h2 id="observations">Look at this first</h2>
    {observations.length === 0 ? (
      <p>Nothing stands out: what varies is noise, and no item is older than those before it were.</p>
    ) : (
      <ol className="observations">
        {observations.map((one) => (
          <li key={one.id}>
            <p>
              <span className="tag">{ABOUT[one.about]}</span>{' '}
              {one.at !== null && <span className="dimmed">{dateInWords(one.at)}: </span>}
              <strong>{one.sentence}</strong> {one.advice}
            </p>
            <Evidence evidence={one.evidence} {...place} />
          </li>
        ))}
      </ol>
    )}
  </section>
)
