/** The pages of `docs/rules`, which ship with the package: what each code of the check means. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** As far from the source (`src/engine`) as from what is built of it (`dist/engine`). */
export const RULE_PAGES = fileURLToPath(new URL('../../docs/rules', import.meta.url))

/** The page of a code, in Markdown; null if there is none. */
export const readRulePage = (code: string): Promise<string | null> =>
  readFile(join(RULE_PAGES, `${code}.md`), 'utf8').catch(() => null)

export interface RulePage {
  /** Such as `MR201`. */
  readonly code: string
  readonly name: string
  readonly severity: 'error' | 'warning' | 'info'
  /** What the problem is, in a sentence or two. */
  readonly summary: string
  /** The whole page, in Markdown. */
  readonly text: string
}

const HEAD =
  /^# (?<code>MR\d{3}): (?<name>.+)\r?\n\s*\*\*(?<severity>Error|Warning|Info)\b[^*]*\*\* (?<summary>.+)/

const pageOf = (text: string): RulePage | null => {
  const head = HEAD.exec(text)?.groups
  return head
    ? {
        code: head['code'] ?? '',
        name: head['name'] ?? '',
        severity: head['severity']?.toLowerCase() as RulePage['severity'],
        summary: head['summary'] ?? '',
        text,
      }
    : null
}

/** All pages, in the order of their codes. */
export const readRulePages = async (): Promise<RulePage[]> => {
  const files = (await readdir(RULE_PAGES)).filter((file) => /^MR\d{3}\.md$/.test(file)).sort()
  const texts = await Promise.all(files.map((file) => readFile(join(RULE_PAGES, file), 'utf8')))
  return texts.flatMap((text) => pageOf(text) ?? [])
}
