/** A step or a move that was pressed: its figures, and the journeys behind it. */
import { useEffect, useRef, type ReactNode } from 'react'
import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { OverviewAnswer } from '../../flow/answers.ts'
import { figureAddress, type FigureOf } from '../../flow/figures/figure.ts'
import type { PathGraphAnswer } from '../../flow/journeys/paths/path-answers.ts'
import { journeyListQuery } from '../api/queries.ts'
import { Figure } from '../explain/figure-link.tsx'
import { JourneysTable } from '../journey-list/journeys-table.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Duration } from '../parts/duration.tsx'
import { journeyListSearch } from '../search/journey-list-search.ts'
import { count } from '../words/figures.ts'
import type { Chosen } from './graph-canvas.tsx'
import { MEASURES_NAMES } from './path-words.ts'
import { shareInWords } from '../../flow/number-words.ts'

/** So many are listed here; the page of journeys has all. */
const LISTED = 10

const Told = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const MoveFigures = ({ answer, of, chosen }: { answer: PathGraphAnswer; of: FigureOf; chosen: Chosen }) => {
  const move = answer.graph.moves.find(({ from, to }) => from === chosen.at && to === chosen.next)
  if (!move) return <p className="dimmed">The filter hides this move, or no journey makes it.</p>
  const { time } = move
  return (
    <dl className="path-figures">
      <Told name="Times">
        <Figure id="move.count" of={of} value={move.count}>
          {count(move.count)}
        </Figure>
      </Told>
      <Told name="Journeys">
        <Figure id="move.journeys" of={of} value={move.journeys}>
          {count(move.journeys)}
        </Figure>{' '}
        (
        <Figure id="move.share" of={of} value={move.share}>
          {shareInWords(move.share)}
        </Figure>
        )
      </Told>
      {(
        [
          ['Median', 'p50'],
          ['85 % within', 'p85'],
          ['Mean', 'mean'],
          ['Together', 'total'],
        ] as const
      ).map(([name, figure]) => (
        <Told key={figure} name={name}>
          <Figure id={`move.${figure}`} of={of} value={time[figure]}>
            <Duration seconds={time[figure]} />
          </Figure>
        </Told>
      ))}
      <Told name="Back to an earlier step">
        <Figure id="move.again" of={of} value={move.again}>
          {count(move.again)}
        </Figure>
      </Told>
      <Told name="The time is a">{MEASURES_NAMES[move.measures]}</Told>
    </dl>
  )
}

const StepFigures = ({ answer, of, chosen }: { answer: PathGraphAnswer; of: FigureOf; chosen: Chosen }) => {
  const step = answer.graph.steps.find(({ id }) => id === chosen.at)
  if (!step) return <p className="dimmed">The filter hides this step, or no journey comes to it.</p>
  return (
    <dl className="path-figures">
      {(
        [
          ['Times', 'visits'],
          ['Journeys', 'journeys'],
          ['More than once', 'again'],
          ['Begin here', 'begins'],
          ['Last seen here', 'ends'],
        ] as const
      ).map(([name, figure]) => (
        <Told key={figure} name={name}>
          <Figure id={`step.${figure}`} of={of} value={step[figure]}>
            {count(step[figure])}
          </Figure>
        </Told>
      ))}
    </dl>
  )
}

const Journeys = ({
  address,
  slices,
}: {
  address: Record<string, string>
  slices: OverviewAnswer['slices']
}) => {
  const { data, error, refetch } = useQuery(journeyListQuery({ ...address, limit: String(LISTED) }))
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={180} />
  return (
    <>
      <JourneysTable
        journeys={data.journeys}
        slices={new Map(slices.map(({ id, name }) => [id, name]))}
        label="The journeys behind it"
      />
      {data.total > data.journeys.length && (
        <p className="small">
          The {data.journeys.length} that began last, of{' '}
          <Link to="/journeys" search={journeyListSearch(address)}>
            all {count(data.total)} journeys
          </Link>
          .
        </p>
      )}
    </>
  )
}

/** Comes into view when it is mounted: give it a key of what is chosen. */
export const ChosenPanel = ({
  answer,
  of,
  chosen,
  slices,
  onClose,
}: {
  answer: PathGraphAnswer
  of: FigureOf
  chosen: Chosen
  slices: OverviewAnswer['slices']
  onClose: () => void
}) => {
  const name = (id: string): string => answer.names[id] ?? id
  const { at, next } = chosen
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [])
  const about = { ...of, about: `${answer.choice}: ${next === undefined ? at : `${at} → ${next}`}` }
  const address = figureAddress(next === undefined ? 'step.journeys' : 'move.journeys', about)
  return (
    <section ref={place} className="card stack" aria-labelledby="chosen">
      <div className="panel-head">
        <h2 id="chosen">{next === undefined ? name(at) : `${name(at)} → ${name(next)}`}</h2>
        <Button size="compact-xs" variant="subtle" onClick={onClose}>
          Close
        </Button>
      </div>
      {next === undefined ? (
        <StepFigures answer={answer} of={about} chosen={chosen} />
      ) : (
        <MoveFigures answer={answer} of={about} chosen={chosen} />
      )}
      <Journeys address={address} slices={slices} />
    </section>
  )
}
