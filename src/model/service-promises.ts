/** What service levels promise, whether their own keys say it or their condition does. */
import { amountOf, parseLogic, type Expression } from './logic/logic.ts'
import type { Never, ServiceLevel } from './schema.ts'

type Bound = 'atLeast' | 'atMost'

/** The strictest bound of a quantity in a condition such as `availability(purchase) >= 99.9 %`; null if there is none. */
const boundIn = (expression: Expression, name: string, bound: Bound): number | null => {
  if (expression.type !== 'binary') return null
  const { operator, left, right } = expression
  if (operator === 'and') {
    const bounds = [boundIn(left, name, bound), boundIn(right, name, bound)].filter((one) => one !== null)
    if (bounds.length === 0) return null
    return bound === 'atLeast' ? Math.max(...bounds) : Math.min(...bounds)
  }
  if (!['>=', '>', '<=', '<', '='].includes(operator)) return null
  const isQuantity = (side: Expression): boolean =>
    (side.type === 'call' || side.type === 'name') && side.name === name
  const isUpward = operator === '=' || operator.startsWith('>') === (bound === 'atLeast')
  const [quantity, literal] = isUpward ? [left, right] : [right, left]
  return isQuantity(quantity) && literal.type === 'literal' ? amountOf(literal) : null
}

/** The lowest availability for which a condition can be true, 0–1. */
export const availabilityIn = (holds: string): number | null =>
  boundIn(parseLogic(holds).ast, 'availability', 'atLeast')

/** The availability that a service level promises, 0–1: its objective, or what its condition demands. */
export const promisedAvailability = ({ objective, holds }: ServiceLevel): number | null =>
  // 99.9 / 100 is not 0.999 in binary; the text `99.9e-2` is.
  objective === undefined ? (holds === undefined ? null : availabilityIn(holds)) : Number(`${objective}e-2`)

/** The most journeys in flight for which a condition can be true. */
export const inFlightIn = (holds: string): number | null =>
  boundIn(parseLogic(holds).ast, 'inFlight', 'atMost')

/** A rule of isolation, as the middle of a sentence. */
export const neverInWords = ({ twice, within, both, without, unique }: Never): string => {
  if (twice !== undefined) {
    return `\`${twice}\` twice in one journey${within === undefined ? '' : ` within ${within}`}`
  }
  if (both !== undefined) return `both ${both.map((event) => `\`${event}\``).join(' and ')} in one journey`
  if (without !== undefined) return `\`${without.event}\` without \`${without.before}\` before it`
  return unique === undefined
    ? 'another slice in the middle of a journey'
    : `one \`${unique}\` in two journeys`
}

/** How many journeys at a time a service level promises to carry: its capacity, or `inFlight <= …` of its condition. */
export const promisedCapacity = ({ capacity, holds }: ServiceLevel): number | null =>
  capacity ?? (holds === undefined ? null : inFlightIn(holds))

/** What a service level promises, as people read it; null where it says no more than what it is about. */
export const promiseInWords = (level: ServiceLevel): string | null => {
  const { about, objective, capacity, never, holds } = level
  const own = [
    ...(about === 'availability' && objective !== undefined ? [`${objective} % available`] : []),
    ...(about === 'capacity' && capacity !== undefined
      ? [`${capacity.toLocaleString('en')} journeys at a time`]
      : []),
    ...(about === 'isolation' && never !== undefined
      ? [`never ${never.map(neverInWords).join('; never ')}`]
      : []),
  ]
  return own.length > 0 ? own.join('; ') : (holds ?? null)
}
