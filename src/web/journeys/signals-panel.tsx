/** Signals of defects, risks and debt in the journeys, by kind and slice. */
import { figuresOf } from '../../flow/figures/figure.ts'
import { signalsTable } from '../../flow/journeys/journey-tables.ts'
import type { JourneysAnswer } from '../../flow/journeys/journeys-answer.ts'
import { Chart } from '../chart/chart.tsx'
import { usePalette } from '../chart/look.ts'
import { signalsChart } from '../chart/signals-chart.ts'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, countOf } from '../words/figures.ts'
import { CountFigure, ShareFigure } from './figures.tsx'
import { JourneyPanel } from './journey-panel.tsx'

export const SignalsPanel = ({ answer }: { answer: JourneysAnswer }) => {
  const palette = usePalette()
  const { signals } = answer
  const of = figuresOf(answer)
  return (
    <JourneyPanel
      id="signals"
      name="Signals"
      metric="signals"
      figure={signals.kinds.map(({ signal, name, share }, i) => (
        <span key={signal}>
          {i > 0 && ' · '}
          <ShareFigure id="signals.share" of={{ ...of, about: signal }} value={share} />{' '}
          <span className="completion-name">{name.toLowerCase()}</span>
        </span>
      ))}
      note={`of ${countOf(signals.n, 'journey')} with an event in the window, or that left in it · what the rules of classification make of single events`}
      tables={[signalsTable(answer)]}
    >
      <Chart
        option={signalsChart(answer, palette)}
        height={240}
        label={`Bars: signals by ${answer.window.by}. ${signals.kinds.map(({ name, events }) => `${name}: ${count(events)}`).join(', ')}.`}
      />
      <TableScroll label="Signals by kind and slice">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col" className="number">
              Signals
            </th>
            <th scope="col" className="number">
              Share of journeys
            </th>
            {signals.slices.map(({ slice, name }) => (
              <th key={slice} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {signals.kinds.map(({ signal, name, events, share }, i) => {
            const about = { ...of, about: signal }
            return (
              <tr key={signal}>
                <th scope="row">{name}</th>
                <td className="number">
                  <CountFigure id="signals.events" of={about} value={events} />
                </td>
                <td className="number">
                  <ShareFigure id="signals.share" of={about} value={share} />
                </td>
                {signals.slices.map(({ slice, shares }) => (
                  <td key={slice} className="number">
                    <ShareFigure id="signals.share" of={{ ...about, slice }} value={shares[i] ?? null} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </TableScroll>
    </JourneyPanel>
  )
}
