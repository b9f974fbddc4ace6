/** Streams that were split, merged, replaced, and stages or slices that have moved from one to another. */
import type { Context, Told, Teller } from './context.ts'
import { flowsOf, NO_STAGE, type Flow } from './coverage.ts'
import type { Difference } from './differences.ts'
import { asTree, common, inWords, NONE, union, type Spots } from './spots.ts'
import { at, isBranch, type Branch } from './tree.ts'
import { listed } from './wording.ts'

/** A change, and what it says of each stream: what it serves no more, what it serves now. */
interface Structural {
  readonly told: Omit<Told, 'tells'>
  readonly lost: ReadonlyMap<string, Spots>
  readonly gained: ReadonlyMap<string, Spots>
}

const ofFlows = (flows: readonly Flow[]): Pick<Structural, 'lost' | 'gained'> => {
  const by = (end: 'from' | 'to'): Map<string, Spots> =>
    new Map(
      [...new Set(flows.map((flow) => flow[end]))].map((id) => [
        id,
        union(flows.filter((flow) => flow[end] === id).map(({ spots }) => spots)),
      ]),
    )
  return { lost: by('from'), gained: by('to') }
}

const flowsFrom = (flows: readonly Flow[], id: string): Flow[] => flows.filter(({ from }) => from === id)

const keptBy = ({ before, after }: Context['coverage'], id: string): Spots =>
  common(before.get(id) ?? NONE, after.get(id) ?? NONE)

/** One stream's slices and stages are now served by two or more, of which one at least is new. */
const isSplit = ({ coverage }: Context, flows: readonly Flow[], id: string): boolean => {
  const out = flowsFrom(flows, id)
  return (
    out.some(({ to }) => !coverage.before.has(to)) && out.length + Math.sign(keptBy(coverage, id).size) > 1
  )
}

const splits = (context: Context, flows: readonly Flow[]): Structural[] =>
  [...new Set(flows.map(({ from }) => from))]
    .filter((id) => isSplit(context, flows, id))
    .map((id) => {
      const { coverage, nameOf } = context
      const out = flowsFrom(flows, id)
      const kept = keptBy(coverage, id)
      const name = nameOf('stream', id)
      const parts = out.map(
        ({ to, spots }) => `${nameOf('stream', to)} now serves ${inWords(context, spots)}`,
      )
      const rest = kept.size > 0 ? `${name} keeps ${inWords(context, kept)}` : `nothing is left to ${name}`
      return {
        ...ofFlows(out),
        told: {
          kind: 'stream-split',
          severity: 'breaking',
          path: ['streams', id],
          before: { [id]: asTree(coverage.before.get(id) ?? NONE) },
          after: Object.fromEntries([
            ...out.map(({ to, spots }) => [to, asTree(spots)] as const),
            ...(kept.size > 0 ? [[id, asTree(kept)] as const] : []),
          ]),
          sentence: `${name} was split: ${[...parts, rest].join('; ')}.`,
        },
      }
    })

/** Streams that are no more, and what they served is now served by another one. */
const merges = (context: Context, flows: readonly Flow[]): Structural[] =>
  [...new Set(flows.map(({ to }) => to))].flatMap((id): Structural[] => {
    const { coverage, nameOf } = context
    const whole = flows.filter(({ from, to }) => to === id && !coverage.after.has(from))
    const isReplaced = !coverage.before.has(id) && whole.length === 1
    const [first] = whole
    if (first === undefined || (isReplaced && isSplit(context, flows, first.from))) return []
    const spots = union(whole.map((flow) => flow.spots))
    const names = listed(whole.map(({ from }) => nameOf('stream', from)))
    const verb = isReplaced ? 'replaced by' : 'merged into'
    return [
      {
        ...ofFlows(whole),
        told: {
          kind: isReplaced ? 'stream-replaced' : 'streams-merged',
          severity: 'breaking',
          path: ['streams', id],
          before: Object.fromEntries(
            whole.map(({ from }) => [from, asTree(coverage.before.get(from) ?? NONE)]),
          ),
          after: { [id]: asTree(spots) },
          sentence: `${names} ${whole.length === 1 ? 'was' : 'were'} ${verb} ${nameOf('stream', id)}, which now serves ${inWords(context, spots)}.`,
        },
      },
    ]
  })

