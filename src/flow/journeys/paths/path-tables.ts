/** Answers about paths as tables: what the CSV holds. */
import { column, items, seconds, text, type ViewTable } from '../../views/columns.ts'
import type { FitnessAnswer, PathGraphAnswer, VariantsAnswer } from './path-answers.ts'

const TIMES = ['p50', 'p85', 'mean', 'total', 'min', 'max'] as const

export const variantsTable = ({ variants, slices }: VariantsAnswer): ViewTable => ({
  title: 'Paths',
  columns: [
    text('path'),
    text('steps'),
    items('journeys'),
    column('share', 'share'),
    column('cumulative share', 'share'),
    ...[50, 85, 95].map((percent) => seconds(`${percent} % within`)),
    items('reached the finish line'),
    column('first began', 'instant'),
    column('last began', 'instant'),
    ...slices.map(({ slice }) => items(`journeys of ${slice}`)),
  ],
  rows: variants.map((one) => [
    one.id,
    one.steps.join(' → '),
    one.n,
    one.share,
    one.cumulative,
    one.p50,
    one.p85,
    one.p95,
    one.finished,
    one.first,
    one.last,
    ...one.slices.map(({ n }) => n),
  ]),
})

export const movesTable = ({ graph }: PathGraphAnswer): ViewTable => ({
  title: 'Moves',
  columns: [
    text('from'),
    text('to'),
    items('times'),
    items('journeys'),
    column('share of journeys', 'share'),
    items('back to an earlier step'),
    ...TIMES.map((name) => seconds(name)),
    text('measures'),
  ],
  rows: graph.moves.map(({ from, to, count, journeys, share, again, time, measures }) => [
    from,
    to,
    count,
    journeys,
    share,
    again,
    ...TIMES.map((name) => time[name]),
    measures,
  ]),
})

export const deviationsTable = ({ deviations }: FitnessAnswer): ViewTable => ({
  title: 'Deviations',
  columns: [
    text('deviation'),
    text('kind'),
    text('from'),
    text('stage'),
    items('journeys'),
    column('share of journeys', 'share'),
    items('times'),
  ],
  rows: deviations.map(({ words, kind, from, stage, journeys, share, times }) => [
    words,
    kind,
    from,
    stage,
    journeys,
    share,
    times,
  ]),
})
