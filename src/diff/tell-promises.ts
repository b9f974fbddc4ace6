/** SLAs, guardrails, service levels and contracts: whether what is promised has become less or more. */
import type { ChangeSeverity } from './change.ts'
import { ownerOf, type Teller, type Told } from './context.ts'
import { byOrder, compareConditions, compareSlas, isMajorChange, type Comparison } from './promises.ts'
import { at, branchAt, matches, type Branch } from './tree.ts'
import { percentage, quoted, shown } from './wording.ts'

const SEVERITY: Readonly<Record<Comparison, ChangeSeverity>> = {
  loosened: 'breaking',
  tightened: 'notable',
  changed: 'notable',
}

const VERB: Readonly<Record<Comparison, string>> = {
  loosened: 'was loosened',
  tightened: 'was tightened',
  changed: 'changed',
}

const slaInWords = (sla: Branch): string =>
  Object.entries(sla)
    .map(([part, value]) =>
      part === 'terms'
        ? shown(value)
        : `${part} ${part === 'availability' ? percentage(value) : String(value)}`,
    )
    .join(', ')

const tellSlas: Teller = (context, differences) => {
  const paths = new Map(
    differences.flatMap(({ path }) => {
      const of = path.slice(0, path.indexOf('sla') + 1)
      return matches(of, 'interfaces.*.sla') || matches(of, 'streams.*.services.*.sla')
        ? [[of.join('.'), of] as const]
        : []
    }),
  )
  return [...paths.values()].map((path): Told => {
    const [was, is] = [branchAt(context.before, path), branchAt(context.after, path)]
    const { label } = ownerOf(context, path)
    const isNew = Object.keys(was).length === 0
    const isGone = Object.keys(is).length === 0
    const comparison = compareSlas(was, is)
    return {
      kind: isNew ? 'sla-added' : isGone ? 'sla-removed' : `sla-${comparison}`,
      severity: isNew ? 'notable' : isGone ? 'breaking' : SEVERITY[comparison],
      path,
      before: isNew ? undefined : was,
      after: isGone ? undefined : is,
      sentence: isNew
        ? `There is now an SLA for ${label}: ${slaInWords(is)}.`
        : isGone
          ? `There is no SLA for ${label} any more; it was ${slaInWords(was)}.`
          : `The SLA of ${label} ${VERB[comparison]}: it was ${slaInWords(was)} and is now ${slaInWords(is)}.`,
      tells: differences.filter((one) => path.every((step, i) => step === one.path[i])),
    }
  })
}

const tellConditions: Teller = (context, differences) =>
  differences.flatMap((difference): Told[] => {
    const { path, before, after } = difference
    const isGuardrail = matches(path, 'streams.*.guardrails.*.holds')
    if (!isGuardrail && !matches(path, 'streams.*.serviceLevels.*.holds')) return []
    if (typeof before !== 'string' || typeof after !== 'string') return []
    const comparison = compareConditions(before, after)
    const { label } = ownerOf(context, path)
    return [
      {
        ...difference,
        kind: `${isGuardrail ? 'guardrail' : 'service-level'}-${comparison}`,
        severity: SEVERITY[comparison],
        sentence: `${label.charAt(0).toUpperCase()}${label.slice(1)} ${VERB[comparison]}: it was ${quoted(before)} and is now ${quoted(after)}.`,
        tells: [difference],
      },
    ]
  })

/** The numbers of service levels: less of them is promised less. */
const tellNumbers: Teller = (context, differences) =>
  differences.flatMap((difference): Told[] => {
    const { path, before, after } = difference
    const isObjective = matches(path, 'streams.*.serviceLevels.*.objective')
    if (!isObjective && !matches(path, 'streams.*.serviceLevels.*.capacity')) return []
    if (typeof before !== 'number' || typeof after !== 'number') return []
    const comparison = byOrder(before, after, true)
    const { label } = ownerOf(context, path)
    const [was, is] = [before, after].map((number) => (isObjective ? percentage(number) : String(number)))
    return [
      {
        ...difference,
        kind: `service-level-${comparison}`,
        severity: SEVERITY[comparison],
        sentence: `The ${isObjective ? 'objective' : 'capacity'} of ${label} ${VERB[comparison]}: it was ${was} and is now ${is}.`,
        tells: [difference],
      },
    ]
  })

const tellVersions: Teller = (context, differences) =>
  differences.flatMap((difference): Told[] => {
    const { path, before, after } = difference
    if (!matches(path, 'interfaces.*.version')) return []
    if (typeof before !== 'string' || typeof after !== 'string') return []
    const isMajor = isMajorChange(before, after)
    const style = at(context.after, [...path.slice(0, 2), 'style'])
    return [
      {
        ...difference,
        kind: 'interface-version-changed',
        severity: isMajor ? 'breaking' : 'notable',
        sentence: `The ${String(style)} interface ${ownerOf(context, path).label} went from version ${before} to ${after}${
          isMajor ? ': those who use it must change' : ''
        }.`,
        tells: [difference],
      },
    ]
  })

export const tellPromises: Teller = (context, differences) => [
  ...tellSlas(context, differences),
  ...tellConditions(context, differences),
  ...tellNumbers(context, differences),
  ...tellVersions(context, differences),
]
