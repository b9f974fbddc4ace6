import { Command } from 'commander'
import type { ExplainAnswer } from '../../flow/figures/explain-answers.ts'
import { FIGURES } from '../../flow/figures/figure.ts'
import { JOURNEY_FIGURES } from '../../flow/figures/journey-figures.ts'
import { didYouMean } from '../../model/did-you-mean.ts'
import { figureInText, journeysInText } from '../figure-text.ts'
import { pageText } from '../page-text.ts'
import { readRulePages, type RulePage } from '../../engine/rule-pages.ts'
import { printAnswer } from '../print.ts'
import { requestOf, withSelection, type SelectionOptions } from '../selection.ts'
import { table } from '../table.ts'
import { UsageError } from '../usage.ts'
import { withEngine } from '../workspace.ts'

const listed = (pages: readonly RulePage[]): string =>
  [
    table(
      ['code', 'severity', 'name'],
      pages.map(({ code, severity, name }) => [code, severity, name]),
    ),
    '',
    'What one of them means, with examples: millrace explain MR201; all figures: millrace explain --figures',
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

/** Figures about journeys say by themselves of what they are told; that is no data. */
const figuresAsData = () => ({
  ...FIGURES,
  ...Object.fromEntries(
    Object.entries(JOURNEY_FIGURES).map(([id, { metric, name, unit }]) => [id, { metric, name, unit }]),
  ),
})

const figuresListed = (): string =>
  [
    table(
      ['figure', 'what it is'],
      [...Object.entries(FIGURES), ...Object.entries(JOURNEY_FIGURES)].map(([id, { name }]) => [id, name]),
    ),
    '',
    'One of them, with its items: millrace explain flowTime.p85 --stream shop',
  ].join('\n')

interface ExplainOptions extends SelectionOptions {
  readonly basis?: string
  readonly about?: string
  readonly list?: string
  readonly figures?: boolean
  readonly json?: boolean
}

const explainFigures = async (figures: readonly string[], options: ExplainOptions): Promise<void> => {
  await withEngine(options, async (engine) => {
    const request = { ...requestOf(options), basis: options.basis, about: options.about }
    if (options.list !== undefined) {
      const [figure] = figures
      const listed = await engine.journeys.list({ ...request, figure, set: options.list, limit: 2000 })
      printAnswer(listed, options, journeysInText)
      return
    }
    const answers: ExplainAnswer[] = []
    for (const figure of figures) answers.push(await engine.explain({ ...request, figure }))
    printAnswer(answers, options, (all) => all.map(figureInText).join('\n\n\n'))
  })
}

const explainCodes = async (codes: readonly string[], json: boolean | undefined): Promise<void> => {
  const pages = await readRulePages()
  const found = codes.length === 0 ? pages : chosen(pages, codes)
  const colour = process.stdout.hasColors?.() ?? false
  printAnswer({ rules: found }, { json }, ({ rules }) =>
    codes.length === 0 ? listed(rules) : rules.map((page) => pageText(page.text, colour)).join('\n\n\n'),
  )
}

export const explainCommand = (): Command =>
  withSelection(
    new Command('explain').description(
      'Open a number, down to its items; or say what a code of the check means, with examples',
    ),
  )
    .argument('[names...]', 'figures such as flowTime.p85, or codes such as MR201 (default: list all codes)')
    .option('--figures', 'list all figures')
    .option('--basis <basis>', 'what shares of types count: completed or load')
    .option('--about <what>', 'of a figure about journeys: a stage, a proof point, a metric of the stream')
    .option('--list <set>', 'of a figure about journeys: list them; `counted`, or a set that it leaves out')
    .option('--json', 'as data; `text` is the page of a code in Markdown')
    .addHelpText('after', '\nExit code: 0 explained, 2 there is no such figure or code.')
    .action(async (names: string[], options: ExplainOptions) => {
      if (options.figures) {
        printAnswer(figuresAsData(), options, figuresListed)
        return
      }
      const [first = ''] = names
      const isCode = names.length === 0 || /^mr/i.test(first)
      if (isCode) await explainCodes(names, options.json)
      else await explainFigures(names, options)
    })
