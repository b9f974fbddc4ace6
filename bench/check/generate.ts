/** A large map: many streams with full cards, slices, a grid, interfaces, teams. The same text every time. */

export interface Size {
  readonly streams: number
  readonly slices: number
  /** Lines in all; the cards are made as long as that takes. */
  readonly lines: number
}

const STAGES = ['discover', 'compare', 'purchase', 'receive', 'use', 'renew']

/** How many supporting streams a stream relies on. */
const FANOUT = 7

const list = (ids: readonly string[]): string => `[${ids.join(', ')}]`

const many = (n: number, entry: (i: number) => string): string[] =>
  Array.from({ length: n }, (_, i) => entry(i))

/** One top-level stream for each slice; all others are supporting ones, in a tree beneath. */
const parentOf = (i: number, { slices }: Size): number => Math.floor((i - slices) / FANOUT)

const childrenOf = (i: number, size: Size): number[] =>
  Array.from({ length: FANOUT }, (_, k) => size.slices + i * FANOUT + k).filter((k) => k < size.streams)

const card = (i: number, size: Size, extra: number): string => {
  const isTop = i < size.slices
  const children = childrenOf(i, size)
  return [
    `  stream-${i}:`,
    `    name: Customers of kind ${i} are served`,
    `    kind: ${isTop ? 'top-level' : 'supporting'}`,
    `    promise: Customers of kind ${i} find, get and keep what they need, again and again.`,
    `    for: [${isTop ? `slice-${i}` : `stream-${parentOf(i, size)}`}]`,
    `    # The event that everybody recognises.`,
    `    trigger: Somebody of kind ${i} looks for something`,
    `    finishLine: It is received and accepted by somebody of kind ${i}`,
    `    outcome: Somebody of kind ${i} has what they need`,
    `    proofPoints: { trigger: need.stated-${i}, finishLine: need.met-${i} }`,
    `    stages: ${list(STAGES)}`,
    ...(isTop ? [] : [`    charter: Whatever streams like ${i} need in common, as a service.`]),
    `    northStar:`,
    `      name: Needs of kind ${i} that are met`,
    `      definition: "Share of needs that are met, of those that were stated"`,
    `      logic: reached(need.met-${i}) / reached(need.stated-${i})`,
    `      goal: goal-${i % 5}`,
    `      unit: "%"`,
    `    metrics:`,
    `      met: { name: Needs met, logic: count(need.met-${i}) }`,
    `    guardrails:`,
    `      quick: { name: Needs are met quickly, holds: "p85(time(need.stated-${i}, need.met-${i})) <= 5 d" }`,
    `    policies: [policy-${i % 50}, policy-${(i + 7) % 50}]`,
    `    owner: team-${i}`,
    `    owns: [Whatever is of kind ${i}]`,
    ...(children.length > 0 ? [`    reliesOn: ${list(children.map((k) => `stream-${k}`))}`] : []),
    `    capabilities: { owned: [capability-${i}], used: ${list(children.map((k) => `capability-${k}`))} }`,
    `    systems: { owned: [system-${i}], used: [] }`,
    ...(isTop
      ? []
      : [
          `    services:`,
          `      serve-${i}:`,
          `        name: Serving`,
          `        selfService: true`,
          `        interfaces: [interface-${i}]`,
          `        owner: team-${i}`,
          `        sla: { availability: 99.9 }`,
          `    escalation: [Team of the day, Head of platform]`,
          `    graduation: { consumers: 1, people: 2, demoteAt: 0, why: It is asked for by name. }`,
        ]),
    `    risks:`,
    ...many(
      extra / 2,
      (k) => `      - name: "Failure mode ${k} of stream ${i}"\n        mitigation: Somebody looks after it`,
    ),
    `    budget: { amount: ${100_000 + i}, currency: EUR, per: year }`,
  ].join('\n')
}

const record = (section: string, entries: readonly string[]): string => `${section}:\n${entries.join('\n')}\n`

const STAGE_OF = { stated: 'discover', met: 'receive' }

