/** What a source of the map could look like for a file that no source is there for yet. */
import { stringify } from 'yaml'
import { OcelSource, type Source } from '../model/schema.ts'
import { ImportError } from './connector.ts'
import { csvForm } from './csv/file.ts'
import { firstBytes, InputFile } from './file.ts'
import { headOf, looksLikeJson } from './json/read.ts'
import { isSqlite } from './ocel/open.ts'
import { readOcel } from './ocel/read.ts'

type Kind = Source['kind']

/** Words in the beginning of a JSON file that tell what it is; the first that occurs decides. */
const JSON_KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['ocel', /"ocel:|"objectTypes"|"eventTypes"/],
  ['otlp', /"(resource(Spans|Logs)|scopeSpans|instrumentationLibrarySpans)"/],
  ['cdevents', /"dev\.cdeventsx?\./],
  ['cloudevents', /"specversion"/],
  ['jira', /"(issues|changelog|histories|issueChangeLogs)"/],
  ['ocel', /"(objects|events)"\s*:\s*\[[^]*"objectId"/],
]

const kindOf = async (file: InputFile): Promise<Kind | null> => {
  if (isSqlite((await firstBytes(file.content(), 16)).head)) return 'ocel'
  const head = await headOf(file)
  if (looksLikeJson(head)) return JSON_KINDS.find(([, words]) => words.test(head.text))?.[0] ?? null
  if (!/^\s*</.test(head.text)) return 'csv'
  if (/<([\w.-]+:)?(object-types|event-types|objects|events)\b|scope="object"/.test(head.text)) return 'ocel'
  return /<([\w.-]+:)?(log|trace)\b/.test(head.text) ? 'xes' : null
}

/** Names that columns usually have, the likeliest first. */
const COLUMNS = {
  item: [
    /^case:concept:name$/i,
    /^_?case[ _-]?(id|key)$/i,
    /^(journey|session|order|user|customer|incident|item|case)([ _-]?id)?$/i,
    /id$/i,
  ],
  time: [
    /^time:timestamp$/i,
    /^timestamp$/i,
    /^(complete|end)[ _-]?time(stamp)?$/i,
    /timestamp|^time$|^when$|^at$/i,
    /time|date/i,
  ],
  activity: [
    /^concept:name$/i,
    /^(activity|event|action)([ _-]?(name|type))?$/i,
    /activity|event|status|state/i,
  ],
  lifecycle: [/lifecycle/i],
  instance: [/^concept:instance$/i, /^activity[ _-]?instance([ _-]?id)?$/i],
} as const

const columnFor = (names: readonly RegExp[], header: readonly string[]): string | undefined => {
  for (const name of names) {
    const found = header.find((column) => name.test(column.trim()))
    if (found !== undefined) return found.trim()
  }
  return undefined
}

/** The columns that are likely meant; null where one of those that are needed is not to be found. */
const csvOf = async (file: InputFile): Promise<object | null> => {
  const { header } = await csvForm(file, { item: [], attributes: 'all' })
  const [item, time, activity, lifecycle, instance] = [
    COLUMNS.item,
    COLUMNS.time,
    COLUMNS.activity,
    COLUMNS.lifecycle,
    COLUMNS.instance,
  ].map((names) => columnFor(names, header))
  if (item === undefined || time === undefined || activity === undefined) return null
  const isStatus = lifecycle === undefined && /status|state/i.test(activity)
  return {
    item,
    time,
    ...(isStatus ? { state: activity } : { activity }),
    ...(lifecycle === undefined ? {} : { lifecycle, ...(instance === undefined ? {} : { instance }) }),
  }
}

/** The question which type of object is the journey, answered with the commonest one; the others stand beside it. */
const journeyIn = async (file: InputFile): Promise<string> => {
  const open = OcelSource.parse({ name: 'log', stream: 'any', kind: 'ocel' })
  try {
    await readOcel(file, open).next()
  } catch (error) {
    if (error instanceof ImportError && error.hint !== null) return error.hint
    throw error
  }
  return ''
}

const indented = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')

/**
 * A whole entry for the map, its kind told by the content of the file.
 *
 * @returns null if the file is of no kind known, or it can't be told what its columns mean.
 * @throws ImportError if the file can't be read.
 */
export const proposedSource = async (path: string, id: string, stream: string): Promise<string | null> => {
  const file = new InputFile(path)
  const kind = await kindOf(file)
  if (kind === null) return null
  const csv = kind === 'csv' ? await csvOf(file) : undefined
  if (csv === null) return null
  const isDelivery = kind === 'jira' || kind === 'cdevents'
  return [
    'sources:',
    `  ${stringify(id).trimEnd()}:`,
    indented(stringify({ name: id, kind })),
    ...(isDelivery ? [] : ['    measures: journeys   # or work, for delivery work']),
    indented(stringify({ stream, ...(csv === undefined ? {} : { csv }) }, { lineWidth: 0 })),
    ...(kind === 'ocel' ? [indented(await journeyIn(file))] : []),
  ].join('\n')
}
