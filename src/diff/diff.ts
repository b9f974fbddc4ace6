/**
 * Compares two maps by what they mean. Things are matched by kind and id, or recognised under another id. Order
 * and formatting make no difference, save the order of stages and of rules of which the first that matches
 * decides.
 */
import type { LoadedMap } from '../model/load.ts'
import type { Path } from '../model/place.ts'
import { SEVERITIES, type MapChange } from './change.ts'
import type { Context, Teller, Told } from './context.ts'
import { coverageOf } from './coverage.ts'
import { differences, type Difference } from './differences.ts'
import { meaningOf } from './meaning.ts'
import { inLaterIds, renamesBetween, type Renames } from './renames.ts'
import { tellArchitecture } from './tell-architecture.ts'
import { tellFields } from './tell-fields.ts'
import { tellGrid } from './tell-grid.ts'
import { tellPromises } from './tell-promises.ts'
import { tellSources } from './tell-sources.ts'
import { tellStreams } from './tell-streams.ts'
import { tellTeams } from './tell-teams.ts'
import { tellThings } from './tell-things.ts'
import { namesOf, THING_KINDS } from './things.ts'
import { at, treeOf } from './tree.ts'

/** The later ones tell what is left by the earlier ones; the last one tells everything. */
const TELLERS: readonly Teller[] = [
  tellStreams,
  tellThings,
  tellArchitecture,
  tellPromises,
  tellGrid,
  tellTeams,
  tellSources,
  tellFields,
]

const tellAll = (context: Context, all: readonly Difference[]): Told[] => {
  let left = all
  return TELLERS.flatMap((tell) => {
    const told = tell(context, left)
    const done = new Set(told.flatMap(({ tells }) => tells))
    left = left.filter((one) => !done.has(one))
    return told
  })
}

/** The path that something had under its earlier id. */
const earlierPath = (path: Path, renames: Renames): Path => {
  for (const { under } of THING_KINDS) {
    if (!under.every((step, i) => step === path[i])) continue
    const id = path[under.length]
    const earlier = [...(renames.get(under.join('.')) ?? [])].find(([, later]) => later === id)?.[0]
    if (earlier !== undefined) return path.with(under.length, earlier)
  }
  return path
}

const ofRenames = (renames: Renames, context: Context): Told[] =>
  THING_KINDS.flatMap(({ under, kind }) =>
    [...(renames.get(under.join('.')) ?? [])].map(([before, after]): Told => {
      const name = context.nameOf(kind, after)
      const called = name.startsWith('`') ? '' : ` ${name}`
      return {
        kind: `${kind.replaceAll(' ', '-')}-renamed`,
        severity: ['stream', 'slice', 'source', 'event'].includes(kind) ? 'notable' : 'minor',
        path: [...under, after],
        before,
        after,
        sentence: `The id of the ${kind}${called} is now \`${after}\`; it was \`${before}\`.`,
        tells: [],
      }
    }),
  )

/**
 * All changes from one map to another, the breaking ones first, then in the order of the later text.
 * Empty if and only if both mean the same.
 */
export const diff = (before: LoadedMap, after: LoadedMap): MapChange[] => {
  const earlier = treeOf(before.map)
  const later = inLaterIds(after, treeOf(after.map), new Map())
  const renames = renamesBetween(before, earlier, later)
  const comparable = inLaterIds(before, earlier, renames)
  const [was, is] = [meaningOf(comparable), meaningOf(later)]
  const context: Context = {
    before: was,
    after: is,
    written: { before: comparable['grid'], after: later['grid'] },
    nameOf: namesOf(was, is),
    coverage: coverageOf(was, is),
  }
  const told = [...ofRenames(renames, context), ...tellAll(context, differences(was, is))]
  const changes = told.map(({ kind, severity, sentence, path, ...change }): MapChange => {
    // What came by inheritance or is written in a short form has no place of its own: the nearest one is named.
    const isThere = at(is, path.slice(0, 2)) !== undefined && change.after !== undefined
    return {
      kind,
      severity,
      // A quotation that ends a sentence ends with its own full stop.
      sentence: sentence.replace(/(?<=[.!?…])”\.$/, '”'),
      path: isThere ? path : earlierPath(path, renames),
      before: change.before ?? null,
      after: change.after ?? null,
      at: isThere
        ? { ...after.locate(path), side: 'after' }
        : { ...before.locate(earlierPath(path, renames)), side: 'before' },
    }
  })
  return changes.sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : 0) ||
      a.at.line - b.at.line ||
      a.at.column - b.at.column,
  )
}
