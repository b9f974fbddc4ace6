/** A large map: many streams with full cards, slices, a grid, interfaces, teams. The same text every time. */

export interface Size {
  readonly streams: number
  readonly slices: number
  /** Lines in all; the cards are made as long as that takes. */
  readonly lines: number
}

const STAGES = ['discover', 'compare', 'purchase', 'receive', 'use', 'renew']
const STREAMS_PER_PLATFORM = 10

const list = (ids: readonly string[]): string => `[${ids.join(', ')}]`

const card = (i: number, size: Size, extra: number): string => {
  const isPlatform = i % STREAMS_PER_PLATFORM === 0
  const platform = i - (i % STREAMS_PER_PLATFORM)
  const served = isPlatform
    ? Array.from({ length: STREAMS_PER_PLATFORM - 1 }, (_, k) => `stream-${i + k + 1}`).filter(
        (_, k) => i + k + 1 < size.streams,
      )
    : [`slice-${i % size.slices}`]
  const lines = [
    `  stream-${i}:`,
    `    name: Customers of kind ${i} are served`,
    `    kind: ${isPlatform ? 'supporting' : 'top-level'}`,
    `    promise: Customers of kind ${i} find, get and keep what they need, again and again.`,
    `    for: ${list(served)}`,
    `    # The event that everybody recognises.`,
    `    trigger: Somebody of kind ${i} looks for something`,
    `    finishLine: It is received and accepted by somebody of kind ${i}`,
    `    outcome: Somebody of kind ${i} has what they need`,
    `    proofPoints: { trigger: need.stated-${i}, finishLine: need.met-${i} }`,
    `    stages: ${list(STAGES)}`,
    ...(isPlatform ? [`    charter: Whatever streams ${i} and later need in common, as a service.`] : []),
    `    northStar:`,
    `      name: Needs of kind ${i} that are met`,
    `      definition: "Share of needs that are met, of those that were stated"`,
    `      logic: reached(need.met-${i}) / reached(need.stated-${i})`,
    `      goal: goal-${i % 5}`,
    `      unit: "%"`,
    `    guardrails:`,
    `      refunds: { name: Refunds are quick, holds: 'p85(time(need.stated-${i}, need.met-${i})) <= 5 d' }`,
    `    policies: [policy-${i % 50}, policy-${(i + 7) % 50}]`,
    `    owner: team-${i}`,
    ...(isPlatform ? [] : [`    reliesOn: [stream-${platform}]`]),
    `    capabilities: { owned: [capability-${i}], used: [${isPlatform ? '' : `capability-${platform}`}] }`,
    `    systems: { owned: [system-${i}], used: [] }`,
    ...(isPlatform
      ? [
          `    services:`,
          `      serve-${i}: { name: Serving, selfService: true, interfaces: [interface-${i}], sla: { availability: 99.9 } }`,
          `    escalation: [Team of the day, Head of platform]`,
          `    graduation: { consumers: 3, people: 2 }`,
        ]
      : []),
    `    risks:`,
    ...Array.from({ length: extra }, (_, k) =>
      k % 2 === 0
        ? `      - name: "Failure mode ${k} of stream ${i}"`
        : `        mitigation: Somebody looks after failure mode ${k - 1} before it hurts`,
    ),
    `    budget: { amount: ${100_000 + i}, currency: EUR, per: year }`,
    `    boundaries:`,
    `      infrastructure: { choice: ${isPlatform ? 'owned' : `shared, with: stream-${platform}`}, why: It is simpler, by: funding, seam: API, tactic: quotas }`,
  ]
  return lines.join('\n')
}

const record = (section: string, entries: readonly string[]): string => `${section}:\n${entries.join('\n')}\n`

const many = (n: number, entry: (i: number) => string): string[] =>
  Array.from({ length: n }, (_, i) => entry(i))

/** File → text. One file for what is shared, and one for each stream. */
export const generateMap = (size: Size): Map<string, string> => {
  const files = new Map<string, string>()
  files.set(
    'shared.yaml',
    [
      'organisation:\n  name: Large\n  goals:\n' +
        many(5, (i) => `    goal-${i}: { name: Goal ${i}, revenueStreams: [revenue-${i}] }`).join('\n') +
        '\n',
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
        many(5, (i) => `  revenue-${i}: { name: Revenue ${i}, shares: { stream-${i + 1}: 50 } }`),
      ),
      record(
        'policies',
        many(50, (i) => `  policy-${i}: { name: Policy ${i}, kind: obligation }`),
      ),
    ].join('\n'),
  )
  const fixed = [...files.values()].join('').split('\n').length
  const perStream = (extra: number): string[] =>
    many(size.streams, (i) => {
      const isPlatform = i % STREAMS_PER_PLATFORM === 0
      return [
        record('streams', [card(i, size, extra)]),
        record('events', [
          `  need.stated-${i}: { name: Need ${i} stated, stage: discover }`,
          `  need.met-${i}: { name: Need ${i} met, stage: receive }`,
        ]),
        record('capabilities', [`  capability-${i}: { name: Capability ${i}, systems: [system-${i}] }`]),
        record('systems', [`  system-${i}: { name: System ${i} }`]),
        record('teams', [
          `  team-${i}:\n    name: Team ${i}\n    stream: stream-${i}\n    members:\n      - { count: 4, function: engineering, role: engineering }\n      - { count: 2, function: product, role: product }`,
        ]),
        ...(isPlatform
          ? [
              record('interfaces', [
                `  interface-${i}:\n    name: Interface ${i}\n    provider: stream-${i}\n    consumers: [stream-${i + 1}]\n    style: asynchronous\n    contract: { kind: asyncapi }\n    version: 1.0.0\n    sla: { availability: 99.9 }`,
              ]),
            ]
          : []),
      ].join('\n')
    })
  const short = perStream(0).join('').split('\n').length + fixed
  const extra = Math.max(2, Math.round((size.lines - short) / size.streams / 2) * 2)
  perStream(extra).forEach((text, i) => files.set(`streams/stream-${i}.yaml`, text))
  return files
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
