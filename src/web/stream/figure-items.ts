/** The way from a figure to its items: the same selection and window, under the list's own address. */
import type { FlowAnswer } from '../../flow/answers.ts'
import type { Behind } from '../../flow/measures/measures.ts'
import type { ItemsSearch } from '../search/items-search.ts'

/** Any answer about a selection in a window. */
type Answered = Pick<FlowAnswer, 'of' | 'window'>

/** Load is what is in progress at the end of what is known: its items have no window. */
export const itemsBehind = ({ of, window }: Answered, behind: Behind): ItemsSearch => ({
  stream: of.stream ?? undefined,
  slice: of.slice ?? undefined,
  team: of.team ?? undefined,
  type: of.type ?? undefined,
  measured: of.measured,
  behind,
  ...(behind === 'load' ? {} : { from: window.from, to: window.to }),
})

export const itemsLeftOut = (answer: Answered, behind: Behind): ItemsSearch => ({
  ...itemsBehind(answer, behind),
  excluded: 'true',
})
