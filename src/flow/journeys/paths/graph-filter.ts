/**
 * Which part of a performance graph is drawn. A filter only chooses what is seen: the figures of every step and move that
 * stays are those of all journeys, and what is hidden is counted.
 */
import { countOfMoves, inOrder, type PathGraph } from './graph.ts'
import { countOfVariants, membersOf, type Variants } from './variants.ts'

interface GraphFilter {
  /** Only the most frequent paths which together so many percent of the journeys take; at least one path. */
  readonly paths: number
  /** Only moves that at least so many percent of the journeys make, and the steps that they join. */
  readonly moves: number
}

interface Drawn {
  readonly filter: GraphFilter
  /** Paths that the filter keeps. */
  readonly paths: number
  /** Codes of the steps. */
  readonly steps: readonly number[]
  /** Numbers of the moves: those of most journeys first. */
  readonly moves: readonly number[]
  /** Moves that the filter would keep, and that are too many. */
  readonly cut: number
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

/** The most frequent path, by its rank, on which each step and each move lies. */
const firstPaths = ({ of: { labels, offsets, step }, moves, moveOf }: PathGraph, variants: Variants) => {
  const [ofSteps, ofMoves] = [labels.length, moves.from.length].map((size) =>
    new Int32Array(size).fill(countOfVariants(variants)),
  ) as [Int32Array, Int32Array]
  for (let path = countOfVariants(variants) - 1; path >= 0; path--) {
    const position = membersOf(variants, path)[0] ?? 0
    const [from, to] = [offsets[position] ?? 0, offsets[position + 1] ?? 0]
    for (let i = from; i < to; i++) {
      ofSteps[step[i] ?? 0] = path
      if (i > from) ofMoves[moveOf[i] ?? 0] = path
    }
  }
  return { ofSteps, ofMoves }
}

/** Applies filters to a graph; what does not depend on the filter is computed once. */
export class GraphFilters {
  private readonly graph: PathGraph
  private readonly variants: Variants
  private readonly firsts: ReturnType<typeof firstPaths>

  constructor(graph: PathGraph, variants: Variants) {
    this.graph = graph
    this.variants = variants
    this.firsts = firstPaths(graph, variants)
  }

  /** @param most So many moves at most: of more, those of most journeys. */
  draw(filter: GraphFilter, most = Infinity): Drawn {
    const { moves, steps, n } = this.graph
    const paths = Math.min(pathsThatCover(this.variants, filter.paths), countOfVariants(this.variants))
    const least = (filter.moves * n) / 100
    const kept: number[] = []
    for (let move = 0; move < moves.from.length; move++) {
      if ((this.firsts.ofMoves[move] ?? 0) < paths && (moves.journeys[move] ?? 0) >= least) kept.push(move)
    }
    const shown = kept.length > most ? inOrder(this.graph, kept).slice(0, most) : kept
    const joined = new Uint8Array(steps.length)
    for (const move of shown) {
      joined[moves.from[move] ?? 0] = 1
      joined[moves.to[move] ?? 0] = 1
    }
    return {
      filter,
      paths,
      // A step that no move leads to or from is drawn only where enough journeys begin or end with it.
      steps: steps.flatMap(({ begins, ends }, code) =>
        joined[code] === 1 ||
        ((this.firsts.ofSteps[code] ?? 0) < paths && Math.max(begins, ends) >= Math.max(1, least))
          ? [code]
          : [],
      ),
      moves: shown,
      cut: kept.length - shown.length,
    }
  }

  /** How often journeys made the moves that are drawn. */
  private seen({ moves }: Drawn): number {
    return moves.reduce((sum, move) => sum + (this.graph.moves.count[move] ?? 0), 0)
  }

  /** Of filters that show ever less, the first that is legible. */
  private firstThatFits(filters: readonly GraphFilter[]): Drawn | null {
    let [low, high] = [0, filters.length]
    let best: Drawn | null = null
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const filter = filters[middle]
      if (!filter) break
      const drawn = this.draw(filter)
      if (drawn.steps.length <= MOST_STEPS && drawn.moves.length <= MOST_MOVES) {
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
    const [first = this.draw({ paths: 0, moves: 0 }, MOST_MOVES), ...others] = [byPaths, byMoves].filter(
      (one) => one !== null && one.steps.length > 0,
    ) as Drawn[]
    return others.reduce((best, one) => (this.seen(one) > this.seen(best) ? one : best), first)
  }

  /** What is not drawn. `journeys` make at least one hidden move or come to a hidden step. */
  hidden(drawn: Drawn): { steps: number; moves: number; times: number; journeys: number } {
    const { of, steps, moves, moveOf } = this.graph
    const [isStep, isMove] = [new Uint8Array(steps.length), new Uint8Array(moves.from.length)]
    for (const code of drawn.steps) isStep[code] = 1
    for (const move of drawn.moves) isMove[move] = 1
    let journeys = 0
    for (let position = 0; position < of.journeys.length; position++) {
      const end = of.offsets[position + 1] ?? 0
      for (let i = of.offsets[position] ?? 0; i < end; i++) {
        const move = moveOf[i] ?? -1
        if (isStep[of.step[i] ?? 0] === 1 && (move === -1 || isMove[move] === 1)) continue
        journeys += 1
        break
      }
    }
    return {
      steps: steps.filter(({ visits }) => visits > 0).length - drawn.steps.length,
      moves: countOfMoves(this.graph) - drawn.moves.length,
      times: moves.count.reduce((sum, one) => sum + one, 0) - this.seen(drawn),
      journeys,
    }
  }
}
