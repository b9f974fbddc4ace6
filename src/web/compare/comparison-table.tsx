/** The figures of both sides, each of which opens, and how they differ. */
import { useMemo } from 'react'
import type { FlowAnswer } from '../../flow/answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import { figuresOf, type FigureUnit } from '../../flow/figures/figure.ts'
import { compareFlow, type Comparison, type Side } from '../../flow/views/compare.ts'
import { Figure } from '../explain/figure-link.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, decimal, percent } from '../words/figures.ts'

const inWords = (value: number | null, unit: FigureUnit): string => {
  if (value === null) return '–'
  if (unit === 'seconds') return durationInWords(value)
  if (unit === 'share') return percent(value)
  if (unit === 'percent') return `${count(value)} %`
  return decimal(value)
}

const changeInWords = ({ change, unit }: Comparison): string => {
  if (change === null) return '–'
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±'
  const points = unit === 'share' || unit === 'percent'
  return points ? `${sign}${count(Math.abs(change))} points` : `${sign}${percent(Math.abs(change))}`
}

const Cell = ({ row, side, answer }: { row: Comparison; side: Side; answer: FlowAnswer }) => (
  <td className="number">
    <Figure id={row.figure} of={figuresOf(answer)} value={side.value}>
      {inWords(side.value, row.unit)}
    </Figure>
    {side.n !== null && <span className="dimmed small block">n = {count(side.n)}</span>}
  </td>
)

const Missing = ({ name, answer }: { name: string; answer: FlowAnswer }) =>
  answer.data.kind === 'not configured' || answer.data.kind === 'no data' ? (
    <Nothing kind={answer.data.kind} why={`${name}: ${answer.data.why}`} />
  ) : null

export const ComparisonTable = ({ a, b }: { a: FlowAnswer; b: FlowAnswer }) => {
  const { rows, notes } = useMemo(() => compareFlow(a, b), [a, b])
  return (
    <section className="card" aria-labelledby="comparison">
      <h2 id="comparison">Side by side</h2>
      <Missing name="A" answer={a} />
      <Missing name="B" answer={b} />
      {notes.length > 0 && (
        <ul className="plain small dimmed" aria-label="What differs beside the figures">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <TableScroll label="Figures of A and B">
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" className="number">
              A
            </th>
            <th scope="col" className="number">
              B
            </th>
            <th scope="col" className="number">
              From A to B
            </th>
            <th scope="col">Read with care</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.figure}>
              <th scope="row">{row.name}</th>
              <Cell row={row} side={row.a} answer={a} />
              <Cell row={row} side={row.b} answer={b} />
              <td className="number">{changeInWords(row)}</td>
              <td className="dimmed small">{row.note}</td>
            </tr>
          ))}
        </tbody>
      </TableScroll>
    </section>
  )
}