/** What went from one stream to another, both of which there were before and are now. */
const moves = (context: Context, flows: readonly Flow[]): Structural[] =>
  flows
    .filter(
      ({ from, to }) =>
        context.coverage.after.has(from) && context.coverage.before.has(to) && !isSplit(context, flows, from),
    )
    .map((flow) => ({
      ...ofFlows([flow]),
      told: {
        kind: 'boundary-moved',
        severity: 'breaking',
        path: ['streams', flow.to],
        before: { [flow.from]: asTree(flow.spots) },
        after: { [flow.to]: asTree(flow.spots) },
        sentence: `The boundary moved: ${inWords(context, flow.spots)} went from ${context.nameOf('stream', flow.from)} to ${context.nameOf('stream', flow.to)}.`,
      },
    }))

/** What a stream serves that no stream serves on the other side, though the map has slice and stage there too. */
const alone = (spots: Spots, others: Spots, there: Branch): Spots =>
  new Map(
    [...spots].filter(
      ([key, { slice, stage }]) =>
        !others.has(key) &&
        at(there, ['slices', slice]) !== undefined &&
        (stage === NO_STAGE || at(there, ['journey', 'stages', stage]) !== undefined),
    ),
  )

/** What streams that there were before and are now serve no more, or serve now, while no other one does or did. */
const lostAndGained = (context: Context): Structural[] => {
  const { before, after } = context.coverage
  const [servedBefore, servedAfter] = [union([...before.values()]), union([...after.values()])]
  const none = new Map<string, Spots>()
  return [...before].flatMap(([id, was]): Structural[] => {
    const is = after.get(id)
    if (is === undefined) return []
    const told = { path: ['streams', id] }
    const name = context.nameOf('stream', id)
    const lost = alone(was, servedAfter, context.after)
    const gained = alone(is, servedBefore, context.before)
    const losing: Structural = {
      lost: new Map([[id, lost]]),
      gained: none,
      told: {
        ...told,
        kind: 'coverage-lost',
        severity: 'breaking',
        before: asTree(lost),
        after: undefined,
        sentence: `No stream serves ${inWords(context, lost)} any more; ${name} did.`,
      },
    }
    const gaining: Structural = {
      lost: none,
      gained: new Map([[id, gained]]),
      told: {
        ...told,
        kind: 'coverage-gained',
        severity: 'notable',
        before: undefined,
        after: asTree(gained),
        sentence: `${name} now serves ${inWords(context, gained)}, which no stream served before.`,
      },
    }
    return [...(lost.size > 0 ? [losing] : []), ...(gained.size > 0 ? [gaining] : [])]
  })
}

/** What a stream serves no more, or serves now, through one entry of its `for` or `stages`; else nothing. */
const throughEntry = ({ coverage }: Context, { path, before, after }: Difference): Spots => {
  const [section, id, list] = path
  const entry = before ?? after
  if (section !== 'streams' || path.length !== 4 || typeof entry !== 'string') return NONE
  if (list !== 'for' && list !== 'stages') return NONE
  const [was, is] = [coverage.before.get(String(id)) ?? NONE, coverage.after.get(String(id)) ?? NONE]
  const [here, there] = after === undefined ? [was, is] : [is, was]
  const slices = new Set(coverage.within(entry))
  return new Map(
    [...here].filter(
      ([key, { slice, stage }]) => !there.has(key) && (list === 'for' ? slices.has(slice) : stage === entry),
    ),
  )
}

const involves = ({ lost, gained }: Structural, id: string): boolean => lost.has(id) || gained.has(id)

export const tellStreams: Teller = (context, differences) => {
  const flows = flowsOf(context.coverage)
  const all = [
    ...splits(context, flows),
    ...merges(context, flows),
    ...moves(context, flows),
    ...lostAndGained(context),
  ]
  const isTold = (difference: Difference): boolean => {
    const { path, before, after } = difference
    const id = String(path[1])
    // A stream that came or went by this, as a whole.
    if (path[0] === 'streams' && path.length === 2) return isBranch(before ?? after)
    const spots = throughEntry(context, difference)
    const told = union(all.map(({ lost, gained }) => (after === undefined ? lost : gained).get(id) ?? NONE))
    return spots.size > 0 && common(spots, told).size === spots.size
  }
  const told = differences.filter(isTold)
  return (
    all
      .map((one) => ({ ...one.told, tells: told.filter(({ path }) => involves(one, String(path[1]))) }))
      // What follows from a change of slices or of the grid alone is told there.
      .filter(({ tells }) => tells.length > 0)
  )
}
