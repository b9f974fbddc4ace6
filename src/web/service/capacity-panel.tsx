/** Handles the needed number of simultaneous journeys. */
import { useMemo } from 'react'
import { durationInWords } from '../../flow/duration.ts'
import type { FigureOf } from '../../flow/figures/figure.ts'
import type { CarriedAnswer, ServiceAnswer } from '../../flow/service/service-answer.ts'
import { Chart } from '../chart/chart.tsx'
import { concurrencyChart } from '../chart/concurrency-chart.ts'
import { usePalette } from '../chart/look.ts'
import { Figure } from '../explain/figure-link.tsx'
import { WaysToRead } from '../explain/ways-to-read.tsx'
import { Instant } from '../parts/instant.tsx'
import { Prose } from '../parts/prose.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'

const NAME = 'Simultaneous journeys'

const ofStage = (of: FigureOf, { stage }: CarriedAnswer): FigureOf => ({
  ...of,
  about: stage.id ?? undefined,
})

const CarriedTable = ({ answer, of }: { answer: ServiceAnswer; of: FigureOf }) => (
  <TableScroll label={NAME}>
    <thead>
      <tr>
        <th scope="col">Where</th>
        <th scope="col" className="number">
          Now
        </th>
        <th scope="col" className="number">
          Most
        </th>
        <th scope="col">When</th>
        <th scope="col" className="number">
          95 % of the time at most
        </th>
        <th scope="col" className="number">
          To be carried
        </th>
        <th scope="col">Exceeded</th>
      </tr>
    </thead>
    <tbody>
      {answer.capacity.carried.map((one) => (
        <tr key={one.stage.id}>
          <th scope="row">{one.stage.name}</th>
          <td className="number">
            <Figure id="concurrent.now" of={ofStage(of, one)} value={one.now}>
              {count(one.now)}
            </Figure>
          </td>
          <td className="number">
            <Figure id="concurrent.max" of={ofStage(of, one)} value={one.max}>
              {count(one.max)}
            </Figure>
          </td>
          <td className="nowrap">
            <Instant at={one.maxAt} />
          </td>
          <td className="number">
            <Figure id="concurrent.p95" of={ofStage(of, one)} value={one.p95}>
              {count(one.p95)}
            </Figure>
          </td>
          <td className="number">
            {one.capacity === null ? <span className="dimmed">–</span> : count(one.capacity)}
          </td>
          <td>
            {one.capacity === null ? (
              <span className="dimmed">nothing is declared</span>
            ) : one.exceededTotal === 0 ? (
              'never'
            ) : (
              `${durationInWords(one.exceededSeconds)}, ${count(one.exceededTotal)} times`
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

const Exceeded = ({ exceeded, exceededTotal }: CarriedAnswer) =>
  exceeded.length === 0 ? null : (
    <>
      <h3>When it was more than is to be carried</h3>
      <ul className="plain small">
        {exceeded.map(({ from, to, peak }) => (
          <li key={from}>
            <Instant at={from} /> to <Instant at={to} />: up to {count(peak)}
          </li>
        ))}
        {exceededTotal > exceeded.length && (
          <li className="dimmed">and {count(exceededTotal - exceeded.length)} shorter ones</li>
        )}
      </ul>
    </>
  )

export const CapacityPanel = ({ answer, of }: { answer: ServiceAnswer; of: FigureOf }) => {
  const palette = usePalette()
  const { carried, series } = answer.capacity
  const whole = carried[0]
  const capacity = whole?.capacity ?? null
  const option = useMemo(
    () => concurrencyChart({ series, capacity, by: answer.window.by, asOf: answer.window.asOf }, palette),
    [series, capacity, answer.window, palette],
  )
  if (!whole) return null
  return (
    <section className="card stack" aria-labelledby="capacity">
      <h2 id="capacity">Handles the needed number of simultaneous journeys</h2>
      <p className="panel-figure">
        <Figure id="concurrent.max" of={of} value={whole.max}>
          {count(whole.max)}
        </Figure>{' '}
        at most
      </p>
      <p className="dimmed">
        {capacity === null ? (
          <Prose text="What is to be carried is not declared: give a service level about capacity a `capacity`." />
        ) : (
          `${count(capacity)} are to be carried: ${whole.exceededTotal === 0 ? 'it was never more' : `it was more for ${durationInWords(whole.exceededSeconds)}`}.`
        )}
      </p>
      <WaysToRead
        name={NAME}
        ways={[
          {
            name: 'Chart',
            shown: (
              <Chart
                option={option}
                height={260}
                label={`Most journeys at a time per ${answer.window.by}: at most ${count(whole.max)}${capacity === null ? '' : `, ${count(capacity)} are to be carried`}. The table has the figures.`}
              />
            ),
          },
          { name: 'Table', shown: <CarriedTable answer={answer} of={of} /> },
        ]}
        metrics={['concurrency']}
      />
      <Exceeded {...whole} />
    </section>
  )
}
