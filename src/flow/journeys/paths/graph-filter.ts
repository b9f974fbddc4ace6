/**
 * Which part of a performance graph is drawn. A filter only chooses what is seen: the figures of every step and move that
 * stays are those of all journeys, and what is hidden is counted.
 */
import type { PathGraph } from './graph.ts'
import type { Steps } from './steps.ts'
import { countOfVariants, membersOf, type Variants } from './variants.ts'

export interface GraphFilter {
  /** Only the most frequent paths which together so many percent of the journeys take; at least one path. */
  readonly paths: number
  /** Only steps and moves that at least so many percent of the journeys make. */
  readonly moves: number
}

export interface Drawn {
  readonly filter: GraphFilter
  /** Paths that the filter keeps. */
  readonly paths: number
  /** Codes of the steps, and indexes of the moves, in the order of the graph. */
  readonly steps: readonly number[]
  readonly moves: readonly number[]
}

/** A picture stays legible up to here. */
const MOST_STEPS = 40
const MOST_MOVES = 45

/** The paths that cover so many percent of the journeys: the fewest of the most frequent ones. */
const pathsThatCover = ({ ends, of }: Variants, percent: number): number => {
  const wanted = (percent * of.length) / 100
  const enough = ends.findIndex((end) => end >= wanted)
  return Math.max(1, enough + 1)
}

/** Whether each step and each move lies on one of the first so many paths. */
const onPaths = (
  steps: Steps,
  variants: Variants,
  indexes: ReadonlyMap<number, number>,
  paths: number,
): { steps: Uint8Array; moves: Uint8Array } => {
  const kept = { steps: new Uint8Array(steps.labels.length), moves: new Uint8Array(indexes.size) }
  for (let path = 0; path < Math.min(paths, countOfVariants(variants)); path++) {
    const position = membersOf(variants, path)[0] ?? 0
    const [from, to] = [steps.offsets[position] ?? 0, steps.offsets[position + 1] ?? 0]
    for (let i = from; i < to; i++) {
      const code = steps.step[i] ?? 0
      kept.steps[code] = 1
      if (i > from) kept.moves[indexes.get((steps.step[i - 1] ?? 0) * steps.labels.length + code) ?? 0] = 1
    }
  }
  return kept
}

/** Applies filters to a graph; what does not depend on the filter is computed once. */
export class GraphFilters {
  private readonly graph: PathGraph
  private readonly steps: Steps
  private readonly variants: Variants
  /** from · size + to → index of the move. */
  private readonly indexes: ReadonlyMap<number, number>

  constructor(graph: PathGraph, variants: Variants) {
    this.graph = graph
    this.steps = variants.steps
    this.variants = variants
    const size = variants.steps.labels.length
    this.indexes = new Map(graph.moves.map(({ from, to }, i) => [from * size + to, i]))
  }

  draw(filter: GraphFilter): Drawn {
    const { graph, steps, variants, indexes } = this
    const paths = pathsThatCover(variants, filter.paths)
    const kept = onPaths(steps, variants, indexes, paths)
    const least = (filter.moves * graph.n) / 100
    const moves = graph.moves.flatMap(({ journeys }, i) =>
      kept.moves[i] === 1 && journeys >= least ? [i] : [],
    )
    const joined = new Set(
      moves.flatMap((i) => {
        const move = graph.moves[i]
        return move ? [move.from, move.to] : []
      }),
    )
    return {
      filter,
      paths: Math.min(paths, countOfVariants(variants)),
      // A step that no move leads to or from is drawn only where enough journeys begin or end with it.
      steps: graph.steps.flatMap(({ begins, ends }, code) =>
        joined.has(code) || (kept.steps[code] === 1 && Math.max(begins, ends) >= Math.max(1, least))
          ? [code]
          : [],
      ),
      moves,
    }
  }

  /** How often journeys made the moves that are drawn. */
  private seen({ moves }: Drawn): number {
    return moves.reduce((sum, move) => sum + (this.graph.moves[move]?.count ?? 0), 0)
  }

  private fits({ steps, moves }: Drawn): boolean {
    return steps.length <= MOST_STEPS && moves.length <= MOST_MOVES
  }

  /** Of filters that show ever less, the first that fits. */
  private firstThatFits(filters: readonly GraphFilter[]): Drawn | null {
    let [low, high] = [0, filters.length]
    let best: Drawn | null = null
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const filter = filters[middle]
      if (!filter) break
      const drawn = this.draw(filter)
      if (this.fits(drawn)) {
        best = drawn
        high = middle
      } else low = middle + 1
    }
    return best
  }

  /**
   * What is drawn where nobody has chosen: all of it if that is legible; else, of the filters by paths and of those by
   * moves, whichever shows more of all that journeys did while it stays legible.
   */
  legible(): Drawn {
    const byPaths = this.firstThatFits(Array.from({ length: 101 }, (_, i) => ({ paths: 100 - i, moves: 0 })))
    const byMoves = this.firstThatFits(Array.from({ length: 201 }, (_, i) => ({ paths: 100, moves: i / 2 })))
    const [first = this.draw({ paths: 0, moves: 0 }), ...others] = [byPaths, byMoves].filter(
      (one) => one !== null && one.steps.length > 0,
    ) as Drawn[]
    return others.reduce((best, one) => (this.seen(one) > this.seen(best) ? one : best), first)
  }

  /** What is not drawn. `journeys` make at least one hidden move or come to a hidden step. */
  hidden(drawn: Drawn): { steps: number; moves: number; times: number; journeys: number } {
    const { graph, steps, indexes } = this
    const [shownSteps, shownMoves] = [new Set(drawn.steps), new Set(drawn.moves)]
    const size = steps.labels.length
    let journeys = 0
    for (let position = 0; position < steps.journeys.length; position++) {
      const [from, to] = [steps.offsets[position] ?? 0, steps.offsets[position + 1] ?? 0]
      for (let i = from; i < to; i++) {
        const code = steps.step[i] ?? 0
        const move = i === from ? null : (indexes.get((steps.step[i - 1] ?? 0) * size + code) ?? 0)
        if (shownSteps.has(code) && (move === null || shownMoves.has(move))) continue
        journeys += 1
        break
      }
    }
    const all = graph.moves.reduce((sum, { count }) => sum + count, 0)
    return {
      steps: graph.steps.filter(({ visits }) => visits > 0).length - drawn.steps.length,
      moves: graph.moves.length - drawn.moves.length,
      times: all - this.seen(drawn),
      journeys,
    }
  }
}
