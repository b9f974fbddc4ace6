/**
 * The whole map as a static site: pages that open from the disk, need no script and no other file than each
 * other. Pure: the same map gives the same pages.
 */
import type { Judgement } from '../check/judge.ts'
import type { LoadedMap } from '../model/load.ts'
import { contextOf, type RuleText } from './context.ts'
import { SCRIPT } from './filter.ts'
import { pageOf } from './layout.ts'
import { capabilitiesPage } from './pages/capabilities.ts'
import { decisionsPage } from './pages/decisions.ts'
import { glossaryPage } from './pages/glossary.ts'
import { gridPage } from './pages/grid.ts'
import { indexPage } from './pages/index.ts'
import { journeyPage } from './pages/journey.ts'
import { networkPage } from './pages/network.ts'
import { peoplePage } from './pages/people.ts'
import { policiesPage } from './pages/policies.ts'
import { problemsPage } from './pages/problems.ts'
import { revenuePage } from './pages/revenue.ts'
import { rulePage } from './pages/rule.ts'
import { seamsPage } from './pages/seams.ts'
import { slicesPage } from './pages/slices.ts'
import { sourcesPage } from './pages/sources.ts'
import { streamPage } from './pages/stream.ts'
import { STYLE } from './style.ts'

interface SiteRequest {
  readonly loaded: LoadedMap
  /** What the check found. */
  readonly judgement: Judgement
  /** What the codes of the check mean. */
  readonly rules: readonly RuleText[]
  /** The day for which it is written, such as `2026-05-01`: whether a review is overdue depends on it. */
  readonly today?: string
}

/** All files of the site, by their names. All lie in one folder. */
export const siteOf = (request: SiteRequest): ReadonlyMap<string, string> => {
  const context = contextOf(request)
  const pages = [
    indexPage(context),
    slicesPage(context),
    gridPage(context),
    journeyPage(context),
    ...[...request.loaded.map.streams.keys()].map((id) => streamPage(context, id)),
    seamsPage(context),
    networkPage(context),
    capabilitiesPage(context),
    revenuePage(context),
    peoplePage(context),
    policiesPage(context),
    decisionsPage(context),
    sourcesPage(context),
    problemsPage(context),
    ...context.explained.map((rule) => rulePage(context, rule)),
    glossaryPage(context),
  ]
  return new Map([
    ...pages.map((page) => [page.file, pageOf(context, page)] as const),
    ['style.css', STYLE] as const,
    ['filter.js', SCRIPT] as const,
  ])
}
