/** How long it takes to reach the finish, with those that have not reached it so far. */
import { durationInWords } from '../../flow/duration.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import { curveTable } from '../../flow/journeys/journey-tables.ts'
import type { JourneysAnswer } from '../../flow/journeys/journeys-answer.ts'
import { Chart } from '../chart/chart.tsx'
import { usePalette } from '../chart/look.ts'
import { reachChart } from '../chart/reach-chart.ts'
import { Nothing } from '../parts/nothing.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'
import { CountFigure, ShareFigure, TimeFigure } from './figures.tsx'
import { JourneyPanel } from './journey-panel.tsx'
import { shareInWords } from '../../flow/number-words.ts'

export const ReachPanel = ({ answer }: { answer: JourneysAnswer }) => {
  const palette = usePalette()
  const { timeToReach, conversion } = answer
  const { finish } = conversion
  const of = figuresOf(answer)
  const last = timeToReach.readings.at(-1)
  return (
    <JourneyPanel
      id="time-to-reach"
      name="Time to the finish, with those still under way"
      metric="timeToReach"
      figure={
        last ? (
          <>
            <ShareFigure id="timeToReach.reached" of={{ ...of, about: last.about }} value={last.reached} />{' '}
            within {durationInWords(last.seconds)}
          </>
        ) : (
          'nobody has reached it so far'
        )
      }
      note={
        <>
          reach “{finish.name}”, as far as those still under way let it be known (n = {count(timeToReach.n)}:{' '}
          <CountFigure id="conversion.reached" of={of} value={timeToReach.reached} /> reached it,{' '}
          <CountFigure id="conversion.left" of={of} value={timeToReach.left} /> left,{' '}
          <CountFigure id="conversion.open" of={of} value={timeToReach.open} /> are under way: censored, not
          lost). If nobody left, half would be there within{' '}
          <TimeFigure id="timeToReach.median" of={of} value={timeToReach.median} /> (Kaplan–Meier).
        </>
      }
      tables={[curveTable(answer)]}
    >
      {timeToReach.curve.length === 0 ? (
        <Nothing kind="no data" why="No journey that began in the window has reached the finish or left." />
      ) : (
        <>
          <Chart
            option={reachChart(timeToReach, finish.name, palette)}
            height={300}
            label={`Lines: share of journeys that have reached “${finish.name}”, and that have left, by their age. ${last ? `After ${durationInWords(last.seconds)} ${shareInWords(last.reached)} have reached it, ${shareInWords(last.left)} have left.` : ''}`}
          />
          <TableScroll label="Shares by age">
            <thead>
              <tr>
                <th scope="col">After</th>
                {timeToReach.readings.map(({ seconds }) => (
                  <th key={seconds} scope="col" className="number">
                    {durationInWords(seconds)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Reached it</th>
                {timeToReach.readings.map(({ about, reached }) => (
                  <td key={about} className="number">
                    <ShareFigure id="timeToReach.reached" of={{ ...of, about }} value={reached} />
                  </td>
                ))}
              </tr>
              <tr>
                <th scope="row">Left</th>
                {timeToReach.readings.map(({ about, left }) => (
                  <td key={about} className="number">
                    <ShareFigure id="timeToReach.left" of={{ ...of, about }} value={left} />
                  </td>
                ))}
              </tr>
              <tr>
                <th scope="row">Known for longer</th>
                {timeToReach.readings.map(({ about, atRisk }) => (
                  <td key={about} className="number dimmed">
                    {count(atRisk)}
                  </td>
                ))}
              </tr>
            </tbody>
          </TableScroll>
        </>
      )}
    </JourneyPanel>
  )
}
