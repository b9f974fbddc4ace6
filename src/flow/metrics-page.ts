import { DEFINITIONS } from './definitions.ts'

/** The page of all metrics in Markdown, made from the definitions that the answers carry. */
export const metricsPage = (): string =>
  [
    '# The five flow metrics',
    '',
    'Made from `src/flow/definitions.ts` by `npm run docs`; what stands here is what the web app shows beside each',
    'chart and what `/api/definitions` answers. How they are to be read: [measuring](guide/measuring.md).',
    ...Object.values(DEFINITIONS).flatMap(({ id, name, version, unit, formula, rules, source }) => [
      '',
      `## ${name}`,
      '',
      `\`${id}\`, version ${version}, in ${unit}.`,
      '',
      `> ${formula}`,
      '',
      ...rules.map((rule) => `- ${rule}`),
      '',
      `Source: ${source}.`,
    ]),
    '',
  ].join('\n')
