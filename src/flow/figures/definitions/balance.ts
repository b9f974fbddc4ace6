/** Whether what comes in and what goes out are in balance, and whether the process is the same over time. */
import type { Definition } from '../../answers.ts'

type Balance =
  | 'arrivals'
  | 'timeToClear'
  | 'xmr'
  | 'predictability'
  | 'cumulativeFlow'
  | 'littlesLaw'
  | 'trend'
  | 'forecast'
  | 'costOfDelay'

export const BALANCE_DEFINITIONS: Readonly<Record<Balance, Definition>> = {
  arrivals: {
    id: 'arrivals',
    name: 'Arrivals and departures',
    version: 1,
    unit: 'items per period',
    formula: 'arrivals: items whose start lies in [from, to); departures: items done or canceled in it',
    rules: [
      'An item arrives when it is first waiting or active, not when it is created.',
      'Canceled items depart, and are shown beside those done.',
      'Over a window the load grows by arrivals − departures.',
    ],
    example: '12 items started, 8 done and 1 canceled in a week: the load grew by 3.',
    source: 'Vacanti, Actionable Agile Metrics for Predictability',
  },
  timeToClear: {
    id: 'timeToClear',
    name: 'Load ÷ velocity',
    version: 1,
    unit: 'periods',
    formula: 'items in progress now ÷ mean velocity of the whole periods',
    rules: [
      'How many periods it would take to clear what is in progress if nothing new began.',
      'A velocity of 0 never clears it.',
    ],
    example: '30 items in progress and 6 done per week: 5 weeks.',
    source: 'Flow Framework (Kersten)',
  },
  xmr: {
    id: 'xmr',
    name: 'Process limits (XmR)',
    version: 1,
    unit: 'that of the series',
    formula: 'mean ± 2.66 × mean moving range, not below 0',
    rules: [
      'The moving range is the distance between two neighbouring periods.',
      'Only whole periods count; periods of 0 count.',
      'A signal is a point beyond the limits, eight in a row on one side of the mean, or three of four nearer to a limit than to the mean.',
      'Within the limits is routine variation: no single period there needs an explanation.',
    ],
    example: '1, 3, 5, 3, 7, 8, 0, 5, 3, 1, 8, 2: mean 3.833, upper limit 13.748, lower limit 0.',
    source: 'Wheeler, Understanding Variation',
  },
  predictability: {
    id: 'predictability',
    name: 'Predictability',
    version: 1,
    unit: 'stable or not; ratio',
    formula: 'velocity without XmR signals is stable; spread = 85th ÷ 50th percentile of flow time',
    rules: [
      'Where nobody scores the value of what was planned, velocity’s process limits stand for it.',
      'The spread says how much longer the long ones take than the usual one.',
    ],
    example: 'Half of the items are done within 4 days and 85 % within 12: a spread of 3.',
    source: 'Wheeler; Vacanti',
  },
  cumulativeFlow: {
    id: 'cumulativeFlow',
    name: 'Cumulative flow',
    version: 1,
    unit: 'items',
    formula: 'number of items that by an instant have arrived, are in each stage, or are done',
    rules: [
      'A band is as high at an instant as there are items in the stage then.',
      'Policy asIs: an item that moved back is counted where it is. Policy highWater: at the furthest stage that it has reached.',
      'Items done leave the bands; canceled ones leave without being done.',
    ],
    example: '10 items arrived, 4 done, none canceled: the bands together are 6 high, which is the load.',
    source: 'Anderson; Vacanti',
  },
  littlesLaw: {
    id: 'littlesLaw',
    name: 'Little’s Law',
    version: 1,
    unit: 'items',
    formula: 'average load = arrival rate × average flow time',
    rules: [
      'A light for each condition: arrivals equal departures (within 10 %); all that starts finishes (90 % of what had as long as 95 % of the done items took); the load is the same at both ends (within 10 %); the average age is stable (within 20 % between the halves); the same items throughout (at most 5 % left out of flow time).',
      'A diagnostic of whether past averages can be trusted, not a forecast.',
    ],
    example: '2 items arrive per day and take 5 days on average: a load of 10.',
    source: 'Little; conditions as in Vacanti',
  },
  trend: {
    id: 'trend',
    name: 'Change of trend',
    version: 1,
    unit: 'that of the series',
    formula: 'the first period of an XmR signal, with the metric before and after it',
    rules: [
      'Found by the rules of the process limits, not by eye, in the whole periods of velocity, flow time (85th percentile), load and efficiency.',
      'Before and after are of all items of those periods together, not means of the periods; the velocity is per period.',
      'A signal in the first three periods is no change: there is nothing that it changed from.',
      'What else changed within two periods of it is named beside it (other figures, the mix of types by 10 points or more, what the map records): an association, not a cause.',
    ],
    example:
      'Eight weeks in a row above the mean of those before: a change upwards, from the first of the eight.',
    source: 'Wheeler, Understanding Variation',
  },
  forecast: {
    id: 'forecast',
    name: 'Forecast',
    version: 1,
    unit: 'date, or items',
    formula:
      'Monte Carlo: draw whole periods of past velocity with replacement until the items are done, or the date is reached',
    rules: [
      'The history is that of the last 26 whole periods, or of the window asked for. Periods of 0 are drawn as well; the period in which the data begins is not whole.',
      '10,000 runs; the seed makes a forecast repeatable.',
      'The items of a period are spread evenly over it: of the period that has begun what is left counts pro rata, and so does the last part before a date. A part of an item is rounded by chance, right on average.',
      'When, at p: the p-th percentile of the dates. How many, at p: the (1 − p)-th percentile of the counts.',
      'A history of zeros only, or more than ten years: never.',
      'Never without a range; with a warning where XmR shows that the process is unstable.',
      'Backtest: how often the same forecast, made at each period of the past from what was known then, would have been right. It needs 8 periods before, and an outcome that is known.',
    ],
    example: '30 items, and always 3 done per week: 10 weeks, at every percentile.',
    source: 'Magennis; Vacanti',
  },
  costOfDelay: {
    id: 'costOfDelay',
    name: 'Cost of delay and CD3',
    version: 1,
    unit: 'money per week; money per week for each week of work',
    formula: 'CD3 = cost of delay ÷ expected duration',
    rules: [
      'The cost of delay is what a field of the item says, in money per week.',
      'The expected duration is what the item still takes: the median of what the done items that took longer than its age still took from that age on. Where none took longer it is not known.',
      'The highest CD3 first loses the least money altogether.',
    ],
    example: '10,000 a week for an item that takes 2 weeks: a CD3 of 5,000.',
    source: 'Reinertsen, The Principles of Product Development Flow',
  },
}
