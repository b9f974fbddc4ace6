/** The performance graph as boxes and lines with sizes: what is laid out and drawn. */
import { durationInWords } from '../../flow/duration.ts'
import type { PathGraphAnswer, PathMove, PathStep } from '../../flow/journeys/paths/path-answers.ts'
import type { Weight } from '../search/paths-search.ts'
import { count, countOf } from '../words/figures.ts'

export const BEGIN = 'begin'
export const END = 'end'

/** Of the box of a step; no name of a step is taken for the beginning or the end. */
const boxId = (step: string): string => `step ${step}`

export interface Box {
  readonly id: string
  /** Null for the beginning and the end. */
  readonly step: string | null
  readonly name: string
  /** Below the name. */
  readonly note: string
  /** Of the journeys that come to it, 0 to 1: how far the box is filled. */
  readonly share: number
  readonly width: number
  readonly height: number
  /** What a screen reader says. */
  readonly words: string
}

export interface Line {
  readonly id: string
  /** Ids of boxes. */
  readonly from: string
  readonly to: string
  /** Null for lines from the beginning and to the end, which are no moves. */
  readonly move: PathMove | null
  readonly label: string
  readonly labelWidth: number
  /** px */
  readonly breadth: number
  /** Of the journeys that go this way, 0 to 1: whatever the breadth shows, the picture stays the same. */
  readonly share: number
  /** Most of the moves lead back to where the journeys had been. */
  readonly isBack: boolean
  readonly words: string
}

export interface GraphPicture {
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
}

const LETTER = 7.1
const WIDEST = 208
const SMALL = 6.6

/**
 * Where fewer journeys than this share begin or end, and some move is drawn, the picture has no line for it; the table
 * of steps has it.
 */
export const LEAST_END = 0.01

const boxOf = ({ id, journeys, visits, again }: PathStep, name: string, n: number): Box => {
  const note = countOf(journeys, 'journey')
  const width = Math.min(WIDEST, Math.ceil(Math.max(name.length * LETTER, note.length * SMALL)) + 30)
  const rows = Math.ceil((name.length * LETTER) / (width - 24))
  const share = n === 0 ? 0 : journeys / n
  return {
    id: boxId(id),
    step: id,
    name,
    note,
    share,
    width,
    height: 36 + Math.min(rows, 3) * 18 + Math.round(share * 10),
    words: `${name}: ${note}, ${countOf(visits, 'time')}${again > 0 ? `, ${count(again)} of them again` : ''}`,
  }
}

const valueOf = ({ count: times, time }: PathMove, weight: Weight): number =>
  weight === 'times' ? times : (time[weight] ?? 0)

const NARROWEST = 1.5
const BROADEST = 8

const breadthOf = (value: number, most: number): number =>
  most === 0 ? NARROWEST : NARROWEST + (BROADEST - NARROWEST) * Math.sqrt(value / most)

const labelled = (label: string): Pick<Line, 'label' | 'labelWidth'> => ({
  label,
  labelWidth: Math.ceil(label.length * SMALL) + 10,
})

const lineOf = (move: PathMove, weight: Weight, most: number, name: (id: string) => string): Line => {
  const { from, to, count: times, journeys, again, time } = move
  return {
    id: `${boxId(from)} → ${boxId(to)}`,
    from: boxId(from),
    to: boxId(to),
    move,
    ...labelled(weight === 'times' ? count(times) : durationInWords(time[weight])),
    breadth: breadthOf(valueOf(move, weight), most),
    share: move.share ?? 0,
    isBack: again * 2 > times,
    words: `From ${name(from)} to ${name(to)}: ${countOf(times, 'time')} by ${countOf(journeys, 'journey')}, half of them within ${durationInWords(time.p50)}${again > 0 ? `, ${count(again)} of them back to an earlier step` : ''}`,
  }
}

const TERMINAL = { step: null, note: '', share: 0, height: 30 } as const
const FIRST: Box = { ...TERMINAL, id: BEGIN, name: 'Begin', width: 60, words: 'Where journeys begin' }
const LAST: Box = {
  ...TERMINAL,
  id: END,
  name: 'Last seen',
  width: 88,
  words: 'Where journeys were last seen',
}

/** Lines from the beginning to the first steps, and from the last steps to the end. */
const terminalLines = (
  { graph, n }: PathGraphAnswer,
  weight: Weight,
  most: number,
  name: (id: string) => string,
): Line[] => {
  const moved = new Set(graph.moves.flatMap(({ from, to }) => [from, to]))
  return graph.steps.flatMap(({ id, begins, ends }) =>
    (
      [
        [BEGIN, boxId(id), begins, `${countOf(begins, 'journey')} begin with ${name(id)}`],
        [boxId(id), END, ends, `${countOf(ends, 'journey')} were last seen in ${name(id)}`],
      ] as const
    ).flatMap(([from, to, times, words]) =>
      times === 0 || (times < n * LEAST_END && moved.has(id))
        ? []
        : [
            {
              id: `${from} → ${to}`,
              from,
              to,
              move: null,
              ...labelled(weight === 'times' ? count(times) : ''),
              breadth: weight === 'times' ? breadthOf(times, most) : NARROWEST,
              share: times / n,
              isBack: false,
              words,
            },
          ],
    ),
  )
}

/** What is drawn of a graph. */
export const graphPicture = (answer: PathGraphAnswer, weight: Weight): GraphPicture => {
  const { graph, names, n } = answer
  const name = (id: string): string => names[id] ?? id
  const most = graph.moves.reduce((most, move) => Math.max(most, valueOf(move, weight)), 0)
  const top = weight === 'times' ? Math.max(most, n) : most
  const ends = terminalLines(answer, weight, top, name)
  return {
    boxes: [
      ...(ends.some(({ from }) => from === BEGIN) ? [FIRST] : []),
      ...graph.steps.map((step) => boxOf(step, name(step.id), n)),
      ...(ends.some(({ to }) => to === END) ? [LAST] : []),
    ],
    lines: [...ends, ...graph.moves.map((move) => lineOf(move, weight, top, name))],
  }
}
