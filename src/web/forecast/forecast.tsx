/** The answer of a forecast: a sentence with its range, how sure it is, how such forecasts fared, what speaks against it. */
import { useMemo } from 'react'
import type { ForecastAnswer } from '../../flow/forecast/forecast-answer.ts'
import { Chart } from '../chart/chart.tsx'
import { usePalette } from '../chart/look.ts'
import { outcomesChart } from '../chart/outcomes-chart.ts'
import { WaysToRead } from '../explain/ways-to-read.tsx'
import { Instant } from '../parts/instant.tsx'
import { isNothing, NothingCard, Stale } from '../parts/nothing.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, countOf, percent } from '../words/figures.ts'
import { dateInWords, dateOf, periodInWords, shiftDate } from '../words/instants.ts'

/** The end of a period is the first instant after it: people name the day before. */
const lastDay = (end: string): string => dateInWords(shiftDate(dateOf(end), -1))

const Percentiles = ({ forecast, noun }: { forecast: ForecastAnswer; noun: string }) => {
  const when = forecast.question.kind === 'when'
  return (
    <TableScroll label="The forecast by certainty">
      <thead>
        <tr>
          <th scope="col">Certainty</th>
          <th scope="col">{when ? 'Done by' : 'At least'}</th>
          <th scope="col" className="number">
            Forecasts like this came true
          </th>
        </tr>
      </thead>
      <tbody>
        {forecast.percentiles.map(({ percent: certainty, at, items }) => {
          const hit = forecast.backtest?.hits.find((one) => one.percent === certainty)
          return (
            <tr key={certainty}>
              <th scope="row">{certainty} %</th>
              <td>{when ? (at === null ? 'never, as it looks' : lastDay(at)) : countOf(items ?? 0, noun)}</td>
              <td className="number">{hit ? percent(hit.rate) : '–'}</td>
            </tr>
          )
        })}
      </tbody>
    </TableScroll>
  )
}

const History = ({ forecast, noun }: { forecast: ForecastAnswer; noun: string }) => (
  <TableScroll label="The periods that were drawn from">
    <thead>
      <tr>
        <th scope="col">Period</th>
        <th scope="col" className="number">
          {noun}s done
        </th>
      </tr>
    </thead>
    <tbody>
      {forecast.history.toReversed().map(({ start, items }) => (
        <tr key={start}>
          <th scope="row">{periodInWords(start, forecast.by)}</th>
          <td className="number">{count(items)}</td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

/** How the runs ended, each bar of the chart as a row. */
const Outcomes = ({ forecast, noun }: { forecast: ForecastAnswer; noun: string }) => (
  <TableScroll label="How the runs ended">
    <thead>
      <tr>
        <th scope="col">{forecast.question.kind === 'when' ? 'Done by' : `${noun}s done`}</th>
        <th scope="col" className="number">
          Share of the runs
        </th>
      </tr>
    </thead>
    <tbody>
      {forecast.outcomes.map(({ at, items, share }) => (
        <tr key={`${at} ${items}`}>
          <th scope="row">{at === null ? (items === null ? 'never' : count(items)) : lastDay(at)}</th>
          <td className="number">{percent(share)}</td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

export const Forecast = ({ forecast, noun }: { forecast: ForecastAnswer; noun: string }) => {
  const palette = usePalette()
  const option = useMemo(() => outcomesChart(forecast, palette), [forecast, palette])
  const { data, sentence, warnings, backtest, runs, seed, history, by, asOf, never } = forecast
  if (isNothing(data)) return <NothingCard data={data} />
  return (
    <section className="card panel panel-large" aria-labelledby="forecast">
      <header>
        <h2 id="forecast">Forecast</h2>
        <p className="panel-figure forecast-figure">{sentence}</p>
        <p className="dimmed">
          {count(runs)} runs with seed {seed}, drawn from {countOf(history.length, `whole ${by}`)} of the past
          · as of <Instant at={asOf} />
          {never > 0 && ` · ${percent(never)} of the runs never ended`}
        </p>
      </header>
      <Stale data={data} />
      {warnings.length > 0 && (
        <ul className="banner" aria-label="What speaks against it">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <Percentiles forecast={forecast} noun={noun} />
      {backtest && <p className="small">{backtest.words}</p>}
      <WaysToRead
        name="Forecast"
        ways={[
          {
            name: 'Chart',
            shown: (
              <Chart
                option={option}
                height={260}
                label={`Bars: how the runs ended. ${sentence} The table has each bar.`}
              />
            ),
          },
          { name: 'Table', shown: <Outcomes forecast={forecast} noun={noun} /> },
          { name: 'Past', shown: <History forecast={forecast} noun={noun} /> },
        ]}
        metrics={['forecast']}
      />
    </section>
  )
}
