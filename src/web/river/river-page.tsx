/** The stream as a river, as it is now: how broad it runs, where journeys wait, where they leave. */
import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import { FINISH, LEFT, SOURCE } from '../../flow/journeys/river/river.ts'
import type { RiverAnswer } from '../../flow/journeys/river/river-answer.ts'
import { riverQuery } from '../api/queries.ts'
import { Figure } from '../explain/figure-link.tsx'
import { WaysToRead } from '../explain/ways-to-read.tsx'
import { isNothing, NothingCard, Stale } from '../parts/nothing.tsx'
import { WhenAnswered } from '../parts/when-answered.tsx'
import { RIVER_SPANS, type RiverSearch } from '../search/river-search.ts'
import { useTitle } from '../shell/title.ts'
import { StreamStack } from '../stream/stream-stack.tsx'
import { Basis, slicesOf, WithStream } from '../views/stream-views.tsx'
import { count, countOf } from '../words/figures.ts'
import { RiverDrawing } from './river-drawing.tsx'
import { PoolsTable, WaysTable } from './river-tables.tsx'

const route = getRouteApi('/streams/$id/river')

const SPAN_NAMES = { '1': '24 hours', '7': '7 days', '30': '30 days' } as const

const total = ({ flows }: RiverAnswer, end: string): number =>
  flows.reduce((sum, { from, to, times }) => (from === end || to === end ? sum + times : sum), 0)

/** What the picture shows, for who can't see it. */
const inWords = (answer: RiverAnswer): string =>
  [
    `${countOf(total(answer, SOURCE), 'journey')} began, ${count(total(answer, FINISH))} reached the finish line, ${count(total(answer, LEFT))} left.`,
    ...answer.stages.map(
      ({ name, waiting, active }) => `${name}: ${count(waiting)} waiting, ${count(active)} active.`,
    ),
    'The tables have each move.',
  ].join(' ')

const Flowing = ({ answer }: { answer: RiverAnswer }) => {
  const of = figuresOf(answer)
  const fullest = answer.stages.toSorted((a, b) => b.waiting - a.waiting)[0]
  const end = (about: string) => {
    const value = total(answer, about)
    return (
      <Figure id="river.flow" of={{ ...of, about }} value={value}>
        {count(value)}
      </Figure>
    )
  }
  return (
    <section className="card panel panel-large" aria-labelledby="river">
      <header>
        <h2 id="river">The river</h2>
        <p className="panel-figure">
          {end(SOURCE)} began, {end(FINISH)} reached the finish line, {end(LEFT)} left
        </p>
        <p className="dimmed">
          {fullest && fullest.waiting > 0 ? (
            <>
              Most wait in {fullest.name}:{' '}
              <Figure id="river.waiting" of={{ ...of, about: fullest.stage }} value={fullest.waiting}>
                {count(fullest.waiting)}
              </Figure>
              .{' '}
            </>
          ) : (
            'Nobody waits. '
          )}
          The broader the river, the more journeys went that way; a pool holds those that wait now.
        </p>
      </header>
      <WaysToRead
        name="The river"
        ways={[
          { name: 'River', shown: <RiverDrawing answer={answer} label={inWords(answer)} /> },
          {
            name: 'Table',
            isStack: true,
            shown: (
              <>
                <PoolsTable answer={answer} />
                <WaysTable answer={answer} />
              </>
            ),
          },
        ]}
        metrics={['river']}
      />
    </section>
  )
}

const Answer = ({ answer }: { answer: RiverAnswer }) => {
  const { data } = answer
  if (isNothing(data)) return <NothingCard data={data} />
  return (
    <div className="stack">
      <Stale data={data} />
      <Basis answer={answer} />
      <Flowing answer={answer} />
    </div>
  )
}

const OfStream = ({ stream, overview }: { stream: StreamAnswer; overview: OverviewAnswer }) => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  useTitle(`River · ${stream.name}`)
  const answered = useQuery(riverQuery({ stream: stream.id, ...search }))
  const change = (changes: Partial<RiverSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false })
  const slices = slicesOf(stream, overview.slices)
  return (
    <StreamStack
      stream={stream}
      heading={
        <h1>
          The river <span className="dimmed">of {stream.name}</span>
        </h1>
      }
    >
      <div className="filters" role="group" aria-label="What is shown">
        <div className="choice">
          <span className="choice-name" aria-hidden="true">
            The last
          </span>
          <SegmentedControl
            size="xs"
            aria-label="The last"
            value={search.days ?? '7'}
            onChange={(days) => change({ days: RIVER_SPANS.find((span) => span === days) })}
            data={RIVER_SPANS.map((value) => ({ value, label: SPAN_NAMES[value] }))}
          />
        </div>
        {slices.length > 0 && (
          <NativeSelect
            size="xs"
            label="Slice"
            value={search.slice ?? ''}
            onChange={({ currentTarget }) => change({ slice: currentTarget.value || undefined })}
            data={[
              { value: '', label: 'All slices' },
              ...slices.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </div>
      <WhenAnswered asked={answered} height={420}>
        {(answer) => <Answer answer={answer} />}
      </WhenAnswered>
    </StreamStack>
  )
}

export const RiverPage = () => {
  const { id } = route.useParams()
  return (
    <WithStream id={id}>{(stream, overview) => <OfStream stream={stream} overview={overview} />}</WithStream>
  )
}
