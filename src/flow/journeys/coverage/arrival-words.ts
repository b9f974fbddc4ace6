/** What came in over HTTP, in words, with what to do where nothing of it was taken. Pure. */
import type { OtlpSource } from '../../../model/schema.ts'
import type { IgnoredExample, SignalCounts, TelemetryArrivals, UntakenEvents } from './arrivals-answer.ts'
import { inWords, quoted } from './gap-words.ts'
import { countOf } from '../../number-words.ts'

type Said = Pick<TelemetryArrivals, 'words' | 'todo'>
type Counted = Omit<TelemetryArrivals, 'words' | 'todo'>

/** The time of day, with its date where that is not today's. @param now ISO 8601 with the same offset */
const sinceInWords = (since: string, now: string): string =>
  since.slice(0, 10) === now.slice(0, 10) ? since.slice(11, 16) : since.slice(0, 16).replace('T', ' ')

const both = ({ spans, logRecords }: Counted, of: keyof SignalCounts): number => spans[of] + logRecords[of]

const receivedInWords = ({ spans, logRecords }: Counted): string =>
  inWords([
    ...(spans.received > 0 ? [countOf(spans.received, 'span')] : []),
    ...(logRecords.received > 0 ? [countOf(logRecords.received, 'log record')] : []),
  ])

const serviceInWords = ({ service }: IgnoredExample): string =>
  service === null ? 'of no service' : `of service \`${service}\``

const exampleInWords = (example: IgnoredExample): string => {
  const { attributes, more } = example
  const names = quoted(attributes)
  return `${serviceInWords(example)} with ${names === '' ? 'no attribute' : names}${more > 0 ? ` and ${more} more` : ''}`
}

/** What those ignored lack: none of them has it, or so many have it not. */
const lackInWords = (counted: Counted): string => {
  const ignored = both(counted, 'ignored')
  const [never, some] = [
    counted.lacking.filter(({ n }) => n === ignored),
    counted.lacking.filter(({ n }) => n < ignored),
  ]
  return [
    ...(never.length > 0
      ? [`none carries ${never.map(({ attribute }) => `\`${attribute}\``).join(' or ')}`]
      : []),
    ...some.map(
      ({ attribute, n }) => `${n.toLocaleString('en')} ${n === 1 ? 'lacks' : 'lack'} \`${attribute}\``,
    ),
  ].join(', and ')
}

/** What a source looks for, and whether it came. @param now ISO 8601 */
export const arrivalInWords = (
  counted: Counted,
  { id, otlp }: { readonly id: string; readonly otlp: OtlpSource['otlp'] },
  now: string,
): Said => {
  const since = sinceInWords(counted.since, now)
  const [received, taken, refused] = [
    both(counted, 'received'),
    both(counted, 'taken'),
    both(counted, 'refused'),
  ]
  const services = [otlp.services].flat().filter((service) => service !== '*')
  if (received === 0) {
    const of = services.length === 0 ? '' : ` of ${quoted(services)}`
    return {
      words: `Nothing${of} has come since ${since}.`,
      todo: `Point an exporter or a Collector at \`/v1/traces\` and \`/v1/logs\` of this server${services.length === 0 ? '' : '; or correct `services`, if its `service.name` is another'}.`,
    }
  }
  const came = `${receivedInWords(counted)} came since ${since}`
  const key = (attribute: string): string => (attribute === otlp.item ? 'item' : 'state')
  const meant = counted.lacking.flatMap(({ attribute, meant: seen }) =>
    seen === null
      ? []
      : [
          `Is \`${seen}\` meant to be \`${attribute}\`? Correct it at the sender, or name it in the map: \`otlp: { ${key(attribute)}: ${seen} }\` of \`${id}\`.`,
        ],
  )
  const refusals =
    refused === 0
      ? []
      : [
          `${refused.toLocaleString('en')} ${refused === 1 ? 'was' : 'were'} refused (the answers to the sender say why)`,
        ]
  const ignored = received - taken - refused
  if (taken > 0) {
    const rest = [
      ...refusals,
      ...(ignored > 0
        ? [`${ignored.toLocaleString('en')} ${ignored === 1 ? 'is' : 'are'} ordinary traffic`]
        : []),
    ]
    return {
      words: `${came}: ${inWords([`${taken.toLocaleString('en')} ${taken === 1 ? 'was' : 'were'} taken`, ...rest])}.`,
      todo: meant.length === 0 ? null : meant.join(' '),
    }
  }
  const lack = ignored === 0 ? '' : `: ${lackInWords(counted)}`
  const [example] = counted.examples
  return {
    words: `${came}, and nothing was taken${lack}${example && ignored > 0 ? `; for example one ${exampleInWords(example)}` : ''}.${refusals.length === 0 ? '' : ` Of them ${refusals.join('')}.`}`,
    todo:
      meant.length > 0
        ? meant.join(' ')
        : ignored === 0
          ? 'See in the log of the sender what it was answered.'
          : `Set ${quoted([otlp.item, otlp.state])} where something is proven, or name other attributes under \`otlp\` of \`${id}\`.`,
  }
}

/** What is of services that no source takes, or none of which the sender shows the token. @param now ISO 8601 */
export const strayInWords = (counted: Counted, now: string): Said => {
  const services = [...new Set(counted.examples.map(({ service }) => service))]
  const named = quoted(services.filter((service) => service !== null))
  return {
    words: `${receivedInWords(counted)} came since ${sinceInWords(counted.since, now)} of services that no source takes${named === '' ? '' : `: ${named}`}${services.includes(null) ? `${named === '' ? ':' : ','} and without \`service.name\`` : ''}.`,
    todo: 'Ordinary traffic, unless one of them proves something: then name it under `otlp: { services: … }` of a source, and let it show the token of this source.',
  }
}

/** @param now ISO 8601 */
export const untakenInWords = (
  { events, since, from }: Omit<UntakenEvents, 'words' | 'todo'>,
  now: string,
): Pick<UntakenEvents, 'words' | 'todo'> => ({
  words: `${countOf(events, 'event')} came since ${sinceInWords(since, now)} from ${quoted(from)}, which no source takes.`,
  todo: 'Name it under a source: `cloudEvents: { from: … }`, or `cdEvents: { from: … }` for CDEvents; and see that the token of the sender is that of this source.',
})
