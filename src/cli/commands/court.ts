import { Command } from 'commander'
import type { CourtAnswer, DecisionDraft, PairAnswer, StageAnswer } from '../../flow/court/court-answer.ts'
import { pInWords, QUESTION_NAMES, sizeInWords, VERDICT_WORDS } from '../../flow/court/court-words.ts'
import { planEdit, readMap, writePlanned } from '../../engine/edit-map.ts'
import { dayOf, footLines } from '../answer-text.ts'
import { patchOf } from '../patch.ts'
import { printAnswer } from '../print.ts'
import { table } from '../table.ts'
import { UsageError } from '../usage.ts'
import { mapFolder, withEngine, withWorkspace, type WorkspaceOptions } from '../workspace.ts'

interface CourtOptions extends WorkspaceOptions {
  readonly a?: string
  readonly b?: string
  readonly stage?: string
  readonly stream?: string
  readonly from?: string
  readonly to?: string
}

interface DecideOptions extends WorkspaceOptions {
  readonly a?: string
  readonly b?: string
  readonly kind: string
  readonly by: string
  readonly on?: string
  readonly id?: string
  readonly why?: string
  readonly says?: string
  readonly holds?: string
  readonly until?: string
  readonly dryRun?: boolean
}

const requestOf = ({ a, b, stage, stream, from, to }: CourtOptions) => ({ a, b, stage, stream, from, to })

const matrix = ({ pairs }: CourtAnswer): string[] =>
  pairs.length === 0
    ? ['There are no two slices to compare: the map needs at least two, side by side.']
    : [
        table(
          ['', '', 'journeys', '', 'verdict', 'stages that differ'],
          pairs.map(({ a, b, journeys, verdict, stages }) => [
            a.id,
            b.id,
            journeys.a,
            journeys.b,
            VERDICT_WORDS[verdict],
            stages
              .filter((stage) => stage.verdict === 'split')
              .map(({ name }) => name)
              .join(', '),
          ]),
        ),
      ]

const declaredLines = ({ declared }: StageAnswer): string[] => {
  if (declared === null) return []
  const { differences, forks } = declared
  return [
    ...differences.map(
      ({ aspect, a, b, material }) =>
        `    declared ${aspect}: “${a ?? '–'}” against “${b ?? '–'}”${material ? ' (material)' : ''}`,
    ),
    ...(differences.length === 0 ? ['    declared: no difference'] : []),
    ...(forks.length === 0 ? [] : [`    forks: ${forks.join(', ')}`]),
  ]
}

const stageLines = (stage: StageAnswer): string[] => [
  '',
  `  ${stage.words}`,
  ...declaredLines(stage),
  ...stage.questions.flatMap(({ question, words, mixes, effect, adjusted, test }) => [
    `    ${QUESTION_NAMES[question]}: ${words}`,
    ...(effect === null || adjusted === null || test === null
      ? []
      : [
          `      ${test}; ${effect.name} ${sizeInWords(question, effect.value)}, adjusted ${pInWords(adjusted)}`,
        ]),
    ...mixes.map((mix) => `      ! ${mix.words}`),
  ]),
]

const pairLines = ({ words, reasons, disagreements }: PairAnswer): string[] => [
  words,
  ...reasons.map((reason) => `  – ${reason}`),
  ...disagreements.map((one) => `  ! ${one.kind}: ${one.words}`),
]

const draftLines = ({ id, kind, prediction }: DecisionDraft): string[] => [
  `  millrace court decide … --kind ${kind} --by <who>   records \`${id}\`: ${prediction.says}`,
]

const recordedLines = ({ decisions }: CourtAnswer): string[] =>
  decisions.length === 0
    ? []
    : [
        '',
        'Recorded decisions',
        ...decisions.flatMap(({ id, kind, on, today, words, prediction }) => [
          `  ${on} ${kind} \`${id}\`: ${today} by the evidence today. ${words}`,
          ...(prediction === null
            ? ['    It predicts nothing, so nothing can refute it.']
            : [`    Predicted: ${prediction.says} – ${prediction.status}. ${prediction.sentence}`]),
        ]),
      ]

