/** The numbers of the river, each with the way to the journeys behind it. */
import { figuresOf } from '../../flow/figures/figure.ts'
import { wayOf } from '../../flow/figures/journeys/ways.ts'
import { FINISH, LEFT, SOURCE } from '../../flow/journeys/river/river.ts'
import type { RiverAnswer } from '../../flow/journeys/river/river-answer.ts'
import { Figure } from '../explain/figure-link.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'

const ENDS: Readonly<Record<string, string>> = {
  [SOURCE]: 'the beginning',
  [FINISH]: 'the finish line',
  [LEFT]: 'left',
}

export const PoolsTable = ({ answer }: { answer: RiverAnswer }) => {
  const of = figuresOf(answer)
  return (
    <TableScroll label="Journeys in each stage">
      <thead>
        <tr>
          <th scope="col">Stage</th>
          <th scope="col" className="number">
            Waiting now
          </th>
          <th scope="col" className="number">
            Active now
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.stages.map(({ stage, name, waiting, active }) => (
          <tr key={stage}>
            <th scope="row">{name}</th>
            <td className="number">
              <Figure id="river.waiting" of={{ ...of, about: stage }} value={waiting}>
                {count(waiting)}
              </Figure>
            </td>
            <td className="number">
              <Figure id="river.active" of={{ ...of, about: stage }} value={active}>
                {count(active)}
              </Figure>
            </td>
          </tr>
        ))}
      </tbody>
    </TableScroll>
  )
}

export const WaysTable = ({ answer }: { answer: RiverAnswer }) => {
  const of = figuresOf(answer)
  const names = new Map(answer.stages.map(({ stage, name }) => [stage, name]))
  const order = new Map(answer.stages.map(({ stage }, i) => [stage, i]))
  const named = (id: string): string => names.get(id) ?? ENDS[id] ?? id
  const isBack = (from: string, to: string): boolean => (order.get(from) ?? -1) > (order.get(to) ?? Infinity)
  return (
    <TableScroll label="Moves from stage to stage">
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col" className="number">
            Times
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.flows.map(({ from, to, times }) => (
          <tr key={wayOf(from, to)}>
            <th scope="row">{named(from)}</th>
            <td>
              {named(to)}
              {isBack(from, to) && <span className="tag"> back</span>}
            </td>
            <td className="number">
              <Figure id="river.flow" of={{ ...of, about: wayOf(from, to) }} value={times}>
                {count(times)}
              </Figure>
            </td>
          </tr>
        ))}
      </tbody>
    </TableScroll>
  )
}
