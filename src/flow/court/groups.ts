/** Which slices are compared with which, and what the log holds of each: computed once, asked by every pair. */
import type { ValueStreamMap } from '../../model/schema.ts'
import { areRelated, withAncestors } from '../../model/slices.ts'
import type { Micros } from '../event.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { partsBy, type MixedBy, type Parts } from './mix.ts'
import type { Passages } from './passage.ts'
import { RowsBySlice, rowsByWindow, sampleOf, type Rows, type Sample } from './samples.ts'

/**
 * The pairs of slices: the innermost with each other, whichever streams serve them, and those that lie within the same
 * slice, or in none, side by side. In the order of the map.
 */
export const pairsOf = (map: ValueStreamMap): (readonly [a: string, b: string])[] => {
  const all = [...map.slices.keys()]
  const outer = new Set([...map.slices.values()].flatMap(({ within }) => within ?? []))
  const besides = (a: string, b: string): boolean => map.slices.get(a)?.within === map.slices.get(b)?.within
  return all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .filter((b) => !areRelated(map, a, b) && (besides(a, b) || (!outer.has(a) && !outer.has(b))))
      .map((b) => [a, b] as const),
  )
}

/** What there is of a slice, with those within it, at a stage. */
export interface Group {
  readonly rows: Rows
  readonly sample: Sample
  readonly windows: readonly Sample[]
  readonly parts: (by: MixedBy) => Parts
}

export class Groups {
  private readonly known = new Map<string, Group>()
  private readonly rows: RowsBySlice
  private readonly ask: JourneyAsk
  private readonly passages: Passages
  private readonly edges: readonly Micros[]

  /** @param edges Of the windows in which a difference must persist. */
  constructor(ask: JourneyAsk, passages: Passages, edges: readonly Micros[]) {
    this.ask = ask
    this.passages = passages
    this.edges = edges
    this.rows = new RowsBySlice(passages, ask.log.slice, ask.log.slices.length)
  }

  /** @param stage Its place in the journey; their number for the whole journey. */
  of(slice: string, stage: number): Group {
    const key = `${stage} ${slice}`
    const known = this.known.get(key)
    if (known) return known
    const { log, map } = this.ask
    const codes = [...log.slices.keys()].filter((code) =>
      withAncestors(map, log.slices[code] ?? '').includes(slice),
    )
    const rows = this.rows.of(codes, stage)
    const parts = new Map<MixedBy, Parts>()
    const group: Group = {
      rows,
      sample: sampleOf(this.passages, rows),
      windows: rowsByWindow(this.passages, rows, this.edges).map((own) => sampleOf(this.passages, own)),
      parts: (by) => {
        const cut = parts.get(by) ?? partsBy(by, rows, this.passages, log)
        parts.set(by, cut)
        return cut
      },
    }
    this.known.set(key, group)
    return group
  }
}
