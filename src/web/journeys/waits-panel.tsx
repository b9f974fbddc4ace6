/** Where the time goes: active against waiting in each stage, and the ways between proof points. */
import { durationInWords } from '../../flow/duration.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import { waitsTable } from '../../flow/journeys/journey-tables.ts'
import type { JourneysAnswer } from '../../flow/journeys/journeys-answer.ts'
import { Chart } from '../chart/chart.tsx'
import { usePalette } from '../chart/look.ts'
import { stageBarsChart } from '../chart/stage-bars-chart.ts'
import { DefinitionText } from '../explain/definition-text.tsx'
import { DEFINITIONS } from '../../flow/figures/definitions.ts'
import { Nothing } from '../parts/nothing.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, countOf } from '../words/figures.ts'
import { ShareFigure, TimeFigure } from './figures.tsx'
import { JourneyPanel } from './journey-panel.tsx'

const MOST_SHOWN = 8

export const WaitsPanel = ({ answer }: { answer: JourneysAnswer }) => {
  const { waits, tellsWaiting } = answer
  const of = figuresOf(answer)
  const worst = waits[0]
  return (
    <JourneyPanel
      id="waits"
      name={tellsWaiting ? 'Waits between proof points' : 'Gaps between proof points'}
      metric="waitsBetween"
      figure={
        worst ? (
          <>
            {worst.from.name} → {worst.to.name}:{' '}
            <ShareFigure id="wait.share" of={{ ...of, about: worst.about }} value={worst.share} />
          </>
        ) : (
          'None'
        )
      }
      note={
        tellsWaiting
          ? 'of all waiting from one proof point directly to the next; the biggest first'
          : 'of all time from one proof point directly to the next: the events do not tell waiting from active, so it is a gap'
      }
      tables={[waitsTable(answer)]}
    >
      {waits.length === 0 ? (
        <Nothing kind="no data" why="No journey went from one proof point to another in the window." />
      ) : (
        <TableScroll label="Ways between proof points, the most waiting first">
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col" className="number">
                50 % within
              </th>
              <th scope="col" className="number">
                85 % within
              </th>
              <th scope="col" className="number">
                n
              </th>
              {tellsWaiting && (
                <th scope="col" className="number">
                  Waiting, summed
                </th>
              )}
              <th scope="col" className="number">
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {waits.slice(0, MOST_SHOWN).map((one) => {
              const about = { ...of, about: one.about }
              return (
                <tr key={one.about}>
                  <th scope="row">{one.from.name}</th>
                  <td>{one.to.name}</td>
                  <td className="number">
                    <TimeFigure id="wait.p50" of={about} value={one.spread.p50} />
                  </td>
                  <td className="number">
                    <TimeFigure id="wait.p85" of={about} value={one.spread.p85} />
                  </td>
                  <td className="number dimmed">{count(one.spread.n)}</td>
                  {tellsWaiting && (
                    <td className="number">
                      <TimeFigure id="wait.waiting" of={about} value={one.waitingSeconds} />
                    </td>
                  )}
                  <td className="number">
                    <ShareFigure id="wait.share" of={about} value={one.share} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </TableScroll>
      )}
    </JourneyPanel>
  )
}

export const EfficiencyPanel = ({ answer }: { answer: JourneysAnswer }) => {
  const palette = usePalette()
  const { efficiency } = answer
  const of = figuresOf(answer)
  if ('nothing' in efficiency) {
    return (
      <section className="card" aria-labelledby="efficiency">
        <h2 id="efficiency">Efficiency by stage</h2>
        <Nothing kind={efficiency.nothing} why={efficiency.why} />
        <details className="small">
          <summary>Definition</summary>
          <DefinitionText definition={DEFINITIONS.journeyEfficiency} />
        </details>
      </section>
    )
  }
  const [all, ...stages] = efficiency.stages
  return (
    <JourneyPanel
      id="efficiency"
      name="Efficiency by stage"
      metric="journeyEfficiency"
      figure={
        <>
          <ShareFigure id="journeyEfficiency" of={of} value={all?.efficiency ?? null} /> active
        </>
      }
      note={
        <>
          {stages.map(({ stage, name, efficiency: share }, i) => (
            <span key={name}>
              {i > 0 && ' · '}
              {name}{' '}
              <ShareFigure
                id="journeyEfficiency"
                of={{ ...of, ...(stage === null ? {} : { about: stage }) }}
                value={share}
              />
            </span>
          ))}{' '}
          · active ÷ (active + waiting), summed; n = {count(all?.n ?? 0)}
        </>
      }
      tables={[
        {
          title: 'Efficiency by stage',
          columns: [
            { name: 'stage', unit: 'text' },
            { name: 'active', unit: 'seconds' },
            { name: 'waiting', unit: 'seconds' },
            { name: 'efficiency', unit: 'share' },
            { name: 'journeys', unit: 'items' },
          ],
          rows: efficiency.stages.map((one) => [
            one.name,
            one.activeSeconds,
            one.waitingSeconds,
            one.efficiency,
            one.n,
          ]),
        },
      ]}
    >
      <Chart
        option={stageBarsChart(
          stages.map((one) => ({
            stage: one.name,
            parts: [one.activeSeconds, one.waitingSeconds],
            lines: [
              'time of stays that ended in the window, summed:',
              `active ${durationInWords(one.activeSeconds)}`,
              `waiting ${durationInWords(one.waitingSeconds)}`,
              countOf(one.n, 'journey'),
            ],
          })),
          [
            { name: 'active', color: palette.states.active },
            { name: 'waiting', color: palette.states.waiting, decal: true },
          ],
          palette,
        )}
        height={Math.max(150, 46 + stages.length * 34)}
        label={`Bars: active and waiting time by stage. ${stages.map((one) => `${one.name}: active ${durationInWords(one.activeSeconds)}, waiting ${durationInWords(one.waitingSeconds)}`).join('; ')}.`}
      />
    </JourneyPanel>
  )
}
