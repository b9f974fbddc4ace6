/**
 * Figures: every number that Millrace tells has an address, made of what it is and of what it is of. Two places
 * that show the same address show the same number, because both ask the same function for it; the address is also
 * where it explains itself (`/explain`, `/api/explain`, `millrace explain`).
 */
import type { FlowAnswer } from '../answers.ts'
import type { MetricId } from './metrics.ts'
import type { Behind } from '../measures/measures.ts'

export type FigureUnit =
  | 'items'
  | 'items per period'
  | 'seconds'
  | 'working seconds'
  | 'days'
  | 'share'
  | 'percent'
  | 'periods'

interface FigureKind {
  readonly metric: MetricId
  readonly name: string
  readonly unit: FigureUnit
  /** The items that it counts. */
  readonly behind: Behind
  /** Its number depends on the length of the periods. */
  readonly periodic?: true
  /** It is a number at the end of what is known, whatever the window. */
  readonly instant?: true
}

const percentiles = (metric: MetricId, name: string, unit: FigureUnit): Record<string, FigureKind> =>
  Object.fromEntries(
    [50, 85, 95].map((p) => [
      `${metric}.p${p}`,
      { metric, name: `${name}, ${p} % within`, unit, behind: 'flowTime' },
    ]),
  )

/** All figures by id. */
export const FIGURES: Readonly<Record<string, FigureKind>> = {
  velocity: { metric: 'velocity', name: 'Flow velocity', unit: 'items', behind: 'velocity' },
  'velocity.mean': {
    metric: 'xmr',
    name: 'Mean velocity of the whole periods',
    unit: 'items per period',
    behind: 'velocity',
    periodic: true,
  },
  'velocity.upper': {
    metric: 'xmr',
    name: 'Upper process limit of velocity',
    unit: 'items per period',
    behind: 'velocity',
    periodic: true,
  },
  'velocity.lower': {
    metric: 'xmr',
    name: 'Lower process limit of velocity',
    unit: 'items per period',
    behind: 'velocity',
    periodic: true,
  },
  ...percentiles('flowTime', 'Flow time', 'seconds'),
  'flowTime.mean': { metric: 'flowTime', name: 'Mean flow time', unit: 'seconds', behind: 'flowTime' },
  ...percentiles('workingTime', 'Flow time in working hours', 'working seconds'),
  ...percentiles('leadTime', 'Lead time', 'seconds'),
  ...percentiles('cycleTime', 'Cycle time in calendar days', 'days'),
  load: { metric: 'load', name: 'Flow load', unit: 'items', behind: 'load', instant: true },
  'load.average': { metric: 'load', name: 'Average flow load', unit: 'items', behind: 'load' },
  efficiency: { metric: 'efficiency', name: 'Flow efficiency', unit: 'share', behind: 'efficiency' },
  'distribution.feature': {
    metric: 'distribution',
    name: 'Share of features',
    unit: 'percent',
    behind: 'distribution',
  },
  'distribution.defect': {
    metric: 'distribution',
    name: 'Share of defects',
    unit: 'percent',
    behind: 'distribution',
  },
  'distribution.risk': {
    metric: 'distribution',
    name: 'Share of risks',
    unit: 'percent',
    behind: 'distribution',
  },
  'distribution.debt': {
    metric: 'distribution',
    name: 'Share of debt',
    unit: 'percent',
    behind: 'distribution',
  },
  'distribution.unclassified': {
    metric: 'distribution',
    name: 'Share of unclassified',
    unit: 'percent',
    behind: 'distribution',
  },
  arrivals: { metric: 'arrivals', name: 'Arrivals', unit: 'items', behind: 'arrivals' },
  canceled: { metric: 'arrivals', name: 'Canceled', unit: 'items', behind: 'canceled' },
  timeToClear: {
    metric: 'timeToClear',
    name: 'Load ÷ velocity',
    unit: 'periods',
    behind: 'load',
    periodic: true,
  },
  'age.p50': {
    metric: 'age',
    name: 'Work item age, 50 % up to',
    unit: 'seconds',
    behind: 'load',
    instant: true,
  },
  'age.p85': {
    metric: 'age',
    name: 'Work item age, 85 % up to',
    unit: 'seconds',
    behind: 'load',
    instant: true,
  },
  'age.oldest': {
    metric: 'age',
    name: 'Age of the oldest item',
    unit: 'seconds',
    behind: 'load',
    instant: true,
  },
  stale: { metric: 'stale', name: 'Stale items', unit: 'items', behind: 'load', instant: true },
  'expectation.kept': {
    metric: 'expectation',
    name: 'Share of items done within the service level expectation',
    unit: 'share',
    behind: 'flowTime',
  },
  'expectation.exceeded': {
    metric: 'expectation',
    name: 'Items in progress beyond the service level expectation',
    unit: 'items',
    behind: 'load',
    instant: true,
  },
  'rework.items': { metric: 'rework', name: 'Items reworked', unit: 'items', behind: 'rework' },
  'rework.time': {
    metric: 'rework',
    name: 'Time between done and reopened',
    unit: 'seconds',
    behind: 'rework',
  },
  'littlesLaw.load': {
    metric: 'littlesLaw',
    name: 'Load by Little’s Law (arrival rate × mean flow time)',
    unit: 'items',
    behind: 'flowTime',
  },
}

/** What a figure is of, as the address says it. */
export interface FigureOf {
  readonly measured: string
  readonly stream?: string | null
  readonly slice?: string | null
  readonly team?: string | null
  readonly type?: string | null
  readonly from?: string
  readonly to?: string
  readonly by?: string
  /** Of a figure about journeys: what within the stream, such as a stage or a proof point. */
  readonly about?: string
  /** Of shares of types: those of the items in progress instead of those done. */
  readonly basis?: string
}

/**
 * The address of a figure as parameters, in one order, and without those that it does not depend on: two equal
 * figures have equal addresses.
 */
export const figureAddress = (figure: string, of: FigureOf): Record<string, string> => {
  const kind = FIGURES[figure]
  const ofLoad = kind?.metric === 'distribution' && of.basis === 'load'
  const window = kind?.instant || ofLoad ? {} : { from: of.from, to: of.to }
  // Figures about journeys (`journey-figures.ts`) have no kind here: they may depend on all of it.
  const period = kind === undefined || kind.periodic ? { by: of.by } : {}
  const about = kind === undefined ? { about: of.about } : {}
  const basis = ofLoad ? { basis: 'load' } : {}
  const { measured, stream, slice, team, type } = of
  const parts = Object.entries({
    figure,
    ...about,
    measured,
    stream,
    slice,
    team,
    type,
    ...window,
    ...period,
    ...basis,
  })
  return Object.fromEntries(parts.filter((part): part is [string, string] => typeof part[1] === 'string'))
}

/** The same as one text, by which pages and answers name the figure. */
export const figureKey = (figure: string, of: FigureOf): string => {
  const { figure: id, ...rest } = figureAddress(figure, of)
  return `${id}?${new URLSearchParams(rest).toString()}`
}

/** What the figures of an answer are of; with the basis of its shares of types, where it has one. */
export const figuresOf = ({
  of,
  window,
  basis,
}: Pick<FlowAnswer, 'of' | 'window'> & { readonly basis?: FigureOf['basis'] }): FigureOf => ({
  ...of,
  from: window.from,
  to: window.to,
  by: window.by,
  ...(basis === undefined ? {} : { basis }),
})