const streamFile = (i: number, size: Size, extra: number): string =>
  [
    record('streams', [card(i, size, extra)]),
    record(
      'events',
      (['stated', 'met'] as const).map(
        (what) => `  need.${what}-${i}: { name: Need ${i} ${what}, stage: ${STAGE_OF[what]} }`,
      ),
    ),
    record('capabilities', [
      `  capability-${i}: { name: Capability ${i}, systems: [system-${i}], differentiating: ${i < size.slices} }`,
    ]),
    record('systems', [`  system-${i}: { name: System ${i} }`]),
    record('teams', [
      `  team-${i}:`,
      `    name: Team ${i}`,
      `    stream: stream-${i}`,
      `    members:`,
      ...['engineering', 'product', 'customer-success'].map(
        (role) => `      - { count: 2, function: ${role}, role: ${role} }`,
      ),
    ]),
    ...(i < size.slices
      ? []
      : [
          record('interfaces', [
            `  interface-${i}:`,
            `    name: Interface ${i}`,
            `    provider: stream-${i}`,
            `    consumers: [stream-${parentOf(i, size)}]`,
            `    style: asynchronous`,
            `    contract: { kind: asyncapi, document: "https://example.com/${i}.json" }`,
            `    version: 1.0.0`,
            `    owner: team-${i}`,
            `    sla: { availability: 99.9 }`,
          ]),
          record('decisions', [
            `  centralise-${i}:`,
            `    kind: centralise`,
            `    on: 2026-03-01`,
            `    by: Council`,
            `    about: [stream-${i}, capability-${i}]`,
            `    path: funding`,
            `    why: It is needed in more than one place.`,
          ]),
        ]),
  ].join('\n')

const sharedFile = (size: Size): string =>
  [
    `organisation:\n  name: Large\n  goals:\n${many(5, (i) => `    goal-${i}: { name: Goal ${i}, revenueStreams: [revenue-${i}] }`).join('\n')}\n`,
    record(
      'slices',
      many(
        size.slices,
        (i) =>
          `  slice-${i}:\n    name: Customers ${i}\n    segment: Segment ${i}\n    outcome: { when: they have what they need, finishLine: within 2 days }`,
      ),
    ),
    `journey:\n  stages:\n${STAGES.map((id) => `    ${id}: { name: ${id} }`).join('\n')}\n`,
    record(
      'grid',
      many(
        size.slices,
        (i) =>
          `  slice-${i}:\n${STAGES.map((stage) => `    ${stage}:\n      intent: ${stage} without effort\n      value: what they came for ${i}\n      outcome: they go on\n      metric: Share that goes on`).join('\n')}`,
      ),
    ),
    record(
      'revenueStreams',
      many(5, (i) => `  revenue-${i}: { name: Revenue ${i}, shares: { stream-${i}: 50 } }`),
    ),
    record(
      'policies',
      many(50, (i) => `  policy-${i}: { name: Policy ${i}, kind: obligation }`),
    ),
  ].join('\n')

const linesOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0)

/** File → text. One file for what is shared, and one for each stream. */
export const generateMap = (size: Size): Map<string, string> => {
  const shared = sharedFile(size)
  const streams = (extra: number): string[] => many(size.streams, (i) => streamFile(i, size, extra))
  const missing = (size.lines - linesOf([shared, ...streams(2)])) / size.streams
  const extra = 2 + Math.max(0, Math.ceil(missing / 2) * 2)
  return new Map([
    ['shared.yaml', shared],
    ...streams(extra).map((text, i): [string, string] => [`streams/stream-${i}.yaml`, text]),
  ])
}

/** The same map in one file: all entries of a section under one key. */
export const inOneFile = (files: ReadonlyMap<string, string>): string => {
  const sections = new Map<string, string[]>()
  let section = ''
  for (const line of [...files.values()].join('\n').split('\n')) {
    const header = /^(?<name>\w+):$/.exec(line)?.groups?.['name']
    if (header !== undefined) section = header
    else {
      const lines = sections.get(section)
      if (lines) lines.push(line)
      else sections.set(section, [line])
    }
  }
  return [...sections].map(([name, lines]) => `${name}:\n${lines.join('\n')}\n`).join('')
}
