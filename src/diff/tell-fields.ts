/** All that no other teller has told: fields that are another, entries that came and went. */
import type { Path } from '../model/place.ts'
import type { ChangeSeverity } from './change.ts'
import { ownerOf, type Context, type Teller, type Told } from './context.ts'
import type { Difference } from './differences.ts'
import { EXPLAINING, FIELDS, type Field } from './fields.ts'
import { thingAt } from './things.ts'
import { at, isBranch, isList, matches, type Tree } from './tree.ts'
import { capitalised, listed, quoted, shown, withArticle, words } from './wording.ts'

/** What keys are called that are no nouns. */
const NOUNS: Readonly<Record<string, string>> = {
  on: 'day',
  by: 'author',
  why: 'reason',
  until: 'last day',
  from: 'first day',
  to: 'last day',
  about: 'subject',
  better: 'better way',
  holds: 'condition',
  tactic: 'quality tactic',
  learned: 'lesson',
  won: 'evidence that they can be won',
  served: 'evidence that they can be served',
  renewed: 'evidence that they renew',
}

const nounOf = (rest: Path): string => {
  const last = String(rest.at(-1))
  return NOUNS[last] ?? words(rest.map(String).join(' '))
}

/** The field of a path; of what no line lists, one that is made up from the path. */
const fieldOf = (path: Path): Field => {
  const known = FIELDS.find((field) => matches(path, field.at))
  const isExplained = EXPLAINING.has(String(path.at(-1)))
  if (known) return known.at.endsWith('*') && isExplained ? { ...known, severity: 'minor' } : known
  // A part of something that is listed is told as a change of it.
  const outer = path.length > 3 ? fieldOf(path.slice(0, -1)) : null
  const severity: ChangeSeverity = isExplained ? 'minor' : 'notable'
  const kind = thingAt(path)?.of.kind ?? String(path[0])
  return { at: path.join('.'), kind: outer?.kind ?? `${kind.replaceAll(' ', '-')}-changed`, severity }
}

const shownAs = (context: Context, field: Field, value: Tree): string => {
  const { names } = field
  if (names !== undefined) {
    const ids = isList(value) ? value : [value]
    return listed(ids.map((id) => context.nameOf(names, String(id))))
  }
  return field.show?.(value) ?? shown(value)
}

/** `for` of a top-level stream names slices, that of a supporting one streams. */
const withNames = (context: Context, field: Field, path: Path, value: Tree): string => {
  if (!matches(path, 'streams.*.for.*')) return shownAs(context, field, value)
  const id = String(value)
  const isStream = at(context.after, ['streams', id]) ?? at(context.before, ['streams', id])
  return context.nameOf(isStream === undefined ? 'slice' : 'stream', id)
}

/** Entries of one list that came or went, in one sentence. */
const tellEntries = (context: Context, list: Path, field: Field, tells: readonly Difference[]): Told => {
  const came = tells.filter(({ before }) => before === undefined)
  const gone = tells.filter(({ after }) => after === undefined)
  const say = (some: readonly Difference[], value: (one: Difference) => Tree): string =>
    listed(some.map((one) => withNames(context, field, one.path, value(one))))
  const { label, rest } = ownerOf(context, list)
  const noun = nounOf(rest)
  const parts = [
    ...(came.length > 0
      ? [`${field.comes ?? `now lists under ${noun}`} ${say(came, ({ after }) => after)}`]
      : []),
    ...(gone.length > 0
      ? [`${field.goes ?? `no longer lists under ${noun}`} ${say(gone, ({ before }) => before)}`]
      : []),
  ]
  return {
    kind: field.kind,
    severity: field.severity,
    path: list,
    before: gone.length > 0 ? gone.map(({ before }) => before) : undefined,
    after: came.length > 0 ? came.map(({ after }) => after) : undefined,
    sentence: `${capitalised(label)} ${parts.join(' and ')}.`,
    tells,
  }
}

/** The entry of a record within a thing, such as a guardrail, came or went as a whole. */
const isEntry = (path: Path, value: Tree): boolean =>
  isBranch(value) &&
  /^streams\.[^.]+\.(?:metrics|guardrails|serviceLevels|services)\.[^.]+$/.test(path.join('.'))

