/** The report of `millrace check` in the form that was asked for. */
import { pathToFileURL } from 'node:url'
import type { Diagnostic } from '../../check/diagnostic.ts'
import type { Judgement } from '../../check/judge.ts'
import { editTexts } from '../../edit/edit-texts.ts'
import { githubReport } from '../../report/github.ts'
import { jsonReport } from '../../report/json.ts'
import { junitReport } from '../../report/junit.ts'
import { prettyReport } from '../../report/pretty.ts'
import type { ReportedRule } from '../../report/report.ts'
import { sarifReport } from '../../report/sarif.ts'
import { VERSION } from '../../version.ts'
import { readRulePages, RULE_PAGES } from '../rule-pages.ts'
import type { JudgedMap } from './map.ts'
import { prefixOf } from './repository.ts'

export const FORMATS = ['pretty', 'json', 'sarif', 'github', 'junit'] as const

export type Format = (typeof FORMATS)[number]

const reportedRules = async (): Promise<ReportedRule[]> =>
  (await readRulePages()).map((page) => ({
    ...page,
    helpUri: pathToFileURL(`${RULE_PAGES}/${page.code}.md`).href,
  }))

/** Fixes that are said of the map, as edits of its text as well. */
const withEdits = (one: Diagnostic, texts: ReadonlyMap<string, string>): Diagnostic => {
  if (!one.fix?.changes || one.fix.edits) return one
  const edited = editTexts(texts, one.fix.changes)
  return 'edits' in edited ? { ...one, fix: { ...one.fix, edits: edited.edits } } : one
}

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
    diagnostics: judgement.diagnostics.map((one) => withEdits(one, texts)),
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
