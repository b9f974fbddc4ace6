import { Command } from 'commander'
import type {
  GuardrailAnswer,
  MetricAnswer,
  NorthStarNow,
  NorthStarsAnswer,
  PredictionAnswer,
} from '../../flow/logic/north-star-answer.ts'
import { printAnswer } from '../print.ts'
import { journeyRequestOf, withJourneySelection, type SelectionOptions } from '../selection.ts'
import { table } from '../table.ts'
import { withEngine, withWorkspace, type WorkspaceOptions } from '../workspace.ts'

interface NorthStarOptions extends SelectionOptions {
  readonly strict?: boolean
  readonly json?: boolean
}

const metricLines = ({
  name,
  words,
  n,
  why,
  open,
  change,
  logic,
  isDefault,
  parts,
}: MetricAnswer): string[] => [
  `★ ${name}: ${words}${n === null ? '' : ` (n = ${n})`}${open === null || open.n === 0 ? '' : `; ${open.n} journeys are still open`}`,
  ...(change === null ? [] : [`  ${change.words}`]),
  ...(why === null ? [] : [`  ${why}`]),
  ...(logic === null ? [] : [`  ${logic}${isDefault ? ' (the default: conversion)' : ''}`]),
  ...parts.map(
    (part) => `    ${part.logic} = ${part.words}${part.n === null ? '' : ` (n = ${part.n} ${part.what})`}`,
  ),
]

const guardrailRow = ({ status, name, conditions, since }: GuardrailAnswer): (string | number)[] => [
  status,
  name,
  conditions.map(({ words }) => words).join('; '),
  conditions.map(({ n }) => n ?? '–').join('; '),
  conditions.map(({ bound }) => bound).join('; '),
  since === null ? '' : since.from.slice(0, 10),
]

const streamInText = (one: NorthStarNow): string => {
  const { stream, window, northStar, hollow, guardrails, simulated, warnings } = one
  return [
    `${stream.name} (${stream.id}): ${window.from.slice(0, 10)} to ${window.to.slice(0, 10)}, by ${window.by}${simulated ? '; simulated' : ''}`,
    ...('why' in one.data ? [`! ${one.data.why}`] : []),
    ...warnings.map((warning) => `! ${warning}`),
    ...(northStar === null ? ['The map names no north-star.'] : metricLines(northStar)),
    ...(hollow === null ? [] : ['', `! ${hollow.words}`]),
    '',
    ...(guardrails.length === 0
      ? ['No guardrail: say what must not suffer while the north-star rises.']
      : [table(['guardrail', 'name', 'is', 'n', 'bound', 'broken since'], guardrails.map(guardrailRow))]),
    ...guardrails.flatMap(({ status, sentence }) => (status === 'not measured' ? [`  ${sentence}`] : [])),
  ].join('\n')
}

const inText = ({ streams }: NorthStarsAnswer): string =>
  streams.length === 0
    ? 'No stream names a north-star or a guardrail yet.'
    : streams.map(streamInText).join('\n\n')

export const northStarCommand = (): Command =>
  withJourneySelection(
    new Command('north-star').description(
      'What the streams are judged by: north-star, guardrails, and whether a gain is hollow',
    ),
  )
    .option('--strict', 'exit with 1 where a guardrail is broken')
    .option(
      '--json',
      'the answer as data; durations in seconds, shares of 1; with --stream also its metrics, chain and results',
    )
    .addHelpText(
      'after',
      '\nWithout --from and --to: the last four whole periods, beside the four before them.',
    )
    .addHelpText(
      'after',
      '\nExit code: 0 told, 1 a guardrail is broken (with --strict), 2 it could not be told.',
    )
    .action(async (options: NorthStarOptions) => {
      await withEngine(options, async (engine) => {
        const request = journeyRequestOf(options)
        const answer = await engine.journeys.northStars(request)
        const data = request.stream === undefined ? answer : await engine.journeys.northStar(request)
        printAnswer(data, options, () => inText(answer))
        const isBroken = answer.streams.some(({ guardrails }) =>
          guardrails.some(({ status }) => status === 'broken'),
        )
        if (options.strict && isBroken) process.exitCode = 1
      })
    })

const predictionLines = ({ of, id, says, status, sentence, measure }: PredictionAnswer): string =>
  [
    `${status} · ${of} ${id}${says === null ? '' : `: ${says}`}`,
    `  ${sentence}`,
    ...(measure === null
      ? []
      : [
          `  ${measure.logic} = ${measure.words}${measure.before === null ? '' : ` (before: ${measure.before})`}`,
        ]),
  ].join('\n')

export const predictionsCommand = (): Command =>
  withWorkspace(
    new Command('predictions').description(
      'What decisions and experiments predicted, and whether it came true',
    ),
  )
    .option('--json', 'the answer as data')
    .action(async (options: WorkspaceOptions & { json?: boolean }) => {
      await withEngine(options, async (engine) => {
        const answer = await engine.journeys.predictions()
        printAnswer(answer, options, ({ predictions }) =>
          predictions.length === 0
            ? 'No decision says what it predicts, and no experiment by what it is judged.'
            : predictions.map(predictionLines).join('\n\n'),
        )
      })
    })
