/** Figures of paths: of one, and of all. */
import { pathsOf, type Paths } from '../../journeys/paths/paths.ts'
import { journeysAt, type Steps } from '../../journeys/paths/steps.ts'
import {
  countOfVariants,
  figuresOfPaths,
  journeysOfVariant,
  membersOf,
  sequenceOf,
  variantOfId,
  type VariantFigures,
  type Variants,
} from '../../journeys/paths/variants.ts'
import type { JourneyFigure, JourneySet } from '../journey-figures.ts'
import { PATH_GRAPH_FIGURES } from './path-graph.ts'
import { aboutOf, counted, leftOutOf, number, rulesOf, seconds, share, type Told } from './path-telling.ts'

const others = (steps: Steps, without: Int32Array): JourneySet => {
  const known = new Set(without)
  return {
    id: 'others',
    words: 'on other paths',
    journeys: steps.journeys.filter((journey) => !known.has(journey)),
  }
}

/** A figure of one path. */
const ofVariant = (
  { name, unit }: Pick<JourneyFigure, 'name' | 'unit'>,
  told: (figures: VariantFigures, variants: Variants, variant: number) => Told,
  counts: (variants: Variants, variant: number) => Int32Array = journeysOfVariant,
): JourneyFigure => ({
  metric: 'variant',
  name,
  unit,
  about: 'path',
  tell: (ask, about) => {
    const { choice, rest } = aboutOf(ask, about)
    const { variants } = pathsOf(ask, choice)
    const variant = variantOfId(variants, rest)
    const { steps } = variants
    const figures = figuresOfPaths(steps, membersOf(variants, variant), steps.journeys.length)
    const journeys = counts(variants, variant)
    return {
      ...told(figures, variants, variant),
      rules: [...rulesOf(choice), `The path: ${sequenceOf(variants, variant).join(' → ') || 'no step'}.`],
      counted: counted('on the path', journeys),
      leftOut: [others(steps, journeys), ...leftOutOf(steps)],
    }
  },
})

const FINISHED = 'reached the finish line'

const VARIANT_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  'variant.journeys': ofVariant({ name: 'Journeys on a path', unit: 'journeys' }, ({ n }) =>
    number(n, 'journey'),
  ),
  'variant.share': ofVariant({ name: 'Share of a path', unit: 'share' }, (figures, { steps }) =>
    share(figures.share, steps.journeys.length),
  ),
  'variant.cumulative': ofVariant(
    { name: 'Share of a path and all more frequent ones', unit: 'share' },
    (_, { steps, ends }, variant) =>
      share((ends[variant] ?? 0) / steps.journeys.length, steps.journeys.length),
    ({ steps, members, ends }, variant) => journeysAt(steps, members.subarray(0, ends[variant] ?? 0)).sort(),
  ),
  ...Object.fromEntries(
    ([50, 85, 95] as const).map((p) => [
      `variant.p${p}`,
      ofVariant({ name: `Flow time of a path, ${p} % within`, unit: 'seconds' }, (figures) =>
        seconds(figures[`p${p}`], figures.n),
      ),
    ]),
  ),
  'variant.finished': ofVariant(
    { name: `Journeys on a path that ${FINISHED}`, unit: 'journeys' },
    ({ finished, n }) => ({
      value: finished,
      n,
      words: `${finished} of ${n} journeys`,
    }),
    (variants, variant) => {
      const members = membersOf(variants, variant)
      return journeysAt(
        variants.steps,
        members.filter((position) => variants.steps.finished[position] === 1),
      )
    },
  ),
}

/** A figure of all paths. */
const ofPaths = (
  { name, unit }: Pick<JourneyFigure, 'name' | 'unit'>,
  told: (paths: Paths) => Told & { readonly journeys: Int32Array; readonly which: string },
): JourneyFigure => ({
  metric: 'variant',
  name,
  unit,
  about: 'kind of step',
  tell: (ask, about) => {
    const { choice } = aboutOf(ask, about)
    const paths = pathsOf(ask, choice)
    const { journeys, which, ...figure } = told(paths)
    return {
      ...figure,
      rules: rulesOf(choice),
      counted: counted(which, journeys),
      leftOut: leftOutOf(paths.steps),
    }
  },
})

const reworked = ({ steps, graph }: Paths): { journeys: Int32Array; which: string } => ({
  journeys: journeysAt(steps, graph.reworked),
  which: 'that come to some step more than once',
})

const PATHS_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  'paths.journeys': ofPaths(
    { name: 'Journeys that began in the window', unit: 'journeys' },
    ({ steps: { journeys } }) => ({
      ...number(journeys.length, 'journey'),
      journeys,
      which: 'that began in the window',
    }),
  ),
  'paths.distinct': ofPaths({ name: 'Different paths', unit: 'number' }, ({ steps, variants }) => ({
    ...number(countOfVariants(variants), 'path'),
    n: steps.journeys.length,
    journeys: steps.journeys,
    which: 'that began in the window',
  })),
  'paths.reworked': ofPaths({ name: 'Journeys that come to a step again', unit: 'journeys' }, (paths) => {
    const again = reworked(paths)
    return { ...number(again.journeys.length, 'journey'), ...again }
  }),
  'paths.reworked.share': ofPaths(
    { name: 'Share of the journeys that come to a step again', unit: 'share' },
    (paths) => {
      const again = reworked(paths)
      const n = paths.steps.journeys.length
      return { ...share(n === 0 ? null : again.journeys.length / n, n), ...again }
    },
  ),
}

export const PATH_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  ...PATHS_FIGURES,
  ...VARIANT_FIGURES,
  ...PATH_GRAPH_FIGURES,
}
