/** Whether one of two groups takes longer where some are still under way: the log-rank test [Mantel 1966]. */
import type { Stays } from './cliffs-delta.ts'
import { normalTwoSided } from './distributions.ts'

interface LogRank {
  readonly z: number
  readonly p: number
}

/** Two-sided. A stay that is open is known to take longer than it has taken so far. */
export const logRank = (a: Stays, b: Stays): LogRank => {
  const at = { a: 0, b: 0, openA: 0, openB: 0 }
  let [difference, variance] = [0, 0]
  for (;;) {
    const time = Math.min(a.ended[at.a] ?? Infinity, b.ended[at.b] ?? Infinity)
    if (time === Infinity) break
    while ((a.open[at.openA] ?? Infinity) < time) at.openA++
    while ((b.open[at.openB] ?? Infinity) < time) at.openB++
    const left = a.ended.length - at.a + a.open.length - at.openA
    const all = left + b.ended.length - at.b + b.open.length - at.openB
    const [beforeA, beforeB] = [at.a, at.b]
    while (a.ended[at.a] === time) at.a++
    while (b.ended[at.b] === time) at.b++
    const inA = at.a - beforeA
    const ended = inA + at.b - beforeB
    difference += inA - (ended * left) / all
    if (all > 1) variance += (ended * (left / all) * (1 - left / all) * (all - ended)) / (all - 1)
  }
  if (variance === 0) return { z: 0, p: 1 }
  const z = difference / Math.sqrt(variance)
  return { z, p: normalTwoSided(z) }
}
