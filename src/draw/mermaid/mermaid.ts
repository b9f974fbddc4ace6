/** The map, a card, the seams and the network as Mermaid flowcharts. */
import { consumersOf } from '../../identify/seams.ts'
import type { ValueStreamMap } from '../../model/schema.ts'
import { LAYERS, networkOf } from '../network/network.ts'
import type { Look } from '../pen.ts'
import { contractText, fallbackText, moneyText, nameIn } from '../wording.ts'
import { Flowchart, nodeId, type Shape } from './flowchart.ts'

/** Slices lead to the streams that serve them; a stream is a frame around its stages. */
export const mermaidMap = (map: ValueStreamMap, look: Look): string => {
  const chart = new Flowchart(
    `Value stream map of ${map.organisation.name}`,
    'Customer slices lead to the streams that serve them; streams rely on supporting streams.',
    look,
  )
  for (const [id, { name }] of map.slices) chart.node(['slices', id], name, 'stadium')
  for (const [id, { within }] of map.slices) {
    if (within !== undefined && map.slices.has(within)) {
      chart.edge(nodeId(['slices', within]), nodeId(['slices', id]), 'dotted', 'contains')
    }
  }
  for (const [id, { name, kind, stages, northStar }] of map.streams) {
    const label = northStar === undefined ? name : `${name} ★ ${northStar.name}`
    if (stages.length === 0 || kind === 'supporting') {
      chart.node(['streams', id], label, kind === 'supporting' ? 'store' : 'box')
      continue
    }
    chart.group(['streams', id], label, () => {
      const nodes = stages.map((stage) =>
        chart.node(['streams', id, 'stages', stage], nameIn(map.stages, stage), 'box'),
      )
      for (const [at, node] of nodes.entries()) {
        const before = nodes[at - 1]
        if (before !== undefined) chart.edge(before, node)
      }
    })
  }
  for (const [id, { for: served }] of map.streams) {
    for (const one of served)
      if (map.slices.has(one)) chart.edge(nodeId(['slices', one]), nodeId(['streams', id]))
  }
  for (const [supporting, consumers] of consumersOf(map)) {
    for (const one of consumers) {
      chart.edge(nodeId(['streams', one]), nodeId(['streams', supporting]), 'dotted', 'relies on')
    }
  }
  return chart.toString()
}

/** A stream from trigger over its stages to the finish line, with what it is judged by and relies on. */
export const mermaidCard = (map: ValueStreamMap, id: string, look: Look): string => {
  const stream = map.streams.get(id)
  if (stream === undefined) return ''
  const { name, promise, trigger, finishLine, outcome, stages, northStar, owner, guardrails } = stream
  const chart = new Flowchart(`Charter of ${name}`, promise, look)
  const path = (key: string): string[] => ['streams', id, key]
  const customers = stream.for.map((one) =>
    chart.node([...path('for'), one], map.slices.get(one)?.name ?? nameIn(map.streams, one), 'stadium'),
  )
  const start = chart.node(path('trigger'), `Trigger: ${trigger}`, 'round')
  for (const customer of customers) chart.edge(customer, start)
  const frame = chart.group(
    ['streams', id],
    owner === undefined ? name : `${name} – ${nameIn(map.teams, owner)}`,
    () => {
      const nodes = stages.map((stage) => chart.node([...path('stages'), stage], nameIn(map.stages, stage)))
      if (nodes.length === 0) chart.node(path('stages'), 'no stages')
      for (const [at, node] of nodes.entries()) {
        const before = nodes[at - 1]
        if (before !== undefined) chart.edge(before, node)
      }
    },
  )
  const finish = chart.node(path('finishLine'), `Finish line: ${finishLine}`, 'round')
  chart.edge(start, frame)
  chart.edge(frame, finish)
  chart.edge(finish, chart.node(path('outcome'), `Outcome: ${outcome}`, 'flag'))
  const star = chart.node(
    path('northStar'),
    northStar === undefined ? 'no north-star' : `★ ${northStar.name}`,
    'hexagon',
  )
  chart.edge(frame, star, 'dotted', 'judged by')
  for (const [key, { name: guard, holds }] of Object.entries(guardrails)) {
    chart.edge(
      star,
      chart.node([...path('guardrails'), key], `${guard}: ${holds}`, 'hexagon'),
      'dotted',
      'guarded by',
    )
  }
  const goal = northStar?.goal === undefined ? undefined : map.organisation.goals[northStar.goal]
  if (northStar?.goal !== undefined && goal !== undefined) {
    chart.edge(
      star,
      chart.node(['organisation', 'goals', northStar.goal], goal.name, 'stadium'),
      'solid',
      'serves',
    )
  }
  for (const [revenue, { name: label, shares }] of map.revenueStreams) {
    const share = shares[id]
    if (share !== undefined)
      chart.edge(frame, chart.node(['revenueStreams', revenue], label, 'store'), 'dotted', `earns ${share} %`)
  }
  for (const one of stream.reliesOn) {
    if (one !== id)
      chart.edge(
        frame,
        chart.node(['streams', one], nameIn(map.streams, one), 'store'),
        'dotted',
        'relies on',
      )
  }
  return chart.toString()
}

