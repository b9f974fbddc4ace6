/** What statuses might mean, to be corrected and confirmed: nothing is written before what it writes has been seen. */
import { useState } from 'react'
import { NativeSelect } from '@mantine/core'
import { PROPOSED_STATES, type ProposedState, type StateSuggestion } from '../../flow/health/answer.ts'
import { stateChanges } from '../../flow/health/proposed-changes.ts'
import { ChangeButton } from '../edit/change-button.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, countOf } from '../words/figures.ts'

/** A status that is left as it is. */
const LATER = 'later'
type Chosen = ProposedState | typeof LATER

const statusNoun = (n: number): string => (n === 1 ? '1 status' : `${count(n)} statuses`)

export const ProposedStates = ({
  source,
  states,
}: {
  source: string
  states: readonly StateSuggestion[]
}) => {
  const [chosen, setChosen] = useState<Readonly<Record<string, Chosen>>>({})
  const choiceOf = ({ status, state }: StateSuggestion): Chosen => chosen[status] ?? state
  const decided = states.flatMap((one) => {
    const state = choiceOf(one)
    return state === LATER ? [] : [{ status: one.status, state }]
  })
  return (
    <div className="stack proposal">
      <TableScroll label={`Proposed meanings of the statuses of ${source}`}>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Means</th>
            <th scope="col">Confidence</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {states.map((one) => (
            <tr key={one.status}>
              <th scope="row">
                {one.status}
                <span className="dimmed small block">{countOf(one.items, 'item')}</span>
              </th>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={`Meaning of ${one.status}`}
                  value={choiceOf(one)}
                  onChange={({ currentTarget }) =>
                    setChosen((before) => ({ ...before, [one.status]: currentTarget.value as Chosen }))
                  }
                  data={[...PROPOSED_STATES, { value: LATER, label: 'decide later' }]}
                />
              </td>
              <td>{one.confidence}</td>
              <td className="why">{one.why}</td>
            </tr>
          ))}
        </tbody>
      </TableScroll>
      {decided.length > 0 && (
        <div>
          <ChangeButton
            label={`Write ${statusNoun(decided.length)} into the map …`}
            what={`What ${statusNoun(decided.length)} of ${source} ${decided.length === 1 ? 'means' : 'mean'}`}
            changes={stateChanges(source, decided)}
          />
        </div>
      )}
    </div>
  )
}
