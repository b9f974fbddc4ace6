import { Command } from 'commander'
import type {
  CoverageAnswer,
  CoverageGap,
  StepCoverage,
  StreamCoverage,
} from '../../flow/journeys/coverage/coverage-answer.ts'
import { printAnswer } from '../print.ts'
import { table } from '../table.ts'
import { withEngine, withWorkspace, type WorkspaceOptions } from '../workspace.ts'

interface CoverageOptions extends WorkspaceOptions {
  readonly stream?: string
  readonly strict?: boolean
  readonly json?: boolean
}

const countOf = (n: number, noun: string): string => `${n} ${n === 1 ? noun : `${noun}s`}`

const stepInText = ({ applies, state, events }: StepCoverage): string => {
  if (!applies) return 'does not apply'
  const partly = events.filter((one) => one.state === 'observed').length
  return state === 'partly observed' ? `${partly} of ${events.length} observed` : (state ?? '')
}

const streamInText = ({ name, id, slices, stages, steps, totals }: StreamCoverage): string[] => [
  `${name} (${id}): of ${countOf(totals.steps, 'step')} ${totals.claimed} claimed, ${totals.instrumented} instrumented, ${totals.observed} observed`,
  '',
  table(
    ['slice', ...stages.map((stage) => stage.id)],
    slices.map((slice) => [
      slice.id ?? 'all',
      ...steps.filter((step) => step.slice === slice.id).map(stepInText),
    ]),
  ),
  '',
]

const gapInText = ({ kind, words, todo }: CoverageGap): string =>
  `  ${kind.toUpperCase()}  ${words}\n    ${todo}`

/** What is told of all streams only. */
const leftOutInText = (n: number, noun: string): string[] =>
  n === 0 ? [] : [`${countOf(n, noun)} of other streams ${n === 1 ? 'is' : 'are'} left out.`]

const inText = (answer: CoverageAnswer): string => {
  const { streams, gaps, events, unclaimed, leftOut, data, asOf, timeZone, simulated } = answer
  if (streams.length === 0) {
    const which = answer.stream === null ? 'No stream of the map has' : `\`${answer.stream}\` has no`
    return `${which} stages of the journey: name them under \`stages\` of the stream.`
  }
  return [
    `As of ${asOf} (${timeZone})`,
    ...(simulated ? ['Some of the data is simulated.'] : []),
    ...(data.kind === 'ok' ? [] : [`${data.kind}: ${data.why}`]),
    '',
    ...streams.flatMap(streamInText),
    gaps.length === 0 ? 'No gap: every step is proven by events that are seen.' : countOf(gaps.length, 'gap'),
    ...gaps.map(gapInText),
    '',
    ...(events.length + leftOut.events === 0 ? ['The map names no business event: see `events`.'] : []),
    ...(events.length === 0
      ? []
      : [
          table(
            ['event', 'state', 'seen', 'last', 'from'],
            events.map(({ id, state, inJourneys, inWork, last, sources }) => [
              id,
              state,
              inJourneys + inWork,
              last ?? '–',
              sources.map((source) => source.id).join(', '),
            ]),
          ),
        ]),
    ...leftOutInText(leftOut.events, 'event'),
    ...(unclaimed.length === 0
      ? []
      : [
          '',
          'Seen, and no event of the map:',
          table(
            ['type', 'source', 'seen', 'last'],
            unclaimed.map(({ activity, source, events: n, last }) => [activity, source.id, n, last]),
          ),
        ]),
    ...leftOutInText(leftOut.unclaimed, 'type'),
  ].join('\n')
}

export const coverageCommand = (): Command =>
  withWorkspace(
    new Command('coverage').description(
      'Proof-point coverage: which steps of the journey are claimed, instrumented and observed',
    ),
  )
    .option('--stream <id>', 'only of this stream (default: all)')
    .option('--strict', 'exit with 1 if there is a gap')
    .option('--json', 'the answer as data; durations in seconds')
    .addHelpText(
      'after',
      '\nWhat a server was sent since it started, and did not take, is on its page /coverage.',
    )
    .addHelpText('after', '\nExit code: 0 told, 1 with --strict if there is a gap, 2 it could not be told.')
    .action(async (options: CoverageOptions) => {
      await withEngine(options, async (engine) => {
        const answer = await engine.journeys.coverage(options.stream)
        printAnswer(answer, options, inText)
        if (options.strict && answer.gaps.length > 0) process.exitCode = 1
      })
    })
