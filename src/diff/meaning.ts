/**
 * What a map means, whatever way it is written: two maps mean the same if and only if their meanings are the
 * same tree. Short forms are written out, what is inherited in the grid stands in each cell, what is empty or
 * says the default is left out, and white space in texts is one blank.
 */
import { effectiveCell } from '../model/grid.ts'
import type { Cell, GridCell, Slice } from '../model/schema.ts'
import { branchAt, isBranch, isList, textsAt, type Branch, type Tree } from './tree.ts'

const asList = (tree: Tree): Tree => (tree === undefined || isList(tree) ? tree : [tree])

const asBranch = (tree: Tree, key: string, rest: Branch = {}): Tree =>
  tree === undefined || isBranch(tree) ? tree : { [key]: tree, ...rest }

const eachOf = (things: Branch, change: (thing: Branch, id: string) => Branch): Branch =>
  Object.fromEntries(
    Object.entries(things).map(([id, thing]) => [id, isBranch(thing) ? change(thing, id) : thing]),
  )

const metric = (tree: Tree): Tree => asBranch(tree, 'name', { better: 'higher' })

/** A window alone holds in all stages, and who comes back goes on. */
const choices = (one: Branch): Branch => ({
  ...one,
  abandonment: asBranch(one['abandonment'], 'after', { comesBack: 'continues' }),
})

const measuring = (one: Branch): Branch => ({
  ...choices(one),
  work: isBranch(one['work']) ? choices(one['work']) : undefined,
  journeys: isBranch(one['journeys']) ? choices(one['journeys']) : undefined,
})

const stream = (one: Branch): Branch => ({
  ...one,
  measuring: isBranch(one['measuring']) ? measuring(one['measuring']) : undefined,
  risks: isList(one['risks']) ? one['risks'].map((risk) => asBranch(risk, 'name')) : undefined,
})

const seam = (one: Branch): Branch => ({
  ...one,
  fallback: asBranch(one['fallback'], 'does', { coverage: 100 }),
})

const businessEvent = (one: Branch, name: string): Branch => ({
  ...one,
  types: textsAt(one, ['types']).length === 0 ? [name] : one['types'],
})

/** The first business event that matches decides what state a journey is in: of those that say one, the order counts. */
const orderOfEvents = (events: Branch): string[] =>
  Object.entries(events).flatMap(([name, one]) => (isBranch(one) && one['state'] !== undefined ? [name] : []))

const rules = (tree: Tree): Tree => (typeof tree === 'string' ? [{ is: tree }] : tree)

/** Where the order of statuses has a meaning: the first pattern decides, and the stages of work stand in it. */
const orderOfStates = (source: Branch): string[] =>
  Object.keys(branchAt(source, ['states'])).filter(
    (status) => source['measures'] === 'work' || status.includes('*'),
  )

const source = (one: Branch): Branch => {
  const csv = one['csv']
  const cloudEvents = one['cloudEvents']
  const moves = one['moves']
  return {
    ...one,
    stream: rules(one['stream']),
    slice: rules(one['slice']),
    ...(isBranch(moves) ? { moves: { stage: rules(moves['stage']), slice: rules(moves['slice']) } } : {}),
    states: eachOf(
      Object.fromEntries(
        Object.entries(branchAt(one, ['states'])).map(([status, meaning]) => [
          status,
          asBranch(meaning, 'state'),
        ]),
      ),
      (meaning) => meaning,
    ),
    orderOfStates: orderOfStates(one),
    ...(isBranch(csv)
      ? {
          csv: {
            ...csv,
            item: asList(csv['item']),
            state: asList(csv['state']),
            activity: asList(csv['activity']),
            time: asBranch(csv['time'], 'column'),
          },
        }
      : {}),
    ...(isBranch(cloudEvents) ? { cloudEvents: { ...cloudEvents, from: asList(cloudEvents['from']) } } : {}),
  }
}

const cellOf = (slices: ReadonlyMap<string, Slice>, grid: Grid, slice: string, stage: string): Tree => {
  const cell = effectiveCell({ slices, grid }, slice, stage)
  if (cell.kind === 'empty') return undefined
  if (cell.kind === 'does not apply') return { applies: false, why: cell.why ?? undefined }
  const said: Cell = cell.cell
  return { ...said, metric: metric(said.metric as Tree) } as unknown as Branch
}

type Grid = ReadonlyMap<string, ReadonlyMap<string, GridCell>>

/** Slice → stage → what holds there, by inheritance. */
const effectiveGrid = (tree: Branch): Branch => {
  const slices = new Map(Object.entries(branchAt(tree, ['slices']))) as unknown as Map<string, Slice>
  const grid = new Map(
    Object.entries(branchAt(tree, ['grid'])).map(([id, row]) => [
      id,
      new Map(Object.entries(isBranch(row) ? row : {})),
    ]),
  ) as unknown as Grid
  if (grid.size === 0) return {}
  const stages = new Set([
    ...Object.keys(branchAt(tree, ['journey', 'stages'])),
    ...[...grid.values()].flatMap((row) => [...row.keys()]),
  ])
  return Object.fromEntries(
    [...new Set([...slices.keys(), ...grid.keys()])].map((slice) => [
      slice,
      Object.fromEntries([...stages].map((stage) => [stage, cellOf(slices, grid, slice, stage)])),
    ]),
  )
}

/** Without what is empty, and with one blank for any white space. */
const pruned = (tree: Tree): Tree => {
  if (typeof tree === 'string') return tree.replaceAll(/\s+/g, ' ').trim()
  if (isList(tree)) return tree.length === 0 ? undefined : tree.map(pruned)
  if (!isBranch(tree)) return tree ?? undefined
  const kept = Object.entries(tree)
    .map(([key, value]) => [key, pruned(value)] as const)
    .filter(([, value]) => value !== undefined)
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

/** @param tree A map as {@link treeOf} gives it. */
export const meaningOf = (tree: Branch): Branch => {
  const section = (name: string): Branch => branchAt(tree, [name])
  const meaning = pruned({
    ...tree,
    journey: {
      ...section('journey'),
      orderOfStages: Object.keys(branchAt(tree, ['journey', 'stages'])),
      orderOfEvents: orderOfEvents(section('events')),
    },
    grid: effectiveGrid(tree),
    streams: eachOf(section('streams'), stream),
    interfaces: eachOf(section('interfaces'), seam),
    events: eachOf(section('events'), businessEvent),
    sources: eachOf(section('sources'), source),
  })
  return isBranch(meaning) ? meaning : {}
}
