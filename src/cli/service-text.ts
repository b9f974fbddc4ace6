/** A stream as a running service, as text for the terminal. */
import { durationInWords } from '../flow/duration.ts'
import type { ObjectiveAnswer, ServiceAnswer } from '../flow/service/service-answer.ts'
import { countedInWords, leftInWords, exactShareInWords } from '../flow/service/share-words.ts'
import { footLines, headLines } from './answer-text.ts'
import { table } from './table.ts'

const shareOr = (share: number | null): string => (share === null ? '–' : exactShareInWords(share))
const rate = (value: number | null): string => (value === null ? '–' : value.toFixed(1))

const section = (heading: string, lines: readonly string[]): string[] => [
  heading,
  '─'.repeat(heading.length),
  ...lines,
  '',
]

const levels = ({ levels }: ServiceAnswer): string[] =>
  levels.length === 0
    ? ['The stream declares no service levels: add them under `serviceLevels`.']
    : levels.flatMap(({ id, name, status, promise, sentence }) => [
        `${status.padEnd(12)} ${id}: ${name}${promise === null ? '' : ` (${promise})`}`,
        `             ${sentence}`,
      ])

const budgetLine = ({ budget, outlook, burns, probe, level }: ObjectiveAnswer): string[] => {
  if (budget === null) return []
  const inUnit = (amount: number): string =>
    budget.unit === 'seconds'
      ? durationInWords(amount)
      : `${Number(amount.toFixed(1))} ${amount === 1 ? 'attempt' : 'attempts'}`
  const fast = burns.filter(({ isTooFast }) => isTooFast).map(({ words }) => words)
  return [
    `${level}: error budget ${inUnit(budget.total)}, used ${inUnit(budget.consumed)}: ${leftInWords(budget.leftShare)}. ${outlook.words}`,
    `  burn rate: ${burns.map((burn) => `${burn.words} ${rate(burn.rate)} (n = ${burn.n})`).join(', ')}${fast.length > 0 ? `: too fast in the ${fast.join(' and the ')}` : ''}`,
    ...(probe && Object.keys(probe.failures).length > 0
      ? [
          `  probes failed: ${Object.entries(probe.failures)
            .map(([reason, n]) => `${reason} (${n})`)
            .join(', ')}`,
        ]
      : []),
  ]
}

const availability = ({ availability, architecture }: ServiceAnswer): string[] => [
  ...(availability.nothing === null ? [] : [availability.nothing]),
  table(
    ['stage', 'available', 'succeeded', '95 %', ''],
    availability.stages.map(({ stage, by, measured, nothing }) => [
      stage.name,
      shareOr(measured.value),
      measured.n === 0
        ? '–'
        : `${countedInWords(measured.successes, measured.n)}${by === 'probe' ? ' probes' : ''}`,
      measured.n === 0 ? '–' : `${shareOr(measured.low)} to ${shareOr(measured.high)}`,
      nothing ?? '',
    ]),
  ),
  ...availability.objectives.flatMap(budgetLine),
  ...(architecture?.dependencies == null
    ? []
    : [
        `The map: ${shareOr(architecture.promised)} is promised; what it waits for promises ${shareOr(architecture.dependencies)} together (${architecture.parts.map(({ provider, availability }) => `${provider} ${exactShareInWords(availability)}`).join(', ')}).`,
      ]),
]

const capacity = ({ capacity }: ServiceAnswer): string[] => [
  table(
    ['', 'now', 'most', 'when', '95 % of the time', 'to be carried', 'exceeded for'],
    capacity.carried.map(({ stage, now, max, maxAt, p95, capacity, exceededSeconds }) => [
      stage.name,
      now,
      max,
      maxAt?.slice(0, 16).replace('T', ' ') ?? '–',
      p95,
      capacity ?? '–',
      capacity === null ? '–' : exceededSeconds === 0 ? 'never' : durationInWords(exceededSeconds),
    ]),
  ),
]

const isolation = ({ isolation }: ServiceAnswer): string[] =>
  isolation.rules.length === 0
    ? ['No service level says what must never happen: give one about isolation rules under `never`.']
    : isolation.rules.flatMap(({ rule, words, n, looked, journeys }) => [
        `${n === 0 ? '✓' : '✗'} ${rule}: ${words}: ${n} of ${looked} journeys`,
        ...journeys.slice(0, 5).map(({ item, at, words: what }) => `    ${item}  ${at}  ${what}`),
        ...(n > 5
          ? [`    and ${n - 5} more: millrace explain contradictions --about ${rule} --list counted`]
          : []),
      ])

/** The answer for people. The same is in `--json`. */
export const serviceInText = (answer: ServiceAnswer): string =>
  [
    ...headLines(answer),
    '',
    ...section('Service levels', levels(answer)),
    ...section('Always on', availability(answer)),
    ...section('Simultaneous journeys', capacity(answer)),
    ...section('Each journey isolated and consistent', isolation(answer)),
    ...section(
      'When a stage slows',
      answer.degradation.map(
        ({ sentence, isGraceful }) => `${isGraceful === false ? '✗ ' : '  '}${sentence}`,
      ),
    ),
    ...footLines(answer),
  ]
    .join('\n')
    .trimEnd()
