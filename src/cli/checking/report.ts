/** The report of `millrace check` in the form that was asked for. */
import { pathToFileURL } from 'node:url'
import type { Judgement } from '../../check/judge.ts'
import { githubReport } from '../../report/github.ts'
import { jsonReport } from '../../report/json.ts'
import { junitReport } from '../../report/junit.ts'
import { prettyReport } from '../../report/pretty.ts'
import type { ReportedRule } from '../../report/report.ts'
import { sarifReport } from '../../report/sarif.ts'
import { VERSION } from '../../version.ts'
import { readRulePages, RULE_PAGES } from '../../engine/rule-pages.ts'
import { withEdits } from './fix-edits.ts'
import type { JudgedMap } from './map.ts'
import { prefixOf } from './repository.ts'

export const FORMATS = ['pretty', 'json', 'sarif', 'github', 'junit'] as const

export type Format = (typeof FORMATS)[number]

const reportedRules = async (): Promise<ReportedRule[]> =>
  (await readRulePages()).map((page) => ({
    ...page,
    helpUri: pathToFileURL(`${RULE_PAGES}/${page.code}.md`).href,
  }))

const onlyErrors = (judgement: Judgement): Judgement => ({
  ...judgement,
  diagnostics: judgement.diagnostics.filter(({ severity }) => severity === 'error'),
  overridden: [],
})

export const reportOf = async (
  folder: string,
  { loaded, judgement: all }: JudgedMap,
  { format, quiet, colour }: { format: Format; quiet: boolean; colour: boolean },
): Promise<string> => {
  const { texts } = loaded
  const judgement = quiet ? onlyErrors(all) : all
  const edited = (): Judgement => ({
    ...judgement,
    diagnostics: withEdits(judgement.diagnostics, loaded),
  })
  const prefix = prefixOf(folder)
  switch (format) {
    case 'pretty':
      return prettyReport(judgement, { texts }, colour)
    case 'json':
      return jsonReport(edited())
    case 'sarif':
      return sarifReport(edited(), { prefix, version: VERSION, rules: await reportedRules() })
    case 'github':
      return githubReport(judgement, { prefix, rules: await reportedRules() })
    case 'junit':
      return junitReport(judgement, { texts, prefix })
  }
}
