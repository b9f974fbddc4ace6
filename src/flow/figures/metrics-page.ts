/** The pages of the metrics in Markdown, made from the definitions that the answers carry. */
import type { Definition } from '../answers.ts'
import { DEFINITIONS } from './definitions.ts'
import { FIGURES } from './figure.ts'
import { METRICS } from './metrics.ts'

const figuresOf = ({ id }: Definition): string[] => {
  const figures = Object.entries(FIGURES).filter(([, { metric }]) => metric === id)
  if (figures.length === 0) return []
  return [
    '',
    '## Its figures',
    '',
    '| figure | what it is |',
    '|---|---|',
    ...figures.map(([figure, { name }]) => `| \`${figure}\` | ${name} |`),
    '',
    `Each opens into its items: \`millrace explain ${figures[0]?.[0]}\`, \`/api/explain?figure=${figures[0]?.[0]}\`, or a click`,
    'on the number. See [every number explains itself](../guide/trust.md).',
  ]
}

const page = (definition: Definition): string => {
  const { id, name, version, unit, formula, rules, example, source } = definition
  return [
    `# ${name}`,
    '',
    `\`${id}\`, version ${version}, in ${unit}.`,
    '',
    `> ${formula}`,
    '',
    ...rules.map((rule) => `- ${rule}`),
    '',
    `Example: ${example}`,
    '',
    `Source: ${source}.`,
    ...figuresOf(definition),
    '',
    '[All metrics](README.md)',
    '',
  ].join('\n')
}

const index = (): string =>
  [
    '# The metrics',
    '',
    'Made from `src/flow/figures/definitions/` by `npm run docs`; what stands here is what the web app shows beside each chart and',
    'number, and what `/api/definitions` answers. How they are to be read: [measuring](../guide/measuring.md).',
    '',
    '| metric | formula | unit | version |',
    '|---|---|---|---|',
    ...METRICS.map((id) => {
      const { name, formula, unit, version } = DEFINITIONS[id]
      return `| [${name}](${id}.md) | ${formula} | ${unit} | ${version} |`
    }),
    '',
  ].join('\n')

/** File name → content: a page per metric, and `README.md` that lists them. */
export const metricsPages = (): ReadonlyMap<string, string> =>
  new Map([['README.md', index()], ...METRICS.map((id) => [`${id}.md`, page(DEFINITIONS[id])] as const)])
