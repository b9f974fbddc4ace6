/**
 * Where the grid says that slices differ [article: step 5]. At each stage the slices fall into groups; slices
 * of different groups differ in at least one of the five aspects. Everything else stays merged.
 */
import { ASPECTS, type Aspect, type ValueStreamMap } from '../model/schema.ts'
import { coverageOf } from './coverage.ts'
import { cellOf, outcomes } from './inherited.ts'

/**
 * What speaks for a difference: something `stated`, such as another event, policy, cadence or finish line; or
 * only the `wording` of intent or outcome, which two people may have chosen differently for the same thing.
 */
type Strength = 'stated' | 'wording'

/** What a slice says of an aspect at a stage. */
interface Saying {
  /** Equal for slices that say the same. */
  readonly key: string
  /** In words, for people. */
  readonly says: string
  readonly strength: Strength
}

/** One aspect in which slices differ at a stage. */
interface Difference {
  readonly stage: string
  readonly aspect: Aspect
  readonly strength: Strength
  /** Who says what; slices that say nothing of it are left out. */
  readonly sayings: readonly { readonly slices: readonly string[]; readonly says: string }[]
}

/** A run of stages at which the same groups of slices differ: a fork that the grid proposes. */
export interface Divergence {
  readonly at: readonly string[]
  /** The groups, each as the fewest slices; within a group nothing differs. */
  readonly groups: readonly (readonly string[])[]
  readonly differs: readonly Aspect[]
  readonly evidence: readonly Difference[]
}

/** Texts that differ in case, spaces or punctuation only say the same. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

const wording = (text: string | undefined): Saying | null =>
  text === undefined ? null : { key: plain(text), says: text, strength: 'wording' }

const stated = (text: string | undefined): Saying | null =>
  text === undefined ? null : { key: plain(text), says: text, strength: 'stated' }

/**
 * What a slice says of an aspect at a stage, by inheritance; null where it says nothing, and where the step
 * does not apply or is empty. A cell without policies says that none holds.
 *
 * @param isLast Whether it is the last stage of the comparison: there the finish line of the slice counts.
 */
export const sayingOf = (
  map: ValueStreamMap,
  slice: string,
  stage: string,
  aspect: Aspect,
  isLast: boolean,
): Saying | null => {
  const effective = cellOf(map)(slice, stage)
  if (effective.kind !== 'applies') return null
  const { cell } = effective
  switch (aspect) {
    case 'intent':
      return wording(cell.intent)
    case 'finishLine': {
      const outcome = isLast ? outcomes(map)(slice) : undefined
      return stated(outcome?.proof ?? outcome?.finishLine) ?? wording(cell.outcome)
    }
    case 'proof':
      return cell.proof === undefined ? null : { key: cell.proof, says: cell.proof, strength: 'stated' }
    case 'cadence':
      return stated(cell.cadence)
    case 'policy': {
      const policies = [...new Set(cell.policies)].toSorted()
      return {
        key: policies.join(),
        says: policies.length > 0 ? policies.join(', ') : 'none',
        strength: 'stated',
      }
    }
  }
}

const applies = (map: ValueStreamMap, slice: string, stage: string): boolean =>
  cellOf(map)(slice, stage).kind === 'applies'

const grouped = <T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

/** How some leaves differ at one stage: their groups, and why. */
const differencesAt = (
  map: ValueStreamMap,
  leaves: readonly string[],
  stage: string,
  isLast: boolean,
  least: Strength,
): { groups: string[][]; evidence: Difference[] } => {
  const { joined } = coverageOf(map)
  let groups = [[...leaves]]
  const evidence: Difference[] = []
  for (const aspect of ASPECTS) {
    const said = new Map(
      leaves.flatMap((leaf): [string, Saying][] => {
        const saying = sayingOf(map, leaf, stage, aspect, isLast)
        return saying === null || (least === 'stated' && saying.strength === 'wording')
          ? []
          : [[leaf, saying]]
      }),
    )
    const bySaying = grouped([...said.keys()], (leaf) => said.get(leaf)?.key ?? '')
    if (bySaying.size < 2) continue
    evidence.push({
      stage,
      aspect,
      strength: [...said.values()].some(({ strength }) => strength === 'stated') ? 'stated' : 'wording',
      sayings: [...bySaying.values()].map((some) => ({
        slices: joined(some),
        says: said.get(some[0] ?? '')?.says ?? '',
      })),
    })
    groups = groups.flatMap((group) => {
      // A slice that says nothing of the aspect goes with the first of its group that does.
      const first = group.map((leaf) => said.get(leaf)).find((saying) => saying !== undefined)
      return [...grouped(group, (leaf) => (said.get(leaf) ?? first)?.key ?? '').values()]
    })
  }
  return { groups, evidence }
}

/**
 * The divergences of the grid, in the order of the journey. Neighbouring stages with the same groups are one.
 *
 * @param least `stated` leaves out what only the wording of intents and outcomes speaks for.
 */
export const divergencesOf = (map: ValueStreamMap, least: Strength = 'wording'): Divergence[] => {
  if (map.grid.size === 0) return []
  const { leaves, joined } = coverageOf(map)
  const stages = [...map.stages.keys()]
  const rows = stages.map((stage) => leaves.filter((leaf) => applies(map, leaf, stage)))
  // The finish lines of slices are compared at the last step that most of them take.
  const most = Math.max(...rows.map((row) => row.length))
  const last = rows.findLastIndex((row) => row.length === most)
  const found: { at: string[]; leaves: string[][]; evidence: Difference[]; until: number }[] = []
  for (const [i, stage] of stages.entries()) {
    const row = rows[i] ?? []
    if (row.length < 2) continue
    const { groups, evidence } = differencesAt(map, row, stage, i === last, least)
    if (groups.length < 2) continue
    const before = found.at(-1)
    if (before?.until === i - 1 && JSON.stringify(before.leaves) === JSON.stringify(groups)) {
      before.at.push(stage)
      before.evidence.push(...evidence)
      before.until = i
    } else found.push({ at: [stage], leaves: groups, evidence, until: i })
  }
  return found.map(({ at, leaves: groups, evidence }) => ({
    at,
    groups: groups.map(joined),
    differs: ASPECTS.filter((aspect) => evidence.some((one) => one.aspect === aspect)),
    evidence,
  }))
}

/** The recorded forks that part at least two of these groups of slices at one of these stages. */
export const forksOf = (map: ValueStreamMap, { at, groups }: Pick<Divergence, 'at' | 'groups'>): string[] => {
  const { leavesOfAll, leavesOf } = coverageOf(map)
  const sides = groups.map((slices) => new Set(leavesOfAll(slices)))
  const isParted = (slices: readonly string[]): boolean =>
    sides.filter((side) => slices.some((slice) => leavesOf(slice).some((leaf) => side.has(leaf)))).length > 1
  return [...map.forks].flatMap(([id, fork]) =>
    fork.at.some((stage) => at.includes(stage)) && isParted(fork.slices) ? [id] : [],
  )
}
