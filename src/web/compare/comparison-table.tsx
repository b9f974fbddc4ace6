/** The figures of both sides, each of which opens, and how they differ. */
import { useMemo } from 'react'
import type { FlowAnswer } from '../../flow/answers.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import {
  changeInWords,
  compareFlow,
  sideInWords,
  type Comparison,
  type Side,
} from '../../flow/views/compare.ts'
import { Figure } from '../explain/figure-link.tsx'
import { isNothing, Nothing } from '../parts/nothing.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'

const Cell = ({ row, side, answer }: { row: Comparison; side: Side; answer: FlowAnswer }) => (
  <td className="number">
    <Figure id={row.figure} of={figuresOf(answer)} value={side.value}>
      {sideInWords(row, side)}
    </Figure>
    {side.n !== null && <span className="dimmed small block">n = {count(side.n)}</span>}
  </td>
)

const Missing = ({ name, answer }: { name: string; answer: FlowAnswer }) =>
  isNothing(answer.data) ? <Nothing kind={answer.data.kind} why={`${name}: ${answer.data.why}`} /> : null

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
