/** Capabilities and systems that have moved, and boundary items that are shared or owned now. */
import type { Context, Teller, Told } from './context.ts'
import type { Difference } from './differences.ts'
import { branchAt, isBranch, textsAt, type Branch } from './tree.ts'
import { listed, words } from './wording.ts'

type Part = 'capabilities' | 'systems'

const KIND_OF = { capabilities: 'capability', systems: 'system' } as const

const ownersOf = (tree: Branch, part: Part): Map<string, string[]> => {
  const owners = new Map<string, string[]>()
  for (const stream of Object.keys(branchAt(tree, ['streams']))) {
    for (const id of textsAt(tree, ['streams', stream, part, 'owned'])) {
      owners.set(id, [...(owners.get(id) ?? []), stream])
    }
  }
  return owners
}

const isOf = (
  { path, before, after }: Difference,
  part: Part,
  id: string,
  streams: ReadonlySet<string>,
): boolean =>
  path[0] === 'streams' && path[2] === part && (before ?? after) === id && streams.has(String(path[1]))

const sentenceOf = (what: string, was: readonly string[], is: readonly string[]): string => {
  if (was.length === 0) return `${what} is now owned by ${listed(is)}.`
  if (is.length === 0) return `${what} is owned by no stream any more; ${listed(was)} owned it.`
  return `${what} is now owned by ${listed(is)}; it was owned by ${listed(was)}.`
}

const moved = (context: Context, part: Part, differences: readonly Difference[]): Told[] => {
  const [before, after] = [ownersOf(context.before, part), ownersOf(context.after, part)]
  const kind = KIND_OF[part]
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id): Told[] => {
    const [was, is] = [before.get(id) ?? [], after.get(id) ?? []]
    const touched = new Set([...was, ...is])
    const tells = differences.filter((one) => isOf(one, part, id, touched))
    // Owned by streams that came or went as a whole, or by the same ones as before.
    const owned = tells.filter(({ path }) => path[3] === 'owned')
    if (owned.length === 0) return []
    const names = (streams: readonly string[]): string[] =>
      streams.map((one) => context.nameOf('stream', one))
    const isMove = was.length > 0 && is.length > 0
    return [
      {
        kind: isMove ? `${kind}-moved` : `${kind}-ownership-changed`,
        severity: isMove ? 'breaking' : 'notable',
        path: owned.find((one) => one.after !== undefined)?.path ?? owned[0]?.path ?? [],
        before: was,
        after: is,
        sentence: sentenceOf(`The ${kind} ${context.nameOf(kind, id)}`, names(was), names(is)),
        tells,
      },
    ]
  })
}

const choice = (item: Branch, { nameOf }: Context): string => {
  const by =
    typeof item['with'] === 'string' ? ` (offered by ${nameOf('supporting stream', item['with'])})` : ''
  return item['choice'] === 'shared' ? `shared${by}` : 'owned within the stream'
}

/** Boundary items: new ones, removed ones, and those for which the choice is another. */
const items = (context: Context, differences: readonly Difference[]): Told[] =>
  differences.flatMap((difference): Told[] => {
    const [section, id, part, item, field] = difference.path
    if (section !== 'streams' || part !== 'boundaries' || item === undefined) return []
    const path = ['streams', String(id), 'boundaries', item]
    const [was, is] = [branchAt(context.before, path), branchAt(context.after, path)]
    const what = `The boundary item ${words(String(item))} of ${context.nameOf('stream', String(id))}`
    if (field === undefined && isBranch(difference.before ?? difference.after)) {
      const isNew = difference.after !== undefined
      return [
        {
          ...difference,
          kind: isNew ? 'boundary-item-decided' : 'boundary-item-removed',
          severity: 'notable',
          sentence: isNew
            ? `${what} is now decided: ${choice(is, context)}.`
            : `${what} is no longer decided; it was ${choice(was, context)}.`,
          tells: [difference],
        },
      ]
    }
    // What is offered by whom belongs to the choice.
    const isSameChoice = was['choice'] === is['choice']
    if (field !== 'choice' && !(field === 'with' && isSameChoice)) return []
    return [
      {
        kind: 'boundary-item-moved',
        severity: 'breaking',
        path,
        before: was,
        after: is,
        sentence: `${what} was ${choice(was, context)} and is now ${choice(is, context)}.`,
        tells: differences.filter(
          ({ path: other }) =>
            path.every((step, i) => step === other[i]) && (other[4] === 'choice' || other[4] === 'with'),
        ),
      },
    ]
  })

export const tellArchitecture: Teller = (context, differences) => [
  ...moved(context, 'capabilities', differences),
  ...moved(context, 'systems', differences),
  ...items(context, differences),
]
