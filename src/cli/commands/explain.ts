import { Command } from 'commander'
import { didYouMean } from '../../model/did-you-mean.ts'
import { pageText } from '../page-text.ts'
import { readRulePages, type RulePage } from '../../engine/rule-pages.ts'
import { table } from '../table.ts'
import { UsageError } from '../usage.ts'

const listed = (pages: readonly RulePage[]): string =>
  [
    table(
      ['code', 'severity', 'name'],
      pages.map(({ code, severity, name }) => [code, severity, name]),
    ),
    '',
    'What one of them means, with examples: millrace explain MR201',
  ].join('\n')

/** The pages that are asked for, in that order. @throws UsageError for a code that there is not. */
const chosen = (pages: readonly RulePage[], codes: readonly string[]): RulePage[] =>
  codes.map((code) => {
    const page = pages.find((one) => one.code === code.toUpperCase())
    if (page) return page
    const known = pages.map((one) => one.code)
    throw new UsageError(
      `There is no rule \`${code}\`.${didYouMean(code, known)} \`millrace explain\` lists all codes.`,
    )
  })

export const explainCommand = (): Command =>
  new Command('explain')
    .description('Say what a code of the check means, with a bad and a good example')
    .argument('[codes...]', 'such as MR201 (default: list all codes)')
    .option('--json', 'as data; `text` is the page in Markdown')
    .addHelpText('after', '\nExit code: 0 explained, 2 there is no such code.')
    .action(async (codes: string[], { json }: { json?: boolean }) => {
      const pages = await readRulePages()
      const found = codes.length === 0 ? pages : chosen(pages, codes)
      const colour = process.stdout.hasColors?.() ?? false
      const text = json
        ? JSON.stringify({ rules: found }, null, 2)
        : codes.length === 0
          ? listed(found)
          : found.map((page) => pageText(page.text, colour)).join('\n\n\n')
      process.stdout.write(`${text}\n`)
    })
