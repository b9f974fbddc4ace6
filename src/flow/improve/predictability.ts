/** Predictability where no scores of value exist: whether velocity stays within its own process limits. */
import type { By } from '../answers.ts'
import type { PredictabilityView } from '../view-answers.ts'
import { FEWEST_VALUES, processLimits, signalInWords } from './xmr.ts'
import type * as z from 'zod'
import { decimalInWords } from '../number-words.ts'

type Periods = z.infer<typeof PredictabilityView>['periods']
type Predictability = Pick<z.infer<typeof PredictabilityView>, 'limits' | 'stable' | 'why'>

/**
 * Whether velocity is stable: no signal of its XmR chart among the whole periods. Positions in the limits count
 * whole periods only.
 *
 * @param periods Velocity in order of time, in items; partial periods are left out.
 */
export const predictabilityOf = (periods: Periods, by: By): Predictability => {
  const whole = periods.filter(({ partial }) => !partial)
  const limits = processLimits(whole.map(({ items }) => items))
  if (limits === null) {
    const why = `Too little to tell: ${whole.length} whole ${by}${whole.length === 1 ? '' : 's'}, at least ${FEWEST_VALUES} are needed.`
    return { limits, stable: null, why }
  }
  const range = `${decimalInWords(limits.lower)} to ${decimalInWords(limits.upper)} items`
  if (limits.signals.length === 0) {
    const why = `Stable: all ${limits.n} whole ${by}s lie in what chance explains, ${range} around a mean of ${decimalInWords(limits.mean)}. The next ${by} is likely to lie there too, if nothing changes.`
    return { limits, stable: true, why }
  }
  const nameOf = (i: number): string => whole[i]?.start.slice(0, 10) ?? ''
  const signals = limits.signals.map((signal) => signalInWords(signal, nameOf))
  const why = `Not stable: ${signals.join('; ')} (limits ${range}, mean ${decimalInWords(limits.mean)}). What was is a poor guide to what comes until it is known what changed.`
  return { limits, stable: false, why }
}
