/** Cells of the grid: a change that nested slices inherit is told once, where it was made. */
import type { Context, Teller, Told } from './context.ts'
import type { Difference } from './differences.ts'
import { at, branchAt, canonical, isBranch, isList, type Tree } from './tree.ts'
import { listed, quoted } from './wording.ts'

const NOUNS: Readonly<Record<string, string>> = {
  intent: 'the intent',
  value: 'the value delivered',
  outcome: 'the outcome',
  metric: 'the metric',
  proof: 'the proof point',
  cadence: 'the cadence',
  why: 'the reason why it does not apply',
}

const inWords = ({ nameOf }: Context, part: string, value: Tree): string => {
  if (part === 'proof' && typeof value === 'string') return `\`${value}\``
  if (part === 'policies' && isList(value)) return listed(value.map((id) => nameOf('policy', String(id))))
  if (isBranch(value)) {
    const { name, logic } = value
    return typeof logic === 'string' ? `${quoted(String(name))} (\`${logic}\`)` : quoted(String(name))
  }
  return quoted(String(value))
}

const sentenceOf = (context: Context, part: string, before: Tree, after: Tree): string => {
  if (part === 'applies') {
    return after === false ? 'the step does not apply any more' : 'the step now applies'
  }
  const noun = NOUNS[part] ?? `the ${part}`
  const [is1, was1, they] = part === 'policies' ? ['are', 'were', 'they'] : ['is', 'was', 'it']
  const [was, is] = [before, after].map((value) =>
    value === undefined ? null : inWords(context, part, value),
  )
  if (was === null) return `${noun} ${is1} now ${is}`
  return is === null
    ? `${noun} ${is1} no longer said; ${they} ${was1} ${was}`
    : `${noun} ${was1} ${was} and ${is1} now ${is}`
}

interface Piece {
  readonly slice: string
  readonly stage: string
  readonly part: string
  readonly before: Tree
  readonly after: Tree
  readonly tells: readonly Difference[]
}

/** The parts of cells that differ. The policies of a cell are one part. */
const piecesOf = ({ before, after }: Context, differences: readonly Difference[]): Piece[] => {
  const pieces = new Map<string, Piece>()
  for (const difference of differences) {
    const [section, slice, stage, part] = difference.path.map(String)
    if (section !== 'grid' || slice === undefined || stage === undefined || part === undefined) continue
    const path = ['grid', slice, stage, part]
    const key = path.join('.')
    pieces.set(key, {
      slice,
      stage,
      part,
      before: at(before, path),
      after: at(after, path),
      tells: [...(pieces.get(key)?.tells ?? []), difference],
    })
  }
  return [...pieces.values()]
}

/** Whether the step begins or ceases to apply: then all parts of the cell follow from it. */
const followsFrom = (piece: Piece, other: Piece): boolean =>
  other.part === 'applies' && piece.slice === other.slice && piece.stage === other.stage

const isSame = (one: Piece, other: Piece): boolean =>
  one.stage === other.stage &&
  one.part === other.part &&
  canonical(one.before ?? null) === canonical(other.before ?? null) &&
  canonical(one.after ?? null) === canonical(other.after ?? null)

const isMinor = (part: string): boolean => part === 'intent' || part === 'value' || part === 'why'

/** `; so too for New shoppers`: the slices that inherit all of it, and those that inherit some of it. */
const alsoFor = ({ nameOf }: Context, inheriting: readonly (readonly string[])[]): string => {
  const slices = [...new Set(inheriting.flat())]
  const isFull = (slice: string): boolean => inheriting.every((some) => some.includes(slice))
  const said = (some: readonly string[], end: string): string =>
    some.length === 0 ? '' : `; so too for ${listed(some.map((id) => nameOf('slice', id)))}${end}`
  return `${said(slices.filter(isFull), '')}${said(
    slices.filter((slice) => !isFull(slice)),
    ', where nothing else is said',
  )}`
}

