/** What may stand at a place in metric logic, for completion. */
import { quantityOf, type Parameter } from './quantities.ts'
import { tokensOf, type Token } from './tokens.ts'

export interface ExpectedAt {
  /** The name under the cursor, which a completion replaces; empty where nothing is written yet. */
  readonly from: number
  readonly to: number
  /** `quantity`: any of the quantities. `unit`: of the number before it. Otherwise see {@link Parameter}. */
  readonly expects: 'quantity' | 'operator' | 'unit' | Parameter
}

/** The parameter of the innermost call that is open after these tokens. */
const openParameter = (tokens: readonly Token[]): Parameter | null => {
  const open: { name: string | null; index: number }[] = []
  for (const [i, token] of tokens.entries()) {
    if (token.type === '(') {
      const before = tokens[i - 1]
      open.push({ name: before?.type === 'name' ? before.text : null, index: 0 })
    } else if (token.type === ')') open.pop()
    else if (token.type === ',') {
      const call = open.at(-1)
      if (call) call.index += 1
    }
  }
  const call = open.at(-1)
  return call?.name ? (quantityOf(call.name)?.parameters[call.index] ?? null) : null
}

/** @param offset Of the cursor, from 0 to the length of the text. */
export const expectedAt = (text: string, offset: number): ExpectedAt => {
  const tokens = tokensOf(text).tokens.slice(0, -1)
  const here = tokens.find(({ type, from, to }) => type === 'name' && from <= offset && offset <= to)
  const [from, to] = here ? [here.from, here.to] : [offset, offset]
  const earlier = tokens.filter((token) => token.to <= from)
  const before = earlier.at(-1)
  if (before?.type === 'number') return { from, to, expects: 'unit' }
  if (before?.type === ')' || before?.type === '%' || (before?.type === 'name' && before.text !== 'and')) {
    return { from, to, expects: 'operator' }
  }
  return { from, to, expects: openParameter(earlier) ?? 'quantity' }
}
