/** When will it be done, and how many until then: forecasts from the stream's own past, never without a range. */
import { useState } from 'react'
import { Button, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { OverviewAnswer, StreamAnswer } from '../../flow/answers.ts'
import { forecastQuery } from '../api/queries.ts'
import { WhenAnswered } from '../parts/when-answered.tsx'
import { DEFAULT_ITEMS, type ForecastSearch } from '../search/forecast-search.ts'
import type { StreamSearch } from '../search/stream-search.ts'
import { useTitle } from '../shell/title.ts'
import { StreamFrame } from '../views/stream-frame.tsx'
import { askedOf, WithStream } from '../views/stream-views.tsx'
import { dateOf, shiftDate } from '../words/instants.ts'
import { MEASURED_NAMES } from '../words/names.ts'
import { Forecast } from './forecast.tsx'

const route = getRouteApi('/streams/$id/forecast')

/** Days ahead, where nobody has said a date. */
const AHEAD = 28

const Question = ({
  search,
  noun,
  today,
  onAsk,
}: {
  search: ForecastSearch
  noun: string
  today: string
  onAsk: (asked: Pick<ForecastSearch, 'items' | 'until' | 'seed'>) => void
}) => {
  const [kind, setKind] = useState(search.until === undefined ? 'when' : 'many')
  const [items, setItems] = useState<string | number>(search.items ?? DEFAULT_ITEMS)
  const [until, setUntil] = useState(search.until ?? shiftDate(today, AHEAD))
  const [seed, setSeed] = useState<string | number>(search.seed ?? 1)
  return (
    <form
      className="filters"
      aria-label="The question"
      onSubmit={(event) => {
        event.preventDefault()
        onAsk({
          items: kind === 'when' ? String(items) : undefined,
          until: kind === 'many' ? until : undefined,
          seed: String(seed) === '1' ? undefined : String(seed),
        })
      }}
    >
      <SegmentedControl
        size="xs"
        aria-label="What is asked"
        value={kind}
        onChange={setKind}
        data={[
          { value: 'when', label: `When are so many ${noun}s done?` },
          { value: 'many', label: 'How many until then?' },
        ]}
      />
      {kind === 'when' ? (
        <NumberInput
          size="xs"
          label={`${noun.charAt(0).toUpperCase()}${noun.slice(1)}s`}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          value={items}
          onChange={setItems}
        />
      ) : (
        <TextInput
          size="xs"
          type="date"
          label="Until"
          min={shiftDate(today, 1)}
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
      )}
      <NumberInput
        size="xs"
        label="Seed"
        min={0}
        allowDecimal={false}
        value={seed}
        onChange={setSeed}
        className="seed"
      />
      <Button size="xs" variant="default" type="submit">
        Forecast
      </Button>
    </form>
  )
}

const StreamForecast = ({ stream, overview }: { stream: StreamAnswer; overview: OverviewAnswer }) => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  useTitle(`Forecast · ${stream.name}`)
  const asked = askedOf(stream, search)
  const { measured } = asked
  const { noun } = MEASURED_NAMES[measured]
  const question = {
    ...asked.query,
    until: search.until,
    items: search.until === undefined ? (search.items ?? DEFAULT_ITEMS) : undefined,
    seed: search.seed,
  }
  const answered = useQuery(forecastQuery(question))
  const change = (changes: Partial<ForecastSearch & StreamSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), resetScroll: false })
  return (
    <StreamFrame
      stream={stream}
      overview={overview}
      heading={
        <h1>
          Forecast <span className="dimmed">for {stream.name}</span>
        </h1>
      }
      search={search}
      asked={asked}
      view="velocity"
      onChange={change}
    >
      <Question key={measured} search={search} noun={noun} today={dateOf(overview.asOf)} onAsk={change} />
      <WhenAnswered asked={answered} height={420}>
        {(forecast) => <Forecast forecast={forecast} noun={noun} />}
      </WhenAnswered>
      <p className="dimmed small">
        The window above says which past is drawn from. How it is computed:{' '}
        <Link to="/definitions/$id" params={{ id: 'forecast' }}>
          forecast
        </Link>
        .
      </p>
    </StreamFrame>
  )
}

export const ForecastPage = () => {
  const { id } = route.useParams()
  return (
    <WithStream id={id}>
      {(stream, overview) => <StreamForecast key={stream.id} stream={stream} overview={overview} />}
    </WithStream>
  )
}
