/**
 * The value stream network: all that work flows through, as a graph in layers from where work is seen, over who
 * does it and with what, to the streams, and on to the north-star, the goal and the money.
 */
import { streamsFed } from '../../model/measured-by.ts'
import { consumersOf } from '../../identify/seams.ts'
import { streamOfTeam } from '../../identify/staffing.ts'
import type { Path } from '../../model/place.ts'
import type { Source, ValueStreamMap } from '../../model/schema.ts'
import { moneyText } from '../wording.ts'

export const LAYERS = [
  'Sources',
  'Teams',
  'Systems',
  'Capabilities',
  'Supporting streams',
  'Value streams',
  'North-stars',
  'Goals',
  'Revenue streams',
] as const

export interface NetworkNode {
  /** The path joined by dots. */
  readonly key: string
  readonly path: Path
  /** Position in {@link LAYERS}. */
  readonly layer: number
  readonly name: string
  /** Something under the name; what is missing is told apart. */
  readonly under: string | null
  readonly isMissing: boolean
  /** The stream that it is, or is of. */
  readonly stream: string | null
}

const EDGE_KINDS = ['owns', 'uses', 'earns'] as const

/** From left to right: what flows into what. */
export interface NetworkEdge {
  readonly from: string
  readonly to: string
  readonly kind: (typeof EDGE_KINDS)[number]
  /** The stream in whose colour it is drawn. */
  readonly stream: string | null
}

export interface Network {
  readonly nodes: readonly NetworkNode[]
  readonly edges: readonly NetworkEdge[]
  /** Nodes with no edge. */
  readonly unconnected: readonly NetworkNode[]
}

const streamsOfSource = ({ stream }: Source): ReadonlySet<string> => new Set(streamsFed(stream))

const nodesOf = (map: ValueStreamMap): NetworkNode[] => {
  const node = (
    path: Path,
    layer: (typeof LAYERS)[number],
    name: string,
    more: Partial<Pick<NetworkNode, 'under' | 'isMissing' | 'stream'>> = {},
  ): NetworkNode => ({
    key: path.join('.'),
    path,
    layer: LAYERS.indexOf(layer),
    name,
    under: null,
    isMissing: false,
    stream: null,
    ...more,
  })
  const streams = [...map.streams]
  // One place for each stream, so that a north-star that is missing is seen.
  const stars = [
    ...streams.filter(([, { kind }]) => kind === 'top-level'),
    ...streams.filter(([, { kind }]) => kind === 'supporting'),
  ].map(([id, { northStar }]) =>
    northStar === undefined
      ? node(['streams', id, 'northStar'], 'North-stars', 'no north-star', { stream: id, isMissing: true })
      : node(['streams', id, 'northStar'], 'North-stars', northStar.name, {
          stream: id,
          under: northStar.goal === undefined ? 'serves no goal' : null,
          isMissing: northStar.goal === undefined,
        }),
  )
  return [
    ...[...map.sources].map(([id, { name, measures }]) =>
      node(['sources', id], 'Sources', name, { under: measures === 'work' ? 'delivery work' : 'journeys' }),
    ),
    ...[...map.teams].map(([id, { name }]) => node(['teams', id], 'Teams', name)),
    ...[...map.systems].map(([id, { name, vendor }]) =>
      node(['systems', id], 'Systems', name, { under: vendor ?? null }),
    ),
    ...[...map.capabilities].map(([id, { name }]) => node(['capabilities', id], 'Capabilities', name)),
    ...streams.map(([id, { name, kind, lifecycle }]) =>
      node(['streams', id], kind === 'supporting' ? 'Supporting streams' : 'Value streams', name, {
        stream: id,
        under: lifecycle === 'running' ? null : lifecycle,
      }),
    ),
    ...stars,
    ...Object.entries(map.organisation.goals).map(([id, { name, revenueStreams }]) =>
      node(['organisation', 'goals', id], 'Goals', name, {
        under: revenueStreams.length === 0 ? 'makes no revenue stream grow' : null,
      }),
    ),
    ...[...map.revenueStreams].map(([id, { name, amount }]) =>
      node(['revenueStreams', id], 'Revenue streams', name, {
        under: amount === undefined ? null : moneyText(amount),
      }),
    ),
  ]
}

const edgesOf = (map: ValueStreamMap): NetworkEdge[] => {
  const edge = (
    from: Path,
    to: Path,
    kind: NetworkEdge['kind'],
    stream: string | null = null,
  ): NetworkEdge => ({
    from: from.join('.'),
    to: to.join('.'),
    kind,
    stream,
  })
  const ofStreams = [...map.streams].flatMap(([id, { capabilities, systems, northStar, owner }]) => {
    const here = ['streams', id]
    const star = [...here, 'northStar']
    return [
      ...(systems?.owned ?? []).map((one) => edge(['systems', one], here, 'owns', id)),
      ...(systems?.used ?? []).map((one) => edge(['systems', one], here, 'uses', id)),
      ...(capabilities?.owned ?? []).map((one) => edge(['capabilities', one], here, 'owns', id)),
      ...(capabilities?.used ?? []).map((one) => edge(['capabilities', one], here, 'uses', id)),
      ...(owner === undefined ? [] : [edge(['teams', owner], here, 'owns', id)]),
      ...(northStar === undefined ? [] : [edge(here, star, 'owns', id)]),
      ...(northStar?.goal === undefined
        ? []
        : [edge(star, ['organisation', 'goals', northStar.goal], 'owns', id)]),
    ]
  })
  return [
    ...[...map.sources].flatMap(([id, source]) =>
      [...streamsOfSource(source)].map((stream) =>
        edge(['sources', id], ['streams', stream], 'uses', stream),
      ),
    ),
    ...[...streamOfTeam(map)].flatMap(([team, stream]) =>
      stream === null ? [] : [edge(['teams', team], ['streams', stream], 'owns', stream)],
    ),
    ...[...map.capabilities].flatMap(([id, { systems }]) =>
      systems.map((system) => edge(['systems', system], ['capabilities', id], 'owns')),
    ),
    ...ofStreams,
    ...[...consumersOf(map)].flatMap(([supporting, consumers]) =>
      consumers.map((one) => edge(['streams', supporting], ['streams', one], 'uses', supporting)),
    ),
    ...Object.entries(map.organisation.goals).flatMap(([id, { revenueStreams }]) =>
      revenueStreams.map((one) => edge(['organisation', 'goals', id], ['revenueStreams', one], 'owns')),
    ),
    ...[...map.revenueStreams].flatMap(([id, { shares }]) =>
      Object.keys(shares).map((stream) => edge(['streams', stream], ['revenueStreams', id], 'earns', stream)),
    ),
  ]
}

/** The network of a map. Edges that lead nowhere are left out, doubles are drawn once. */
export const networkOf = (map: ValueStreamMap): Network => {
  const nodes = nodesOf(map)
  const known = new Set(nodes.map(({ key }) => key))
  const edges = new Map<string, NetworkEdge>()
  for (const edge of edgesOf(map)) {
    const name = `${edge.from} ${edge.to}`
    if (known.has(edge.from) && known.has(edge.to) && edge.from !== edge.to && !edges.has(name))
      edges.set(name, edge)
  }
  const connected = new Set([...edges.values()].flatMap(({ from, to }) => [from, to]))
  return {
    nodes,
    edges: [...edges.values()],
    // A stream without a north-star is told by the gap in its place.
    unconnected: nodes.filter(({ key, path }) => !connected.has(key) && path[2] !== 'northStar'),
  }
}
