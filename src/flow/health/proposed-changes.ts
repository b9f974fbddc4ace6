/** Proposals as changes of the map, for `PATCH /api/map`: made only when somebody has confirmed them. */
import type { Change } from '../../model/change.ts'
import type { ItemType } from '../../model/schema.ts'
import type { RuleSuggestion, StateSuggestion } from './answer.ts'

/** What writes them into the map. */
export const stateChanges = (
  source: string,
  states: readonly Pick<StateSuggestion, 'status' | 'state'>[],
): Change[] =>
  states.map(({ status, state }) => ({
    op: 'set',
    path: ['sources', source, 'states', status],
    value: state,
  }))

/** What writes a rule into the map, after those that are there. */
export const ruleChange = (source: string, when: RuleSuggestion['when'], as: ItemType): Change => ({
  op: 'insert',
  path: ['sources', source, 'classify'],
  value: { when, as },
})
