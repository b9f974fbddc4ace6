/** The page of the whole language in Markdown, made from the schemas. */
import * as z from 'zod'
import { formsOf, inWords, shapeOf, type Allowed } from './allowed.ts'
import { MapFile } from './schema.ts'

/** A thing of the language that has keys of its own. */
interface Part {
  /** Where it stands, such as `streams.<id>.northStar`. */
  readonly title: string
  /** Where it has several forms: which of them this is. */
  readonly which: string
  readonly description: string | undefined
  readonly form: Allowed
}

/** Deeper than this, what a key holds is told in its row. */
const DEEPEST = 4

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const defaultOf = ({ byDefault }: Allowed): string => {
  if (byDefault === undefined) return ''
  const isNothing = typeof byDefault === 'object' && byDefault !== null && Object.keys(byDefault).length === 0
  return isNothing ? '' : `Default: \`${String(byDefault)}\`.`
}

/** The forms with keys that a value may have, directly or in its lists and records. */
const partsOf = (title: string, form: Allowed): Part[] => {
  const { schema, description } = form
  if (schema instanceof z.ZodObject) {
    const { kind } = schema.shape as Record<string, z.ZodType | undefined>
    const which = kind instanceof z.ZodLiteral ? ` of the kind \`${String(kind.value)}\`` : ''
    return [{ title, which, description, form }]
  }
  if (schema instanceof z.ZodRecord) {
    return formsOf(schema.valueType as z.ZodType).flatMap((inner) => partsOf(`${title}.<id>`, inner))
  }
  if (schema instanceof z.ZodArray) {
    return formsOf(schema.element as z.ZodType).flatMap((inner) => partsOf(`${title}[]`, inner))
  }
  return []
}

const tableOf = ({ title, which, description, form }: Part, level: number): string[] => {
  const rows = Object.entries(shapeOf(form) ?? {}).map(([key, schema]) => {
    const forms = formsOf(schema)
    const [first] = forms
    const says = [first?.description, first && defaultOf(first)].filter(
      (text) => text !== undefined && text !== '',
    )
    const name = first?.required ? `**\`${key}\`**` : `\`${key}\``
    return { forms, key, row: `| ${name} | ${cell(inWords(forms, undefined))} | ${cell(says.join(' '))} |` }
  })
  const inner = rows.flatMap(({ forms, key }) => forms.flatMap((one) => partsOf(`${title}.${key}`, one)))
  return [
    `${'#'.repeat(Math.min(level, DEEPEST))} \`${title}\`${which}`,
    '',
    ...(description === undefined ? [] : [description, '']),
    '| key | holds | |',
    '|---|---|---|',
    ...rows.map(({ row }) => row),
    '',
    ...inner.flatMap((part) => tableOf(part, level + 1)),
  ]
}

export const languagePage = (): string =>
  [
    '# The language of the map, whole',
    '',
    'Made from `src/model/schema/` by `npm run docs`. How it is used, step by step: [the map](map.md). Keys in **bold** are',
    'required. The order of the keys is the order in which Millrace writes them.',
    '',
    'At the top of a file:',
    '',
    ...Object.entries(MapFile.shape).map(
      ([key, schema]) => `- [\`${key}\`](#${key.toLowerCase()}): ${formsOf(schema)[0]?.description ?? ''}`,
    ),
    '',
    ...Object.entries(MapFile.shape).flatMap(([key, schema]) => [
      `## ${key}`,
      '',
      ...formsOf(schema).flatMap((form) => partsOf(key, form).flatMap((part) => tableOf(part, 3))),
    ]),
  ].join('\n')
