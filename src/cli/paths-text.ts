/** Paths for people, in the terminal. The same figures are in `--json`. */
import { durationInWords } from '../flow/duration.ts'
import type { FitnessAnswer, PathGraphAnswer, VariantsAnswer } from '../flow/journeys/paths/path-answers.ts'
import { footLines, headLines } from './answer-text.ts'
import { howToOpen } from './figure-text.ts'
import { table } from './table.ts'
import { shareInWords } from '../flow/number-words.ts'

const MOST_ROWS = 40

type Stepped = Pick<VariantsAnswer, 'n' | 'withoutTrigger' | 'steps' | 'repeats' | 'data'>

const STEPS: Readonly<Record<VariantsAnswer['steps'], string>> = {
  stages: 'stages',
  activities: 'activities, as completed',
  events: 'events',
  'proof-points': 'business events',
}

const stepLine = ({ n, withoutTrigger, steps, repeats }: Stepped): string =>
  `${n === 1 ? '1 journey' : `${n} journeys`} began in the window${withoutTrigger > 0 ? ` (left out: ${withoutTrigger} without the event that begins one)` : ''}; steps: ${STEPS[steps]}, repeats ${repeats}`

export const variantsInText = (answer: VariantsAnswer): string => {
  if (answer.data.kind === 'not configured') return headLines(answer).join('\n')
  const { variants, other, names, distinct } = answer
  return [
    ...headLines(answer),
    '',
    `${stepLine(answer)}; ${distinct} different paths`,
    '',
    table(
      ['journeys', 'share', 'all so far', '50 % within', '85 % within', 'finished', 'path'],
      variants.map((one) => [
        one.n,
        shareInWords(one.share),
        shareInWords(one.cumulative),
        durationInWords(one.p50),
        durationInWords(one.p85),
        one.finished,
        one.steps.map((step) => names[step] ?? step).join(' → ') || '(no step)',
      ]),
    ),
    ...(other.variants > 0
      ? [`and ${other.n} journeys (${shareInWords(other.share)}) on ${other.variants} other paths (--top)`]
      : []),
    '',
    ...footLines(answer),
    howToOpen(answer, ['variant.share', 'variant.p50']),
    `Add --about '${answer.choice}: <id>'; the ids are in --json.`,
  ].join('\n')
}

const hiddenLine = ({ hidden, filter }: PathGraphAnswer): string =>
  hidden.steps + hidden.moves === 0
    ? 'Everything is shown.'
    : `Shown: the ${filter.variants} of ${filter.distinct} paths that cover ${filter.paths} % of the journeys, moves of at least ${filter.moves} % of them. Hidden: ${hidden.steps} steps and ${hidden.moves} moves, made ${hidden.times} times by ${hidden.journeys} journeys. The figures shown are of all journeys.${filter.cut > 0 ? ` ${filter.cut} moves pass the filter and are too many: --csv has all.` : ''}`

export const graphInText = (answer: PathGraphAnswer): string => {
  if (answer.data.kind === 'not configured') return headLines(answer).join('\n')
  const { graph, names, reworked } = answer
  const moves = graph.moves.slice(0, MOST_ROWS)
  const name = (id: string): string => names[id] ?? id
  return [
    ...headLines(answer),
    '',
    stepLine(answer),
    hiddenLine(answer),
    `${reworked.journeys === 1 ? '1 journey' : `${reworked.journeys} journeys`} (${shareInWords(reworked.share)}) ${reworked.journeys === 1 ? 'comes' : 'come'} to some step more than once`,
    '',
    table(
      ['from', 'to', 'times', 'journeys', 'of all', 'back', 'median', '85 % within', 'mean', 'it is a'],
      moves.map(({ from, to, count, journeys, share: part, again, time, measures }) => [
        name(from),
        name(to),
        count,
        journeys,
        shareInWords(part),
        again,
        durationInWords(time.p50),
        durationInWords(time.p85),
        durationInWords(time.mean),
        measures,
      ]),
    ),
    ...(moves.length < graph.moves.length
      ? [`(the first ${moves.length} of ${graph.moves.length} moves; all are in --csv)`]
      : []),
    '',
    ...footLines(answer),
    howToOpen(answer, ['move.count', 'move.p50']),
    `Add --about '${answer.choice}: <from> → <to>', with the ids of --json.`,
  ].join('\n')
}

export const fitnessInText = (answer: FitnessAnswer): string => {
  if (answer.data.kind === 'not configured') return headLines(answer).join('\n')
  const { n, fitness, soFar, noStage, skeleton, slices, deviations } = answer
  return [
    ...headLines(answer),
    '',
    `Skeleton: ${skeleton.map(({ name, doesNotApply }) => (doesNotApply.length > 0 ? `${name} (not for ${doesNotApply.join(', ')})` : name)).join(' → ')}`,
    `Fitness ${shareInWords(fitness)}; ${shareInWords(soFar)} where stages not reached yet are not missed (n = ${n}${noStage > 0 ? `; left out: ${noStage} in no stage` : ''})`,
    ...(slices.length === 0
      ? []
      : [
          '',
          table(
            ['slice', 'journeys', 'fitness', 'so far'],
            slices.map((one) => [one.name, one.n, shareInWords(one.fitness), shareInWords(one.soFar)]),
          ),
        ]),
    '',
    n === 0
      ? 'No journey came to a stage: name the `stage` of business events, or of statuses under `states` of the source.'
      : deviations.length === 0
        ? 'No journey deviates.'
        : table(
            ['deviation', 'journeys', 'share', 'times'],
            deviations
              .slice(0, MOST_ROWS)
              .map(({ words, journeys, share: part, times }) => [words, journeys, shareInWords(part), times]),
          ),
    '',
    ...footLines(answer),
    howToOpen(answer, ['fitness', 'fitness.soFar', 'deviation.journeys']),
    ...(deviations[0] === undefined ? [] : [`For a deviation add --about '${deviations[0].id}'.`]),
  ].join('\n')
}
