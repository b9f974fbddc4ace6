/**
 * Where everything of the river lies. The river runs along one axis (to the right, or down where there is little
 * room); its breadth between two stages is the number of moves across it, on one scale for all of them.
 */
import { FINISH, LEFT, SOURCE } from '../../flow/journeys/river/river.ts'
import type { RiverAnswer } from '../../flow/journeys/river/river-answer.ts'

/** Pixels: breadth of the broadest place, of the lake of the fullest pool, between two stages, to the banks. */
const BROADEST = 88
const LARGEST_LAKE = 40
const STEP = { right: 190, down: 170 }
const MARGIN = 120
const BANK = 150
/** Where the river springs. */
const START = 12
/** Something that flows at all is seen. */
const NARROWEST = 1.5

export interface Branch {
  readonly kind: 'finish' | 'left' | 'source'
  readonly stage: string
  readonly times: number
  readonly path: string
  readonly breadth: number
  /** Where its number stands. */
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

interface Pool {
  readonly stage: string
  readonly name: string
  readonly waiting: number
  readonly active: number
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Where the name of the stage stands. */
  readonly nameX: number
  readonly nameY: number
}

interface RiverShape {
  readonly width: number
  readonly height: number
  readonly body: string
  /** Lines on the water that show which way it runs. */
  readonly current: readonly string[]
  readonly branches: readonly Branch[]
  readonly pools: readonly Pool[]
  /** How many move on between neighbouring stages, and where that stands. */
  readonly crossings: readonly { readonly times: number; readonly x: number; readonly y: number }[]
  /** How many begin where the river springs, and where that stands. */
  readonly spring: { readonly times: number; readonly x: number; readonly y: number }
}

/** Moves that go from before a boundary to after it, for each boundary between neighbouring stages. */
export const crossingsOf = ({ stages, flows }: Pick<RiverAnswer, 'stages' | 'flows'>): number[] => {
  const order = new Map(stages.map(({ stage }, i) => [stage, i]))
  return stages.slice(1).map((_, boundary) =>
    flows.reduce((sum, { from, to, times }) => {
      const [start, end] = [order.get(from), order.get(to)]
      return start !== undefined && end !== undefined && start <= boundary && end > boundary
        ? sum + times
        : sum
    }, 0),
  )
}

const round = (value: number): number => Math.round(value * 10) / 10

export const riverShape = (
  answer: Pick<RiverAnswer, 'stages' | 'flows'>,
  runs: 'right' | 'down',
): RiverShape => {
  const { stages, flows } = answer
  const step = STEP[runs]
  const length = 2 * MARGIN + Math.max(0, stages.length - 1) * step
  const breadth = 2 * BANK
  const point = (along: number, across: number): readonly [number, number] =>
    runs === 'right' ? [round(along), round(BANK + across)] : [round(BANK + across), round(along)]
  const at = (along: number, across: number): string => point(along, across).join(' ')

  const crossings = crossingsOf(answer)
  const ends = flows.filter(({ from, to }) => from === SOURCE || to === FINISH || to === LEFT)
  const most = Math.max(1, ...crossings, ...ends.map(({ times }) => times))
  const broad = (times: number): number => (times === 0 ? 0 : Math.max(NARROWEST, (BROADEST * times) / most))
  const fullest = Math.max(1, ...stages.map(({ waiting }) => waiting))

  const centre = (i: number): number => MARGIN + i * step
  // Breadths along the river: at each stage the broader of both sides, halfway between stages that of the boundary.
  const sourceOf = (stage: string | undefined): number =>
    flows.find(({ from, to }) => from === SOURCE && to === stage)?.times ?? 0
  const spring = sourceOf(stages[0]?.stage)
  const places = stages.flatMap((_, i) => {
    const [before, after] = [i === 0 ? spring : (crossings[i - 1] ?? 0), crossings[i] ?? 0]
    const here = { along: centre(i), half: broad(Math.max(before, after)) / 2 }
    return i < stages.length - 1 ? [here, { along: centre(i) + step / 2, half: broad(after) / 2 }] : [here]
  })
  const smooth = (points: readonly { along: number; across: number }[]): string =>
    points
      .slice(1)
      .map((to, i) => {
        const from = points[i] ?? to
        const middle = (from.along + to.along) / 2
        return `C ${at(middle, from.across)}, ${at(middle, to.across)}, ${at(to.along, to.across)}`
      })
      .join(' ')
  const bank = (side: 1 | -1) => places.map(({ along, half }) => ({ along, across: side * half }))
  if (spring > 0) places.unshift({ along: START, half: broad(spring) / 2 })
  const [first, last] = [places[0], places.at(-1)]
  const back = bank(1).toReversed()
  const body =
    first && last && (spring > 0 || crossings.some((times) => times > 0))
      ? `M ${at(first.along, -first.half)} ${smooth(bank(-1))} L ${at(last.along, last.half)} ${smooth(back)} Z`
      : ''
  const current = body
    ? [-0.5, 0, 0.5].map((share) => {
        const line = places.map(({ along, half }) => ({ along, across: half * share }))
        const start = line[0]
        return start ? `M ${at(start.along, start.across)} ${smooth(line)}` : ''
      })
    : []

  const branches = stages.flatMap(({ stage }, i): Branch[] => {
    const sum = (from: string, to: string): number =>
      flows.find((flow) => flow.from === from && flow.to === to)?.times ?? 0
    const along = centre(i)
    const branch = (kind: Branch['kind'], times: number, side: 1 | -1, ahead: number): Branch[] => {
      if (times === 0) return []
      const far = side * (BANK - 54)
      const bend = side * (BANK / 2)
      const ends = at(along + ahead, far)
      const [x, y] = point(along + ahead, side * (runs === 'right' ? BANK - 38 : BANK - 4))
      return [
        {
          kind,
          stage,
          times,
          path: `M ${at(along, 0)} C ${at(along, bend)}, ${at(along + ahead, bend)}, ${ends}`,
          breadth: broad(times),
          x,
          y: runs === 'right' ? y : y - broad(times) / 2 - 6,
          anchor: runs === 'right' ? 'middle' : side > 0 ? 'end' : 'start',
        },
      ]
    }
    return [
      // Where the river springs it needs no branch.
      ...branch('source', i === 0 ? 0 : sum(SOURCE, stage), -1, -step * 0.3),
      ...branch('finish', sum(stage, FINISH), -1, step * 0.3),
      ...branch('left', sum(stage, LEFT), 1, step * 0.22),
    ]
  })

  const pools = stages.map(({ stage, name, waiting, active }, i): Pool => {
    const [x, y] = point(centre(i), 0)
    const [nameX, nameY] = point(centre(i), -(BANK - 16))
    const radius = waiting === 0 ? 0 : Math.max(6, LARGEST_LAKE * Math.sqrt(waiting / fullest))
    return { stage, name, waiting, active, x, y, radius: round(radius), nameX, nameY }
  })
  const [springX, springY] =
    runs === 'right' ? point(START, -broad(spring) / 2 - 10) : point(START + 12, broad(spring) / 2 + 8)
  const [width, height] = runs === 'right' ? [length, breadth] : [breadth, length]
  return {
    width,
    height,
    body,
    current,
    branches,
    pools,
    spring: { times: spring, x: springX, y: springY },
    crossings: crossings.map((times, i) => {
      const [x, y] = point(centre(i) + step / 2, 0)
      return { times, x, y }
    }),
  }
}
