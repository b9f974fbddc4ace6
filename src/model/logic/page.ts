/** The page `docs/guide/metric-logic.md`, made from the quantities so that it can't differ from them. */
import { QUANTITIES, signatureOf, type Quantity } from './quantities.ts'
import { TIME_UNITS } from './units.ts'

const GROUPS: readonly (readonly [Quantity['about'], string, string])[] = [
  ['journeys', 'Journeys', 'How many customers’ journeys through the stream. All of them are counts.'],
  ['events', 'Events', 'Business events, whichever journey they belong to.'],
  [
    'durations',
    'Durations',
    '`time`, `timeIn` and `flowTime` are a duration of each pass. An aggregate makes one quantity of them, as in `p85(time(order.placed, order.delivered))`; the others below are such aggregates.',
  ],
  ['service', 'The stream as a service', 'What continuous delivery promises.'],
  [
    'delivery',
    'Delivery work',
    'The flow metrics of the work on the stream: see [the metrics](../metrics/README.md).',
  ],
  ['results', 'Business results', 'What no event carries comes in as a time series, by name.'],
]

const GIVES: Readonly<Record<Quantity['gives'], string>> = {
  count: 'count',
  ratio: 'ratio',
  duration: 'duration',
  durations: 'a duration of each pass',
  any: 'number of any unit',
}

const group = ([about, title, text]: (typeof GROUPS)[number]): string =>
  [
    `### ${title}`,
    '',
    text,
    '',
    '| | gives | |',
    '|---|---|---|',
    ...QUANTITIES.filter((quantity) => quantity.about === about).map(
      (quantity) => `| \`${signatureOf(quantity)}\` | ${GIVES[quantity.gives]} | ${quantity.description} |`,
    ),
  ].join('\n')

/** The whole page, in Markdown. */
export const metricLogicPage = (): string => `# Metric logic

Made from \`src/model/logic/quantities.ts\` by \`npm run docs\`.

How a metric is computed is an expression over measured quantities. \`logic\` of a metric or of a north-star gives a
quantity; \`holds\` of a guardrail is something that is true or not:

\`\`\`yaml
northStar:
  name: Conversion
  logic: reached(order.delivered) / started
guardrails:
  refunds:
    name: Refunds are quick
    holds: p85(time(return.received, refund.paid)) <= 5 d
  fraud:
    name: Fraud losses stay small
    holds: sum(charge.disputed, amount) / sum(order.paid, amount) <= 0.1 %
\`\`\`

The check reads every expression: names that there are not, and quantities that don’t fit each other, are problems
that stand at the very word.

## Grammar

\`\`\`
logic      = comparison { "and" comparison }
comparison = sum [ ( "<=" | "<" | ">=" | ">" | "=" ) sum ]
sum        = product { ( "+" | "-" ) product }
product    = factor { ( "*" | "/" ) factor }
factor     = "-" factor | number [ unit ] | name [ "(" [ logic { "," logic } ] ")" ] | "(" logic ")"
\`\`\`

- Names are words joined by dots or hyphens: \`order.delivered\`, \`cost-to-serve\`. So a minus between two quantities
  has a space on both sides, as in CSS: \`started - finished\`.
- Units of time are ${Object.keys(TIME_UNITS)
  .map((unit) => `\`${unit}\``)
  .join(', ')}; a day is 24 hours. \`99.9 %\` is a ratio. A currency is its ISO code: \`12 EUR\`.
- \`×\`, \`÷\`, \`≤\`, \`≥\` mean \`*\`, \`/\`, \`<=\`, \`>=\`.

## What fits what

- What is added, subtracted or compared must be of one kind: counts with counts, durations with durations, amounts with
  amounts of the same currency. A plain number may stand for a count or a ratio, never for a duration or an amount.
- A count divided by a count is a ratio; so is a duration by a duration, an amount by an amount.
- A duration or an amount divided by a count is that for each one; multiplied by a count, for all.
- Multiplied or divided by a plain number or a ratio, everything stays what it is.
- Comparisons are joined with \`and\`. There is no “or”: what must hold in two ways is two guardrails.

## Quantities

All of them are counted in the period that is looked at, for the stream (and slice) on whose card they stand.

${GROUPS.map(group).join('\n\n')}
`
