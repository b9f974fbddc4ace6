/** What has changed between the alerts that are known and what needs attention now. */
import type { Micros } from '../flow/event.ts'
import type { Attention, Finding } from './attention.ts'
import { shortId, type StoredAlert } from './stored.ts'

/** One that was over and is found again within its period is open again, and known to whoever was told. */
const openedBy = (finding: Finding, known: StoredAlert | undefined, now: Micros): StoredAlert =>
  known
    ? { ...known, resolved: null }
    : { ...finding, id: shortId(finding.identity), opened: now, resolved: null, acknowledged: null }

/**
 * The alerts that are new, open again, or over, in their new state; none of those that stay as they are.
 *
 * An alert is over when its scope was judged and it was not found; what can't be judged stays as it is.
 */
export const reconcile = (
  known: ReadonlyMap<string, StoredAlert>,
  { findings, unjudged }: Attention,
  now: Micros,
): StoredAlert[] => {
  const open = new Map(
    [...known.values()].filter(({ resolved }) => resolved === null).map((alert) => [alert.subject, alert]),
  )
  const found = new Map(findings.map((finding) => [finding.subject, finding]))
  const opened = [...found.values()]
    .filter(({ subject }) => !open.has(subject))
    .map((finding) => openedBy(finding, known.get(shortId(finding.identity)), now))
  const over = [...open.values()]
    .filter(({ subject, scope }) => !found.has(subject) && !unjudged.has(scope))
    .map((alert) => ({ ...alert, resolved: now }))
  return [...opened, ...over]
}
