/** The journeys that a number counts, and those beside it, with the way to each. */
import { useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ExplainAnswer } from '../../flow/figures/explain-answers.ts'
import { journeyListQuery, overviewQuery } from '../api/queries.ts'
import { JourneysTable } from '../journey-list/journeys-table.tsx'
import { journeyListSearchOf } from '../search/journey-list-search.ts'
import { countOf } from '../words/figures.ts'

const SHOWN = 10

export const ExplainedJourneys = ({ answer }: { answer: ExplainAnswer }) => {
  const { counted, leftOut } = answer
  const search = journeyListSearchOf(counted.address)
  const { data } = useQuery(journeyListQuery({ ...search, limit: SHOWN }))
  const { data: overview } = useQuery(overviewQuery)
  const slices = useMemo(() => new Map(overview?.slices.map(({ id, name }) => [id, name])), [overview])
  return (
    <section className="card" aria-labelledby="journeys">
      <h2 id="journeys">The journeys behind it</h2>
      <p>
        <Link to="/journeys" search={search}>
          {countOf(counted.n, 'journey')}
        </Link>
        {data && ` ${data.words}`}
        {counted.n > SHOWN && `, of which the last ${SHOWN} are below`}. Each opens into its visits and the
        events of its tool.
      </p>
      {leftOut.length > 0 && (
        <ul aria-label="Beside it">
          {leftOut.map(({ reason, words, address }) => (
            <li key={reason}>
              Beside it:{' '}
              <Link to="/journeys" search={journeyListSearchOf(address)}>
                {words}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {data && data.journeys.length > 0 && (
        <JourneysTable journeys={data.journeys} slices={slices} label="The journeys behind this number" />
      )}
    </section>
  )
}
