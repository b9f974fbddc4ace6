/** How much of what the five metrics are to count they leave out, and why. */
import { hasLifecycle } from '../../model/states.ts'
import { isInProgress, type ItemFact } from '../facts.ts'
import type { LeftOut } from './answer.ts'
import type { Seen, Subject } from './check.ts'

class Counted {
  total = 0
  counted = 0
  private readonly reasons = new Map<string, number>()

  /** @param reason Why it is left out; null if it is counted. */
  add(reason: string | null): void {
    this.total += 1
    if (reason === null) this.counted += 1
    else this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1)
  }

  answer(metric: LeftOut['metric'], of: LeftOut['of']): LeftOut {
    const reasons = [...this.reasons].map(([reason, n]) => ({ reason, n })).sort((a, b) => b.n - a.n)
    return { metric, of, total: this.total, counted: this.counted, reasons }
  }
}

const flowTimeLeavesOut = ({ quarantine, start, startCensored }: ItemFact): string | null => {
  if (quarantine !== null) return 'quarantined: its dates contradict each other'
  if (start === null) return 'never in progress: it has no start'
  return startCensored ? 'begun before the known history' : null
}

/** Sees all items of a source. Each pass counts as an item, as it does in the metrics. */
export class LeftOutOfMetrics {
  private readonly velocity = new Counted()
  private readonly flowTime = new Counted()
  private readonly load = new Counted()
  private readonly efficiency = new Counted()
  private readonly distribution = new Counted()
  private readonly divides: boolean

  private readonly ofNoType: string

  constructor({ source, reading }: Pick<Subject, 'source' | 'reading'>) {
    this.ofNoType =
      source.measures === 'journeys'
        ? 'tagged by no rule: a journey has no type of its own'
        : 'unclassified: of no type'
    this.divides = hasLifecycle(source) || reading.statesDivide
  }

  see({ passes }: Seen): void {
    for (const pass of passes) {
      const hierarchy = pass.counts === 'never' ? 'its parent is counted' : null
      if (pass.done !== null) {
        this.velocity.add(hierarchy)
        this.flowTime.add(hierarchy ?? flowTimeLeavesOut(pass))
        this.efficiency.add(hierarchy ?? this.efficiencyLeavesOut(pass))
        this.distribution.add(hierarchy ?? (pass.type === 'unclassified' ? this.ofNoType : null))
      } else if (pass.canceled === null && (isInProgress(pass.state) || pass.state === 'ignored')) {
        this.load.add(
          hierarchy ?? (isInProgress(pass.state) ? null : 'in a status that is ignored or has no meaning'),
        )
      }
    }
  }

  private efficiencyLeavesOut({ quarantine, active, waiting }: ItemFact): string | null {
    if (!this.divides) return 'the source does not tell waiting from active'
    if (quarantine !== null) return 'quarantined: its dates contradict each other'
    return active + waiting === 0 ? 'no time in progress' : null
  }

  answer(): LeftOut[] {
    return [
      this.velocity.answer('velocity', 'items done'),
      this.flowTime.answer('flowTime', 'items done'),
      this.load.answer('load', 'items begun and not ended'),
      this.efficiency.answer('efficiency', 'items done'),
      this.distribution.answer('distribution', 'items done'),
    ]
  }
}
