/** Every pair of slices with its verdict; each opens into its evidence. */
import { Link } from '@tanstack/react-router'
import type { CourtAnswer, PairAnswer } from '../../flow/court/court-answer.ts'
import { TableScroll } from '../parts/table-scroll.tsx'
import { VerdictMark } from './verdict-mark.tsx'

/** The slices that stand in a pair, in the order of the map. */
const slicesIn = (pairs: readonly PairAnswer[]): PairAnswer['a'][] => {
  const found = new Map<string, PairAnswer['a']>()
  for (const { a, b } of pairs) for (const one of [a, b]) found.set(one.id, one)
  return [...found.values()]
}

const Cell = ({ pair, isChosen }: { pair: PairAnswer | undefined; isChosen: boolean }) => {
  if (!pair) return <td aria-label="not compared" />
  const { a, b, verdict, disagreements } = pair
  return (
    <td className={isChosen ? 'chosen' : undefined}>
      <Link
        to="/court"
        search={(before) => ({ ...before, a: a.id, b: b.id })}
        aria-current={isChosen ? 'true' : undefined}
        aria-label={`${a.name} and ${b.name}: ${pair.words.split(': ').at(-1) ?? ''}`}
      >
        <VerdictMark verdict={verdict} />
      </Link>
      {disagreements.length > 0 && <span className="dimmed small block">the map says otherwise</span>}
    </td>
  )
}

export const PairMatrix = ({ answer }: { answer: CourtAnswer }) => {
  const { pairs, detail } = answer
  const slices = slicesIn(pairs)
  // A pair stands once, in the row of the slice that comes later in the map.
  const isIn = (side: 'a' | 'b') => (slice: PairAnswer['a']) =>
    pairs.some((pair) => pair[side].id === slice.id)
  const [columns, rows] = [slices.filter(isIn('a')), slices.filter(isIn('b'))]
  return (
    <TableScroll label="Verdicts by pair of slices">
      <thead>
        <tr>
          <th scope="col">Slice</th>
          {columns.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            {columns.map((column) => {
              const pair = pairs.find(({ a, b }) => a.id === column.id && b.id === row.id)
              const isChosen =
                pair !== undefined && pair.a.id === detail?.pair.a.id && pair.b.id === detail.pair.b.id
              return <Cell key={column.id} pair={pair} isChosen={isChosen} />
            })}
          </tr>
        ))}
      </tbody>
    </TableScroll>
  )
}
