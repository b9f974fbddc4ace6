/** Sources: what is read otherwise than before, and which figures that changes. */
import type { ChangeSeverity } from './change.ts'
import type { Context, Teller, Told } from './context.ts'
import type { Difference } from './differences.ts'
import { at, isBranch, type Tree } from './tree.ts'
import { listed, quoted, words } from './wording.ts'

const ALL = 'all its figures'

/** Key of a source → what is said of it, and the figures that it changes. */
const KEYS: Readonly<Record<string, { what: string; changes: string | null }>> = {
  stream: { what: 'the rules for streams', changes: 'which stream its items count for' },
  slice: { what: 'the rules for slices', changes: 'which slice its items count for' },
  team: { what: 'the rules for teams', changes: 'which team its items count for' },
  hierarchy: { what: 'how parents and children count', changes: ALL },
  blockedBy: { what: 'the field that says what an item waits for', changes: null },
  costOfDelay: { what: 'the field that holds the cost of delay', changes: null },
  moves: {
    what: 'the rules for what its items are meant to move',
    changes: 'which work is set beside which stage',
  },
  cost: { what: 'the field that holds what an item cost', changes: 'the cost of work set beside a stage' },
  states: { what: 'what statuses mean', changes: 'flow time, flow efficiency, flow load and flow velocity' },
  orderOfStates: {
    what: 'the order of statuses',
    changes: 'the order of its stages, or which pattern decides',
  },
  classify: { what: 'the rules for types', changes: 'flow distribution, and every figure of one type' },
  finish: {
    what: 'when an item is done',
    changes: 'flow velocity, flow time, flow load and flow efficiency',
  },
  historyFrom: { what: 'where its history begins', changes: 'which flow times are left out' },
  measures: { what: 'whether it holds work or journeys', changes: ALL },
  kind: { what: 'its kind', changes: ALL },
  csv: { what: 'what the columns mean', changes: ALL },
  jira: { what: 'which fields are kept', changes: 'which rules can match' },
  cloudEvents: { what: 'which events it takes and how they are read', changes: ALL },
  xes: { what: 'which attributes of the log mean what', changes: ALL },
  ocel: { what: 'which object is the journey', changes: ALL },
  otlp: { what: 'which spans and records it takes and how they are read', changes: ALL },
  cdEvents: { what: 'which events it takes and how they are read', changes: ALL },
  tokenFrom: { what: 'where the token of its senders comes from', changes: null },
  link: { what: 'the address of its items', changes: null },
  simulated: { what: 'whether its data is simulated', changes: null },
  staleAfterDays: { what: 'after how many days it counts as stale', changes: null },
}

const meaning = (tree: Tree): string => {
  if (!isBranch(tree)) return 'not mapped'
  const { state, stage } = tree
  return typeof stage === 'string' ? `${String(state)} in ${quoted(stage)}` : String(state)
}

/** Statuses one by one; of other keys the value, if it is short. */
const details = (key: string, differences: readonly Difference[]): string => {
  if (key === 'states') {
    return `: ${listed(
      differences.map(
        ({ path, before, after }) =>
          `${quoted(String(path.at(-1)))} is now ${meaning(after)} (it was ${meaning(before)})`,
      ),
    )}`
  }
  const [only] = differences
  if (differences.length !== 1 || only === undefined || only.path.length !== 3) return ''
  const [was, is] = [only.before, only.after].map((value) =>
    value === undefined ? 'not said' : typeof value === 'object' ? null : String(value),
  )
  return was === null || is === null ? '' : ` from ${was} to ${is}`
}

const told = ({ nameOf, before, after }: Context, id: string, key: string, tells: Difference[]): Told => {
  const { what, changes } = KEYS[key] ?? { what: words(key), changes: null }
  const path = ['sources', id, key]
  const severity: ChangeSeverity = changes === null ? 'minor' : 'notable'
  return {
    kind: changes === null ? 'source-changed' : 'source-mapping-changed',
    severity,
    path,
    before: at(before, path),
    after: at(after, path),
    sentence: `The source ${nameOf('source', id)} changed ${what}${details(key, tells)}.${
      changes === null ? '' : ` This changes ${changes}.`
    }`,
    tells,
  }
}

export const tellSources: Teller = (context, differences) => {
  const groups = new Map<string, { id: string; key: string; tells: Difference[] }>()
  for (const difference of differences) {
    const [section, id, key] = difference.path.map(String)
    if (section !== 'sources' || id === undefined || key === undefined || !Object.hasOwn(KEYS, key)) continue
    const name = JSON.stringify([id, key])
    const group = groups.get(name) ?? { id, key, tells: [] }
    group.tells.push(difference)
    groups.set(name, group)
  }
  return [...groups.values()].map(({ id, key, tells }) => told(context, id, key, tells))
}
