/** What the performance graph draws, as tables: every number opens, and every move can be chosen. */
import { Button } from '@mantine/core'
import type { FigureOf } from '../../flow/figures/figure.ts'
import type { PathGraphAnswer } from '../../flow/journeys/paths/path-answers.ts'
import { Figure } from '../explain/figure-link.tsx'
import { Duration } from '../parts/duration.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'
import type { Chosen } from './graph-canvas.tsx'
import { MEASURES_NAMES } from './path-words.ts'
import { shareInWords } from '../../flow/number-words.ts'

interface TableProps {
  readonly answer: PathGraphAnswer
  readonly of: FigureOf
  readonly onChoose: (chosen: Chosen) => void
}

export const MovesTable = ({ answer: { graph, names, choice }, of, onChoose }: TableProps) => (
  <TableScroll label="Moves">
    <thead>
      <tr>
        <th scope="col">Move</th>
        {['Times', 'Journeys', 'Of all', 'Back', 'Median', '85 % within', 'Mean', 'Together'].map((name) => (
          <th key={name} scope="col" className="number">
            {name}
          </th>
        ))}
        <th scope="col">The time is a</th>
      </tr>
    </thead>
    <tbody>
      {graph.moves.map((move) => {
        const { from, to, time } = move
        const about = { ...of, about: `${choice}: ${from} → ${to}` }
        const whole = { count: move.count, journeys: move.journeys } as const
        return (
          <tr key={`${from} → ${to}`}>
            <th scope="row">
              <Button
                size="compact-xs"
                variant="subtle"
                className="path-choose"
                onClick={() => onChoose({ at: from, next: to })}
              >
                {names[from] ?? from} → {names[to] ?? to}
              </Button>
            </th>
            {Object.entries(whole).map(([figure, value]) => (
              <td key={figure} className="number">
                <Figure id={`move.${figure}`} of={about} value={value}>
                  {count(value)}
                </Figure>
              </td>
            ))}
            <td className="number">
              <Figure id="move.share" of={about} value={move.share}>
                {shareInWords(move.share)}
              </Figure>
            </td>
            <td className="number">
              <Figure id="move.again" of={about} value={move.again}>
                {count(move.again)}
              </Figure>
            </td>
            {(['p50', 'p85', 'mean', 'total'] as const).map((figure) => (
              <td key={figure} className="number">
                <Figure id={`move.${figure}`} of={about} value={time[figure]}>
                  <Duration seconds={time[figure]} />
                </Figure>
              </td>
            ))}
            <td>{MEASURES_NAMES[move.measures]}</td>
          </tr>
        )
      })}
    </tbody>
  </TableScroll>
)

const COUNTS = ['visits', 'journeys', 'again', 'begins', 'ends'] as const

export const StepsTable = ({ answer: { graph, names, choice }, of, onChoose }: TableProps) => {
  const tellsService = graph.steps.some(({ service }) => service !== null)
  return (
    <TableScroll label="Steps">
      <thead>
        <tr>
          <th scope="col">Step</th>
          {['Times', 'Journeys', 'More than once', 'Begin here', 'Last seen here'].map((name) => (
            <th key={name} scope="col" className="number">
              {name}
            </th>
          ))}
          {tellsService && (
            <th scope="col" className="number">
              Service, median
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {graph.steps.map((step) => {
          const about = { ...of, about: `${choice}: ${step.id}` }
          return (
            <tr key={step.id}>
              <th scope="row">
                <Button
                  size="compact-xs"
                  variant="subtle"
                  className="path-choose"
                  onClick={() => onChoose({ at: step.id })}
                >
                  {names[step.id] ?? step.id}
                </Button>
              </th>
              {COUNTS.map((figure) => (
                <td key={figure} className="number">
                  <Figure id={`step.${figure}`} of={about} value={step[figure]}>
                    {count(step[figure])}
                  </Figure>
                </td>
              ))}
              {tellsService && (
                <td className="number">
                  {step.service === null ? (
                    <span className="dimmed">–</span>
                  ) : (
                    <Figure id="step.service" of={about} value={step.service.p50}>
                      <Duration seconds={step.service.p50} />
                    </Figure>
                  )}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </TableScroll>
  )
}