const tellField = (context: Context, difference: Difference): Told => {
  const { path, before, after } = difference
  const field = fieldOf(path)
  const { label, rest } = ownerOf(context, path)
  // What there was not before can't be missed.
  const added = field.severity === 'minor' ? 'minor' : 'notable'
  const severity =
    before === undefined ? added : after === undefined ? (field.removed ?? field.severity) : field.severity
  const told = { kind: field.kind, severity, path, before, after, tells: [difference] }
  if (isEntry(path, after ?? before)) {
    const owner = context.nameOf('stream', String(path[1]))
    const name = at(after ?? before, ['name'])
    const what = `${words(String(path[2])).replace(/s$/, '')} ${quoted(String(name))}`
    return {
      ...told,
      sentence: after === undefined ? `${owner} no longer has the ${what}.` : `${owner} now has the ${what}.`,
    }
  }
  if (matches(path, 'revenueStreams.*.shares.*')) {
    const [was, is] = [before ?? 0, after ?? 0].map((value) => shownAs(context, field, value))
    return {
      ...told,
      sentence: `The share of ${context.nameOf('stream', String(path[3]))} in ${label} went from ${was} to ${is}.`,
    }
  }
  const noun = field.noun ?? nounOf(rest)
  const [was, is] = [before, after].map((value) =>
    value === undefined ? null : shownAs(context, field, value),
  )
  const sentence =
    was === null
      ? `${capitalised(label)} now has ${withArticle(noun)}: ${is}.`
      : is === null
        ? `${capitalised(label)} no longer has ${withArticle(noun)}; it was ${was}.`
        : `The ${noun} of ${label} changed from ${was} to ${is}.`
  return {
    ...told,
    sentence: field.changes === undefined ? sentence : `${sentence} This changes ${field.changes}.`,
  }
}

/** The north-star: another metric, or the same one that is measured, meant or aimed otherwise. */
const tellNorthStar = (context: Context, difference: Difference): Told => {
  const { path, before, after } = difference
  const stream = context.nameOf('stream', String(path[1]))
  const called = (value: Tree): string => {
    const [name, logic] = [at(value, ['name']), at(value, ['logic'])]
    return `${quoted(String(name))}${logic === undefined ? '' : ` (\`${String(logic)}\`)`}`
  }
  const keys = ['name', 'logic', 'better', 'goal', 'definition', 'unit'].filter(
    (key) => at(before, [key]) !== at(after, [key]),
  )
  // Logic that was not said before makes no other metric of it.
  const isAnother = keys.some(
    (key) => ['name', 'logic', 'better'].includes(key) && at(before, [key]) !== undefined,
  )
  const goal = (value: Tree): string => {
    const id = at(value, ['goal'])
    return id === undefined ? 'no goal' : context.nameOf('goal', String(id))
  }
  const others = keys.filter((key) => !['name', 'logic', 'goal'].includes(key))
  const parts = [
    ...(keys.includes('name') || keys.includes('logic')
      ? [`was ${called(before)} and is now ${called(after)}`]
      : []),
    ...(keys.includes('goal') ? [`serves ${goal(after)} (it was ${goal(before)})`] : []),
    ...others.map(
      (key) =>
        `has ${key === 'better' ? 'as better way' : `the ${key}`} ${shown(at(after, [key]))}${at(before, [key]) === undefined ? '' : ` (it was ${shown(at(before, [key]))})`}`,
    ),
  ]
  return {
    kind: 'north-star-changed',
    severity:
      before === undefined ? 'notable' : isAnother ? 'breaking' : keys.includes('goal') ? 'notable' : 'minor',
    path,
    before,
    after,
    sentence:
      before === undefined
        ? `${stream} now has a north-star: ${called(after)}.`
        : after === undefined
          ? `${stream} no longer has a north-star; it was ${called(before)}.`
          : `The north-star of ${stream} ${listed(parts)}.`,
    tells: [difference],
  }
}

/** Whether the last step is the position of an entry that came or went. */
const isListEntry = ({ path, before, after }: Difference): boolean =>
  typeof path.at(-1) === 'number' && (before === undefined || after === undefined)

export const tellFields: Teller = (context, differences) => {
  const lists = new Map<string, Difference[]>()
  for (const difference of differences.filter(isListEntry)) {
    const list = JSON.stringify(difference.path.slice(0, -1))
    lists.set(list, [...(lists.get(list) ?? []), difference])
  }
  return [
    ...[...lists].map(([list, tells]) => {
      const path = JSON.parse(list) as Path
      return tellEntries(context, path, fieldOf([...path, 0]), tells)
    }),
    ...differences
      .filter((difference) => !isListEntry(difference))
      .map((difference) =>
        matches(difference.path, 'streams.*.northStar')
          ? tellNorthStar(context, difference)
          : tellField(context, difference),
      ),
  ]
}
