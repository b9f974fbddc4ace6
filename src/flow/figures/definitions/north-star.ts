/** North-star, guardrails, metric logic, and business results beside flow. */
import type { Definition } from '../../answers.ts'

type NorthStar = 'northStar' | 'guardrail' | 'metric' | 'association' | 'prediction'

export const NORTH_STAR_DEFINITIONS: Readonly<Record<NorthStar, Definition>> = {
  northStar: {
    id: 'northStar',
    name: 'North-star',
    version: 1,
    unit: 'that of its metric logic',
    formula: 'the metric logic of the map; by default journeys that reach the finish line ÷ journeys begun',
    rules: [
      'Without a window: the last four whole periods of what is known, beside the four before them.',
      'Each window is looked at as far as was known at its end, so that the journeys of both had equally long to get there.',
      'Of a share of journeys, those that have not got there and are still open (censored) are told beside it.',
      'How sure a change is: for a share of counted journeys, attempts or items, the 95 % interval of the difference of two proportions by Newcombe’s method; else it is not told.',
      'By period: journeys count in the period in which they began, with what has become of them by now; process limits only of whole periods in which at most 5 % of the journeys are still open.',
      'A gain is hollow when the north-star is better than before by more than chance while a guardrail is broken; perhaps hollow when how much of the gain is chance can’t be computed. A gain that may well be chance is none.',
    ],
    example:
      'Of 80 journeys begun 56 reached the finish line (70 %), of 80 before 48 (60 %): 10 points more, interval −4.7 to +24.1 points: it may be chance.',
    source: 'Article, Aligned to business goals; Newcombe (1998), method 10',
  },
  guardrail: {
    id: 'guardrail',
    name: 'Guardrail',
    version: 1,
    unit: 'that of its metric logic',
    formula: 'what must stay true beside the north-star, as metric logic; the figure is its left side',
    rules: [
      'It holds, is broken, or is not measured; then it says why. On the bound it holds as the comparison says.',
      'Of several comparisons joined with `and` all must hold: one that does not breaks it, whatever is known of the others.',
      'Judged in the same window as the north-star. It is broken since the first window of an unbroken row of them, each one period later than the one before.',
    ],
    example: 'Refunds took 7 days (85 % within, n = 41); at most 5 days: broken.',
    source: 'Article, Aligned to business goals',
  },
  metric: {
    id: 'metric',
    name: 'Metric logic',
    version: 1,
    unit: 'that of the expression',
    formula: 'an expression over measured quantities, such as p85(time(return.received, refund.paid))',
    rules: [
      'Journeys begun, reached and abandoned are those that began in the window; events, times and journeys finished count when they happened or ended; journeys in flight are those at its end.',
      'time(a, b): from the first a of a journey to the next b after it. timeIn(stage): repeated stays added up.',
      'Percentiles by nearest rank; within(…): the share that took no longer.',
      'sum(event, field) adds up what the events carry; events without a number there are left out and told.',
      'result(name): the latest value at the end of the window, of the stream before that of the organisation; a value of a slice is not taken for all, nor the other way round.',
      'What can’t be computed is no number but a reason: no data, nothing to divide by, units that do not fit.',
      'n is the number of observations; of a quotient of counts that below the line.',
    ],
    example: 'within of 1, 2, 3 and 10 days, 3 d: 75 %, n = 4. p85 of 1 to 20 days: 17 days.',
    source: 'docs/guide/metric-logic.md',
  },
  association: {
    id: 'association',
    name: 'Business results beside flow',
    version: 1,
    unit: 'Spearman’s ρ, −1 to 1',
    formula: 'rank correlation of a metric with a business result 0 to 4 periods later',
    rules: [
      'Only whole periods in which both are known, at least 12 pairs; of a result the last value in the period.',
      'Journeys of a period must be settled: at most 5 % of them still open.',
      'Equal values share the mean of their ranks.',
      'All lags are told; the strongest of several is flattered by chance. An association, not a cause.',
    ],
    example: '12 periods: 1 to 12 beside 2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11: ρ = 0.958.',
    source: 'Kersten, Project to Product; Spearman (1904)',
  },
  prediction: {
    id: 'prediction',
    name: 'Prediction',
    version: 1,
    unit: 'holds, does not hold, too early, can’t be computed, in words only',
    formula: 'the `holds` of a decision, or the `success` of an experiment, as metric logic',
    rules: [
      'Of a decision: in the last four whole periods up to the day by which it can be checked, none of them from before it was taken; without a day, as of now.',
      'Of an experiment: from the day on which it began to the day on which it is judged.',
      'Before its day it is too early; what holds so far is told.',
      'It is about the streams that the decision names, or those that serve its slices; it must hold in each of them.',
    ],
    example:
      'reached(order.delivered) / started >= 40 % by 2026-12-31; 42.3 % in the four weeks before: it holds.',
    source: 'Article, Evolving streams',
  },
}
