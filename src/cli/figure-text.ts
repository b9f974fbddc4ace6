/** A number, opened, as text for the terminal. */
import type { FlowAnswer } from '../flow/answers.ts'
import type { JourneyListAnswer } from '../flow/journeys/journey-list.ts'
import type { ExplainAnswer, SourceInWords } from '../flow/figures/explain-answers.ts'
import { dayOf, selectionInWords } from './answer-text.ts'
import { table } from './table.ts'

const quoted = (value: string): string => (/^[\w.:+/-]+$/.test(value) ? value : `'${value}'`)

/** The command that shows a list, from the list's address: the same names, as options. */
const listCommand = (address: string): string => {
  const pairs = [...new URL(address, 'http://localhost').searchParams]
  const isOfJourneys = address.startsWith('/journeys?')
  const options = pairs.flatMap(([name, value]) => {
    if (isOfJourneys && (name === 'figure' || name === 'measured')) return []
    if (name === 'excluded') return ['--excluded']
    return [`--${name === 'set' ? 'list' : name} ${quoted(value)}`]
  })
  const command = isOfJourneys ? `explain ${pairs.find(([name]) => name === 'figure')?.[1] ?? ''}` : 'items'
  return `millrace ${command} ${options.join(' ')}`
}

const ruleList = (name: string, rules: SourceInWords['streams']): string[] =>
  rules.length === 0
    ? []
    : [`${name}: ${rules.map(({ when, is }) => `${when ?? 'all items'} → ${is.join(' and ')}`).join('; ')}`]

const sourceInText = (source: SourceInWords): string => {
  const unmapped = Object.entries(source.unmapped)
  return [
    `${source.name} (sources.${source.source}): ${source.items} items${source.last === null ? '' : `, last event ${source.last}`}`,
    ...(source.states.length === 0
      ? ['It maps no states.']
      : [
          table(
            ['status of the tool', 'state of flow', 'stage'],
            source.states.map(({ status, state, stage }) => [status, state, stage ?? '–']),
          ),
        ]),
    ...(unmapped.length === 0
      ? []
      : [`! Not mapped: ${unmapped.map(([status, n]) => `${status} (${n} items)`).join(', ')}`]),
    // Of journeys rules tag events, and no item counts for them.
    ...(source.classified === 0
      ? []
      : [
          '',
          table(
            [`rule (of ${source.classified} counted items)`, 'type', 'items'],
            source.classify.map(({ rule, type, items }) => [rule, type, items]),
          ),
        ]),
    ...ruleList('Streams', source.streams),
    ...ruleList('Slices', source.slices),
    ...ruleList('Teams', source.teams),
    ...source.choices,
    '',
  ].join('\n')
}

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0
    ? []
    : [`${heading}`, ...lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`.trimEnd()), '']

export const figureInText = (answer: ExplainAnswer): string => {
  const { figure, window, definition, counted, leftOut, published } = answer
  const when = answer.instant ? '' : `, ${dayOf(window.from)} to ${dayOf(window.to)}`
  return [
    `${figure.name}: ${figure.words}${figure.n === null ? '' : ` (n = ${figure.n})`}`,
    ...(figure.why === null ? [] : [figure.why]),
    `${selectionInWords(answer)}${when} (${answer.timeZone}), as of ${window.asOf}`,
    ...(answer.simulated ? ['The data is simulated.'] : []),
    ...(answer.data.kind === 'ok' ? [] : [`${answer.data.kind}: ${answer.data.why}`]),
    ...answer.warnings.map((warning) => `! ${warning}`),
    '',
    ...section(
      `${definition.name} (${definition.id}, version ${definition.version}, in ${definition.unit})`,
      [
        definition.formula,
        ...definition.rules.map((rule) => `- ${rule}`),
        `Example: ${definition.example}`,
        `Source: ${definition.source}`,
      ],
    ),
    ...section('How it is made', answer.rules),
    ...section('Choices', answer.policies),
    ...section('What the map says', answer.sources.map(sourceInText)),
    ...section(counted.address.startsWith('/journeys?') ? 'Journeys' : 'Items', [
      `${counted.n} behind this number: ${listCommand(counted.address)}`,
      ...leftOut.map(({ words, address }) => `left out, ${words}: ${listCommand(address)}`),
      'One of them, with its visits and source events: millrace items <item>',
    ]),
    ...section(
      'Published',
      published.length === 0
        ? []
        : [
            table(
              ['when', 'value', 'why it changed'],
              published.map(({ at, words, cause }) => [at, words, cause ?? 'first published']),
            ),
          ],
    ),
  ]
    .join('\n')
    .trimEnd()
}

/** The journeys behind a figure, as a table. */
export const journeysInText = ({ name, words, total, journeys }: JourneyListAnswer): string =>
  [
    `${name}: ${total} journeys, ${words}`,
    '',
    table(
      ['journey', 'source', 'slice', 'began', 'last event', 'events', 'stage', 'state'],
      journeys.map(({ item, journey, source, slice, began, last, events, stage, state }) => [
        journey === 0 ? item : `${item} (${journey + 1})`,
        source,
        slice ?? '–',
        began,
        last,
        events,
        stage ?? '–',
        state,
      ]),
    ),
    ...(journeys.length < total ? [`(the first ${journeys.length} of ${total})`] : []),
    '',
    'One of them, with its visits and source events: millrace items <journey>',
  ].join('\n')

/** The last line under figures: how each of those that were shown is opened. */
export const howToOpen = (
  { of, window }: Pick<FlowAnswer, 'of' | 'window'>,
  figures: readonly string[],
): string => {
  const pairs = Object.entries({ ...of, from: window.from, to: window.to, by: window.by })
  const options = pairs.flatMap(([name, value]) =>
    typeof value === 'string' ? [`--${name} ${quoted(value)}`] : [],
  )
  return `Open a number (${figures.join(', ')}): millrace explain ${figures[0] ?? ''} ${options.join(' ')}`
}
