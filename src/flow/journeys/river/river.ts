/**
 * The stream as a river: how many journeys flow from stage to stage within a window, how many lie in each stage at
 * its end, waiting or active, and where they leave.
 */
import { FLOW_STATES } from '../../../model/schema.ts'
import { MICROS_PER_DAY, type Micros } from '../../event.ts'
import type { JourneyAsk } from '../journey-ask.ts'
import { NONE } from '../journey-log.ts'
import { studyOf, type JourneyStudy } from '../study.ts'

/** Without a window asked for, the river of so many last days is looked at. */
const RIVER_DAYS = 7

const WAITING = FLOW_STATES.indexOf('waiting')
const ACTIVE = FLOW_STATES.indexOf('active')

/** Where a journey goes to, or comes from, beside the stages. */
export const SOURCE = 'source'
export const FINISH = 'finish'
export const LEFT = 'left'

interface RiverFlow {
  /** A stage, or {@link SOURCE}. */
  readonly from: string
  /** A stage, {@link FINISH} or {@link LEFT}. */
  readonly to: string
  /** A journey that goes this way twice in the window is there twice. */
  readonly times: number
  readonly journeys: Int32Array
}

interface RiverStage {
  readonly stage: string
  /** In it at the end of the window. */
  readonly waiting: Int32Array
  readonly active: Int32Array
}

export interface River {
  /** Those of the stream in their order, then whatever others journeys were in. */
  readonly stages: readonly RiverStage[]
  /** In the order of the stages that they come from, then of those that they go to. */
  readonly flows: readonly RiverFlow[]
}

/** The ask with the window of the river: the one asked for, or the last days that are known. */
export const riverAsk = (ask: JourneyAsk, days = RIVER_DAYS): JourneyAsk =>
  ask.request.from === null
    ? { ...ask, window: { from: ask.until - days * MICROS_PER_DAY, to: ask.until } }
    : ask

/** The stages of the stream in their order, and those that journeys were in beside them. */
const stagesOf = ({ map, request, log }: JourneyAsk): string[] => {
  const stream = request.stream === null ? undefined : map.streams.get(request.stream)
  const declared = stream && stream.stages.length > 0 ? stream.stages : [...map.stages.keys()]
  return [...new Set([...declared, ...log.stages])]
}

/** Collects the journeys of each way, in the order in which they are told. */
class Ways {
  private readonly found = new Map<string, { times: number; journeys: Set<number> }>()

  tell(from: string, to: string, journey: number): void {
    const key = JSON.stringify([from, to])
    const way = this.found.get(key)
    if (way) {
      way.times += 1
      way.journeys.add(journey)
    } else this.found.set(key, { times: 1, journeys: new Set([journey]) })
  }

  inOrder(stages: readonly string[]): RiverFlow[] {
    const froms = [SOURCE, ...stages]
    const tos = [...stages, FINISH, LEFT]
    return froms.flatMap((from) =>
      tos.flatMap((to): RiverFlow[] => {
        const way = this.found.get(JSON.stringify([from, to]))
        return way ? [{ from, to, times: way.times, journeys: Int32Array.from(way.journeys) }] : []
      }),
    )
  }
}

/** The ways of one journey whose instant lies in the window. */
const tellWays = (study: JourneyStudy, journey: number, isIn: (at: Micros) => boolean, ways: Ways): void => {
  const { log } = study.ask
  const stageAt = (moment: number): string | undefined => log.stages[log.stage[moment] ?? NONE]
  let stage = SOURCE
  const finished = study.finished[journey] ?? NaN
  for (let i = study.from[journey] ?? 0; i < (study.to[journey] ?? 0); i++) {
    const next = stageAt(i)
    const at = log.at[i] ?? NaN
    if (next !== undefined && next !== stage) {
      if (isIn(at)) ways.tell(stage, next, journey)
      stage = next
    }
    if (at === finished && isIn(at) && study.finish.shows(i)) ways.tell(stage, FINISH, journey)
  }
  const over = study.over[journey] ?? NaN
  if (Number.isNaN(finished) && isIn(over)) ways.tell(stage, LEFT, journey)
}

/** @param ask With the window of the river: see {@link riverAsk}. */
export const riverOf = (ask: JourneyAsk): River => {
  const study = studyOf(ask)
  const { log, window, until } = ask
  const isIn = (at: Micros): boolean => at >= window.from && at <= until && at <= window.to
  const stages = stagesOf(ask)
  const pools = new Map(stages.map((stage) => [stage, { waiting: [] as number[], active: [] as number[] }]))
  const ways = new Ways()
  for (const journey of ask.chosen) {
    const [from, to] = [study.from[journey] ?? 0, study.to[journey] ?? 0]
    if (from === to) continue
    tellWays(study, journey, isIn, ways)
    // What is over, or was abandoned, lies in no pool.
    if (!Number.isNaN(study.over[journey])) continue
    const pool = pools.get(log.stages[log.stage[to - 1] ?? NONE] ?? '')
    const state = log.state[to - 1]
    if (state === WAITING) pool?.waiting.push(journey)
    else if (state === ACTIVE) pool?.active.push(journey)
  }
  return {
    stages: [...pools].map(([stage, { waiting, active }]) => ({
      stage,
      waiting: Int32Array.from(waiting),
      active: Int32Array.from(active),
    })),
    flows: ways.inOrder(stages),
  }
}