/** Streams and the interfaces between them; solid lines wait for the answer, dotted ones do not. */
export const mermaidSeams = (map: ValueStreamMap, look: Look): string => {
  const chart = new Flowchart(
    `Seams of ${map.organisation.name}`,
    'Interfaces from the stream that offers them to the streams that use them; dotted ones are asynchronous.',
    look,
  )
  for (const [id, { name, kind }] of map.streams)
    chart.node(['streams', id], name, kind === 'supporting' ? 'store' : 'box')
  for (const [id, one] of map.interfaces) {
    const label = [
      one.name,
      contractText(one) ?? 'no contract',
      fallbackText(one) === null ? null : `otherwise: ${fallbackText(one)}`,
    ]
    const node = chart.node(['interfaces', id], label.filter((part) => part !== null).join(' – '), 'hexagon')
    const kind = one.style === 'asynchronous' ? 'dotted' : 'solid'
    if (map.streams.has(one.provider)) chart.edge(nodeId(['streams', one.provider]), node, kind)
    for (const consumer of new Set(one.consumers)) {
      if (map.streams.has(consumer)) chart.edge(node, nodeId(['streams', consumer]), kind, one.style)
    }
  }
  return chart.toString()
}

const SHAPE_OF: Readonly<Record<(typeof LAYERS)[number], Shape>> = {
  Sources: 'flag',
  Teams: 'round',
  Systems: 'box',
  Capabilities: 'round',
  'Supporting streams': 'store',
  'Value streams': 'box',
  'North-stars': 'hexagon',
  Goals: 'stadium',
  'Revenue streams': 'store',
}

/** The network, a frame for each layer. */
export const mermaidNetwork = (map: ValueStreamMap, look: Look): string => {
  const { nodes, edges } = networkOf(map)
  const chart = new Flowchart(
    `Value stream network of ${map.organisation.name}`,
    'What work flows through, from the sources to the revenue streams.',
    look,
  )
  for (const [at, layer] of LAYERS.entries()) {
    const inLayer = nodes.filter((node) => node.layer === at)
    if (inLayer.length === 0) continue
    chart.group(['layers', layer.toLowerCase().replaceAll(' ', '-')], layer, () => {
      for (const { path, name } of inLayer) chart.node(path, name, SHAPE_OF[layer])
    })
  }
  const ids = new Map(nodes.map(({ key, path }) => [key, nodeId(path)]))
  const money = new Map([...map.revenueStreams].map(([id, { amount }]) => [`revenueStreams.${id}`, amount]))
  for (const { from, to, kind } of edges) {
    const amount = money.get(to)
    const label = kind === 'earns' && amount !== undefined ? moneyText(amount) : undefined
    chart.edge(ids.get(from) ?? from, ids.get(to) ?? to, kind === 'owns' ? 'solid' : 'dotted', label)
  }
  return chart.toString()
}
