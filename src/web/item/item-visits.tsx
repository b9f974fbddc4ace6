/** Where an item was, and for how long: as bars over time, and as a table. */
import { useMemo } from 'react'
import type { ItemAnswer } from '../../flow/answers.ts'
import type { FlowState } from '../../model/schema.ts'
import { Chart } from '../chart/chart.tsx'
import { usePalette } from '../chart/look.ts'
import { visitsChart, visitsHeight } from '../chart/visits-chart.ts'
import { Duration } from '../parts/duration.tsx'
import { Instant } from '../parts/instant.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { TypeMark } from '../parts/type-mark.tsx'
import { countOf, exactSeconds } from '../words/figures.ts'

type Visits = ItemAnswer['visits']

export const VisitsChart = ({ visits, end }: { visits: Visits; end: number }) => {
  const palette = usePalette()
  const option = useMemo(() => visitsChart(visits, end, palette), [visits, end, palette])
  const states = [...new Set(visits.map(({ state }) => state))]
  return (
    <>
      <Chart
        option={option}
        height={visitsHeight(visits)}
        label={`Bars: ${countOf(visits.length, 'visit')} of the item over time, a row per stage. The table below has each.`}
      />
      <ul className="share-key" aria-label="States">
        {states.map((state: FlowState) => (
          <li key={state}>
            <span className={`swatch bar-${state}`} aria-hidden="true" /> {state}
          </li>
        ))}
      </ul>
    </>
  )
}

export const VisitsTable = ({ visits, passes }: { visits: Visits; passes: number }) => (
  <TableScroll label="Visits">
    <thead>
      <tr>
        {passes > 1 && <th scope="col">Pass</th>}
        <th scope="col">Stage</th>
        <th scope="col">State</th>
        <th scope="col">Type then</th>
        <th scope="col">From</th>
        <th scope="col">To</th>
        <th scope="col" className="number">
          Time
        </th>
        <th scope="col" className="number">
          Exactly
        </th>
      </tr>
    </thead>
    <tbody>
      {visits.map((visit) => (
        <tr key={`${visit.pass}/${visit.nth}`}>
          {passes > 1 && <td>{visit.pass + 1}</td>}
          <th scope="row">{visit.stage}</th>
          <td>
            <span className={`swatch bar-${visit.state}`} aria-hidden="true" /> {visit.state}
            {visit.reason !== null && <span className="dimmed"> ({visit.reason})</span>}
            {visit.skipped && <span className="dimmed"> (skipped)</span>}
          </td>
          <td>
            <TypeMark type={visit.type} />
          </td>
          <td className="nowrap">
            <Instant at={visit.from} />
          </td>
          <td className="nowrap">{visit.to === null ? 'still there' : <Instant at={visit.to} />}</td>
          <td className="number">
            <Duration seconds={visit.seconds} />
          </td>
          <td className="number">{visit.seconds === null ? '–' : exactSeconds(visit.seconds)}</td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)
