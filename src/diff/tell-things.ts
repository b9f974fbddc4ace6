/** Things that are new, removed or retired. */
import { thingAt, type Thing } from './things.ts'
import type { Context, Teller, Told } from './context.ts'
import type { Difference } from './differences.ts'
import { at, canonical, isBranch, textsAt, type Branch, type Tree } from './tree.ts'
import { listed, quoted, words } from './wording.ts'

const text = (thing: Branch, key: string): string =>
  typeof thing[key] === 'string' ? String(thing[key]) : ''

const quotedName = (name: string): string => (name.startsWith('`') ? name : quoted(name))

/** What is worth saying of something that was not there before, as the end of a sentence. */
const aboutStream = (thing: Branch, { nameOf }: Context): string => {
  const kind = text(thing, 'kind')
  const served = textsAt(thing, ['for']).map((id) => nameOf(kind === 'supporting' ? 'stream' : 'slice', id))
  return `, a ${kind} stream for ${listed(served)}; it promises ${quoted(text(thing, 'promise'))}`
}

const ABOUT: Readonly<Record<string, (thing: Branch, context: Context) => string>> = {
  stream: aboutStream,
  fork: (thing, { nameOf }) =>
    `: ${listed(textsAt(thing, ['slices']).map((id) => nameOf('slice', id)))} part at ${listed(
      textsAt(thing, ['at']).map((id) => nameOf('stage', id)),
    )} in ${listed(textsAt(thing, ['differs']).map(words))}, because ${quoted(text(thing, 'why'))}`,
  interface: (thing, { nameOf }) =>
    `: ${nameOf('stream', text(thing, 'provider'))} offers it to ${listed(
      textsAt(thing, ['consumers']).map((id) => nameOf('stream', id)),
    )}, ${text(thing, 'style')}`,
  experiment: (thing, { nameOf }) =>
    ` on ${nameOf('stream', text(thing, 'stream'))}: ${quoted(text(thing, 'hypothesis'))}`,
}

/** Things that are recorded: the sentence says what the record says. */
const RECORDED: Readonly<Record<string, (id: string, thing: Branch) => string>> = {
  decision: (id, thing) =>
    `The decision \`${id}\` is recorded: on ${text(thing, 'on')} ${text(thing, 'by')} decided ${
      thing['kind'] === 'other' ? 'about' : `to ${text(thing, 'kind')}`
    } ${listed(textsAt(thing, ['about']).map((one) => `\`${one}\``))}, because ${quoted(text(thing, 'why'))}.`,
  review: (id, thing) =>
    `The review \`${id}\` of ${text(thing, 'on')} by ${text(thing, 'by')} is recorded: ${quoted(text(thing, 'findings'))}.`,
  override: (id, thing) =>
    `The override \`${id}\` is recorded: since ${text(thing, 'on')} ${text(thing, 'by')} answers for ${text(thing, 'rule')} at \`${text(thing, 'about')}\`, because ${quoted(text(thing, 'why'))}.`,
}

/** Lists in which slices and stages are named; entries of what is no more go with it. */
const NAMED_IN = new Set(['for', 'stages', 'slices', 'at'])

/** What comes and goes with a slice or a stage: its cells of the grid, and, when it goes, its place in lists. */
const withIt = (thing: Thing, isGone: boolean, differences: readonly Difference[]): Difference[] =>
  thing.of.kind === 'slice' || thing.of.kind === 'stage'
    ? differences.filter(
        ({ path, before, after }) =>
          (path[0] === 'grid' && path[thing.of.kind === 'slice' ? 1 : 2] === thing.id) ||
          (isGone &&
            path.length === 4 &&
            NAMED_IN.has(String(path[2])) &&
            before === thing.id &&
            after === undefined),
      )
    : []

/** A slice lies within another one now: the cells that it inherits are others, though nobody has written them. */
const tellNesting = (context: Context, difference: Difference, differences: readonly Difference[]): Told => {
  const { path, before, after } = difference
  const slice = String(path[1])
  const around = (id: string): string[] => {
    const way: string[] = []
    for (let here: Tree = id; typeof here === 'string' && !way.includes(here);) {
      way.push(here)
      here = at(context.after, ['slices', here, 'within'])
    }
    return way
  }
  const inherited = differences.filter(({ path: [section, id, ...rest] }) => {
    if (section !== 'grid' || id === undefined || !around(String(id)).includes(slice)) return false
    const { before: was, after: is } = context.written
    return canonical(at(was, [id, ...rest.slice(0, 2)])) === canonical(at(is, [id, ...rest.slice(0, 2)]))
  })
  const name = context.nameOf('slice', slice)
  const where = (tree: Tree): string =>
    typeof tree === 'string' ? `within ${context.nameOf('slice', tree)}` : 'a slice of its own'
  return {
    kind: 'slice-nesting-changed',
    severity: 'notable',
    path,
    before,
    after,
    sentence: `${name} is now ${where(after)}; it was ${where(before)}${
      inherited.length > 0 ? '. What it inherits in the grid is another' : ''
    }.`,
    tells: [difference, ...inherited],
  }
}

const kindName = (kind: string): string => kind.replaceAll(' ', '-')

/** Policies are called by what they are: an obligation, an SLA. */
const nounOf = (kind: string, thing: Branch): string => {
  if (kind === 'policy' && thing['kind'] === 'sla') return 'SLA'
  if (kind === 'policy') return text(thing, 'kind') || kind
  return kind === 'stream' ? `${text(thing, 'kind')} stream` : kind
}

export const tellThings: Teller = (context, differences) =>
  differences.flatMap((difference): Told[] => {
    const { path, before, after } = difference
    const thing = thingAt(path)
    if (thing === null) return []
    const { kind, added, removed } = thing.of
    const name = quotedName(context.nameOf(kind, thing.id))
    if (kind === 'stream' && thing.rest[0] === 'lifecycle' && after === 'retired') {
      return [
        {
          kind: 'stream-retired',
          severity: 'breaking',
          path,
          before,
          after,
          sentence: `The stream ${name} is retired.`,
          tells: [difference],
        },
      ]
    }
    if (kind === 'slice' && thing.rest[0] === 'within') return [tellNesting(context, difference, differences)]
    const content = after ?? before
    if (thing.rest.length > 0 || !isBranch(content)) return []
    const tells = [difference, ...withIt(thing, after === undefined, differences)]
    if (after === undefined) {
      return [
        {
          kind: `${kindName(kind)}-removed`,
          severity: removed,
          path,
          before,
          after,
          sentence: `The ${nounOf(kind, content)} ${name} is removed.`,
          tells,
        },
      ]
    }
    const recorded = RECORDED[kind]
    return [
      {
        kind: `${kindName(kind)}-${recorded ? 'recorded' : 'added'}`,
        severity: added,
        path,
        before,
        after,
        sentence: recorded
          ? recorded(thing.id, content)
          : `The ${kind === 'stream' ? kind : nounOf(kind, content)} ${name} is new${ABOUT[kind]?.(content, context) ?? ''}.`,
        tells,
      },
    ]
  })
