/**
 * The paths of an ask, computed once: who moves a filter, presses a move or opens a number asks of the same journeys
 * again.
 */
import type { ValueStreamMap } from '../../../model/schema.ts'
import type { JourneyAsk } from '../journey-ask.ts'
import type { JourneyLog } from '../journey-log.ts'
import { GraphFilters } from './graph-filter.ts'
import { pathGraph, type PathGraph } from './graph.ts'
import { stepsOf, type StepChoice, type Steps } from './steps.ts'
import { variantsOf, type Variants } from './variants.ts'

export class Paths {
  readonly steps: Steps
  private knownVariants: Variants | undefined
  private knownGraph: PathGraph | undefined
  private knownFilters: GraphFilters | undefined

  constructor(steps: Steps) {
    this.steps = steps
  }

  get variants(): Variants {
    return (this.knownVariants ??= variantsOf(this.steps))
  }

  get graph(): PathGraph {
    return (this.knownGraph ??= pathGraph(this.steps))
  }

  get filters(): GraphFilters {
    return (this.knownFilters ??= new GraphFilters(this.graph, this.variants))
  }
}

/** So many are kept of a log: of a million events each takes some 30 MB. */
const MOST_KEPT = 3

interface Kept {
  readonly map: ValueStreamMap
  readonly key: string
  readonly paths: Paths
}

const kept = new WeakMap<JourneyLog, readonly Kept[]>()

/** The paths of the journeys that began in the window of what is asked. */
export const pathsOf = (ask: JourneyAsk, choice: StepChoice): Paths => {
  const { log, map, request, window, until } = ask
  const key = JSON.stringify([request.of, window, until, choice])
  const known = kept.get(log) ?? []
  const found = known.find((one) => one.map === map && one.key === key)
  const { paths } = found ?? { paths: new Paths(stepsOf(ask, choice)) }
  kept.set(log, [{ map, key, paths }, ...known.filter((one) => one !== found)].slice(0, MOST_KEPT))
  return paths
}