/** The pieces of one cell in one sentence. */
const tellCell = (context: Context, pieces: readonly Piece[], also: string): Omit<Told, 'tells'> => {
  const [first] = pieces
  const { slice = '', stage = '' } = first ?? {}
  const cell = ['grid', slice, stage]
  const isNew = at(context.before, cell) === undefined
  const isGone = at(context.after, cell) === undefined
  const where = `${context.nameOf('stage', stage)} for ${context.nameOf('slice', slice)}`
  const applies = pieces.some(({ part }) => part === 'applies')
  const said = pieces.map(({ part, before, after }) => sentenceOf(context, part, before, after)).join('; ')
  const content = pieces.map(({ part, after }) => `${part} ${inWords(context, part, after)}`).join(', ')
  const only = pieces.length === 1 ? first : undefined
  const valuesOf = (side: 'before' | 'after'): Tree => {
    if (only) return only[side]
    const some = pieces.filter((piece) => piece[side] !== undefined)
    return some.length === 0 ? undefined : Object.fromEntries(some.map((piece) => [piece.part, piece[side]]))
  }
  return {
    kind: applies
      ? 'cell-applicability-changed'
      : isNew
        ? 'cell-added'
        : isGone
          ? 'cell-removed'
          : 'cell-changed',
    severity: !isNew && !isGone && pieces.every(({ part }) => isMinor(part)) ? 'minor' : 'notable',
    path: only ? [...cell, only.part] : cell,
    before: valuesOf('before'),
    after: valuesOf('after'),
    sentence: `${where}${
      applies || (!isNew && !isGone)
        ? `: ${said}`
        : isNew
          ? ` is now in the grid: ${content}`
          : ' is no longer in the grid'
    }${also}.`,
  }
}

export const tellGrid: Teller = (context, differences) => {
  const all = piecesOf(context, differences)
  const parentOf = (slice: string): string | null => {
    const parent = branchAt(context.after, ['slices', slice])['within']
    return typeof parent === 'string' ? parent : null
  }
  const leading = all.filter((piece) => !all.some((other) => other !== piece && followsFrom(piece, other)))
  const byPlace = new Map(leading.map((piece) => [`${piece.slice}\n${piece.stage}\n${piece.part}`, piece]))
  /** The same piece of the slice around it, from which this one is inherited. */
  const around = (piece: Piece): Piece | null => {
    const parent = parentOf(piece.slice)
    const outer = parent === null ? undefined : byPlace.get(`${parent}\n${piece.stage}\n${piece.part}`)
    return outer && isSame(outer, piece) ? outer : null
  }
  const rootOf = (piece: Piece): Piece => {
    const way = [piece]
    for (let outer = around(piece); outer !== null && !way.includes(outer); outer = around(outer))
      way.push(outer)
    // In a circle of slices, which is an error of the map, the way ends before it closes.
    return way.at(-1) ?? piece
  }
  const heirs = new Map<Piece, Piece[]>()
  for (const piece of leading) {
    const root = rootOf(piece)
    heirs.set(root, [...(heirs.get(root) ?? []), piece])
  }
  const cells = new Map<string, Piece[]>()
  for (const root of heirs.keys()) {
    const cell = JSON.stringify([root.slice, root.stage])
    cells.set(cell, [...(cells.get(cell) ?? []), root])
  }
  return [...cells.values()].map((roots): Told => {
    const told = new Set(roots.flatMap((root) => heirs.get(root) ?? []))
    const inheriting = roots.map((root) =>
      (heirs.get(root) ?? []).filter((piece) => piece !== root).map(({ slice }) => slice),
    )
    return {
      ...tellCell(context, roots, alsoFor(context, inheriting)),
      tells: all
        .filter((piece) => told.has(piece) || [...told].some((one) => followsFrom(piece, one)))
        .flatMap(({ tells }) => tells),
    }
  })
}
