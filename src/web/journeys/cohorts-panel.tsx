/** Cohorts by the week in which they began: a table in which the darker cells are the higher shares. */
import type { CSSProperties } from 'react'
import { durationInWords } from '../../flow/duration.ts'
import { DEFINITIONS } from '../../flow/figures/definitions.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import type { JourneysAnswer } from '../../flow/journeys/journeys-answer.ts'
import { DefinitionText } from '../explain/definition-text.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { periodInWords } from '../words/instants.ts'
import { CountFigure, ShareFigure } from './figures.tsx'

/** How dark a cell is: as its share of the highest share. */
const shadeOf = (share: number | null, highest: number): CSSProperties =>
  ({
    '--share': `${share === null || highest === 0 ? 0 : Math.round((share / highest) * 100)}%`,
  }) as CSSProperties

export const CohortsPanel = ({ answer }: { answer: JourneysAnswer }) => {
  const { cohorts, conversion } = answer
  const of = figuresOf(answer)
  const highest = Math.max(0, ...cohorts.rows.flatMap(({ cells }) => cells.map(({ share }) => share ?? 0)))
  return (
    <section className="card" aria-labelledby="cohorts">
      <h2 id="cohorts">Cohorts</h2>
      <p className="dimmed">
        Of the journeys that began in the same {cohorts.by}: the share that had reached “
        {conversion.finish.name}” by an age. A share with “…” can still grow: not all of the cohort are so
        old.
      </p>
      {cohorts.rows.length === 0 || cohorts.ages.length === 0 ? (
        <Nothing kind="no data" why="No journey that began in the window has finished." />
      ) : (
        <TableScroll label={`Cohorts by ${cohorts.by}`}>
          <thead>
            <tr>
              <th scope="col">Began in</th>
              <th scope="col" className="number">
                Journeys
              </th>
              {cohorts.ages.map((age) => (
                <th key={age} scope="col" className="number">
                  by {durationInWords(age)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cohorts.rows.map((row) => (
              <tr key={row.start}>
                <th scope="row">
                  {periodInWords(row.start, cohorts.by)}
                  {row.partial && <span className="dimmed"> (partial)</span>}
                </th>
                <td className="number">
                  <CountFigure id="cohort.started" of={{ ...of, about: row.about }} value={row.started} />
                </td>
                {row.cells.map(({ about, share, complete }) => (
                  <td
                    key={about}
                    className={complete ? 'number cohort-cell' : 'number cohort-cell unfinished'}
                    style={shadeOf(share, highest)}
                  >
                    {share === null ? (
                      <span className="dimmed">–</span>
                    ) : (
                      <>
                        <ShareFigure id="cohort.share" of={{ ...of, about }} value={share} />
                        {!complete && ' …'}
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </TableScroll>
      )}
      <details className="small">
        <summary>Definition</summary>
        <DefinitionText definition={DEFINITIONS.cohort} />
      </details>
    </section>
  )
}