/** The answer for people. The same is in `--json`. */
const inText = (answer: CourtAnswer): string => {
  const { window, timeZone, simulated, data, rules, tests, detail } = answer
  const { effects } = rules
  return [
    `Split or merge, ${dayOf(window.from)} to ${dayOf(window.to)} (${timeZone}), as of ${window.asOf}`,
    ...(simulated ? ['The data is simulated.'] : []),
    ...(data.kind === 'ok' ? [] : [`${data.kind}: ${data.why}`]),
    '',
    ...(detail === null
      ? matrix(answer)
      : [
          ...pairLines(detail.pair),
          ...detail.stages.flatMap(stageLines),
          '',
          'Record what is decided:',
          ...detail.drafts.flatMap(draftLines),
        ]),
    ...recordedLines(answer),
    '',
    `A difference matters if p < ${rules.alpha}, corrected for ${tests} tests, from a divergence of ${effects.path}, δ of ${effects.duration}, or ${effects.outcome} points on, in each of ${rules.windows} windows.`,
    ...footLines({ ...answer, warnings: answer.warnings }),
  ].join('\n')
}

const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** The draft of the court with what was said instead; what the map takes as a decision. */
const decisionOf = (draft: DecisionDraft, options: DecideOptions, today: string) => {
  const { prediction } = draft
  // Other words are another prediction: the condition that belongs to the proposed ones does not go with them.
  const holds = options.holds ?? (options.says === undefined ? prediction.holds : undefined)
  return {
    kind: draft.kind,
    on: options.on ?? today,
    by: options.by,
    about: draft.about,
    why: options.why ?? draft.why,
    prediction: {
      says: options.says ?? prediction.says,
      ...(holds === undefined ? {} : { holds }),
      by: options.until ?? prediction.by,
    },
  }
}

const decide = async (options: DecideOptions): Promise<void> => {
  const { a, b, kind } = options
  if (a === undefined || b === undefined)
    throw new UsageError('A decision of the court is about a pair: name its slices with --a and --b.')
  await withEngine(options, async (engine) => {
    const { detail, window } = await engine.journeys.court({ a, b })
    const draft = detail?.drafts.find((one) => one.kind === kind)
    if (!draft) throw new UsageError(`\`${kind}\` is no decision of the court: it is split or merge.`)
    const value = decisionOf(draft, options, dayOf(window.asOf))
    const before = await readMap(mapFolder(options.map))
    const id = options.id ?? draft.id
    if (before.loaded.map.decisions.has(id))
      throw new UsageError(`There is a decision \`${id}\` already: choose another id with --id.`)
    const planned = planEdit(before, [{ op: 'set', path: ['decisions', id], value }])
    if ('refusals' in planned) throw new UsageError(planned.refusals.map(({ message }) => message).join('\n'))
    if (options.dryRun) return print(patchOf(before.loaded.texts, planned.loaded.texts).trimEnd())
    const conflicts = await writePlanned(before, planned)
    if (conflicts.length > 0)
      throw new UsageError(
        `${conflicts.map((one) => `${one.file}: ${one.message}`).join('\n')}\nNothing was written.`,
      )
    print(`Recorded: decisions.${id}. Reviews score its prediction from ${value.prediction.by} on.`)
  })
}

/** The pair, the map and the data are options of `court` itself. */
const decideCommand = (): Command =>
  new Command('decide')
    .description('Record a split or a merge in the map, with its prediction')
    .usage('--a <slice> --b <slice> --kind <kind> --by <who> [options]')
    .requiredOption('--kind <kind>', 'split or merge')
    .requiredOption('--by <who>', 'who took the decision')
    .option('--on <day>', 'when it was taken (default: the last day of the data)')
    .option('--id <id>', 'id of the decision (default: made of its kind and the slices)')
    .option('--why <text>', 'the reason (default: the evidence)')
    .option('--says <text>', 'what is expected to happen')
    .option('--holds <logic>', 'what will then be true, as metric logic')
    .option('--until <day>', 'the day by which it can be checked (default: the next review)')
    .option('--dry-run', 'write nothing; print what would change as a unified diff')
    .action((_own: unknown, command: Command) => decide(command.optsWithGlobals<DecideOptions>()))

export const courtCommand = (): Command =>
  withWorkspace(
    new Command('court').description(
      'Split or merge: what the map declares of two slices beside what the logs show',
    ),
  )
    .option('--a <slice>', 'a slice of the pair to tell in full')
    .option('--b <slice>', 'the other slice')
    .option('--stage <id>', 'only this stage of the pair')
    .option('--stream <id>', 'only journeys of this stream')
    .option('--from <when>', 'start of the window: a date or an instant (default: the first event)')
    .option('--to <when>', 'end of the window, not included (default: now, or the end of the data)')
    .option('--json', 'the answer as data; durations in seconds')
    .addCommand(decideCommand())
    .action(async (options: CourtOptions & { json?: boolean }) => {
      await withEngine(options, async (engine) => {
        const answer = await engine.journeys.court(requestOf(options))
        printAnswer(answer, options, inText)
      })
    })
