/**
 * A log of customers' journeys to measure speed on: 40 activities in five stages, drop-offs, repeats and returns, three
 * kinds of customers, a year of arrivals. Seeded: the same number of journeys gives the same file on every machine.
 */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { Random } from '../../src/demo/random.ts'

const STAGES = ['discover', 'compare', 'purchase', 'receive', 'return'] as const
/** Activities of each stage: the first enters it, the last achieves what it is there for. */
const IN_STAGE = 8
/** How likely a journey that came through a stage goes on to the next one. */
const GOES_ON = [0.62, 0.58, 0.93, 0.12] as const
const SEGMENTS = ['consumer', 'business', 'partner'] as const
const MINUTE_MS = 60_000
/** So long journeys begin. */
export const YEAR_MS = 365 * 24 * 60 * MINUTE_MS
/** When the first journey begins, unless it is told otherwise. */
const START = Date.UTC(2025, 0, 1)

const activity = (stage: string, n: number): string => `${stage}.${n + 1}`

/** The map of the log: a stream with its stages, the events that prove them, a source for each form of the file, and one for what is posted. */
export const MAP = `
organisation: { name: Bench, timeZone: Europe/Berlin }
slices:
${SEGMENTS.map((segment) => `  ${segment}: { name: ${segment} }`).join('\n')}
journey:
  stages:
${STAGES.map((stage) => `    ${stage}: { name: ${stage} }`).join('\n')}
events:
${STAGES.flatMap((stage) => [
  `  ${stage}.entered: { name: ${stage} entered, stage: ${stage}, proves: entered, state: active, types: [${activity(stage, 0)}] }`,
  `  ${stage}.achieved: { name: ${stage} achieved, stage: ${stage}, proves: achieved, types: [${activity(stage, IN_STAGE - 1)}] }`,
]).join('\n')}
streams:
  shop:
    name: Shop
    promise: Shoppers find and get what they want
    for: [${SEGMENTS.join(', ')}]
    trigger: A shopper looks for a product
    finishLine: The goods are delivered
    outcome: They have it
    northStar: { name: Conversion }
    stages: [${STAGES.join(', ')}]
    proofPoints: { trigger: discover.entered, finishLine: receive.achieved, completions: [purchase.achieved] }
    measuring: { abandonment: { after: 30 d } }
sources:
${(['csv', 'xes'] as const)
  .map(
    (kind) => `  ${kind}:
    name: ${kind}
    kind: ${kind}
    measures: journeys
    stream: shop
    classify: [{ when: { ${kind === 'xes' ? '"case:segment"' : 'segment'}: partner }, as: risk }]
    slice: [${SEGMENTS.map((segment) => `{ when: { ${kind === 'xes' ? '"case:segment"' : 'segment'}: ${segment} }, is: ${segment} }`).join(', ')}]
${kind === 'csv' ? '    csv: { item: journey, state: activity, time: time }' : '    xes: { state: concept:name }'}`,
  )
  .join('\n')}
  posted:
    name: posted
    kind: cloudevents
    measures: journeys
    stream: shop
    cloudEvents: { from: /bench, item: subject, state: type }
`

interface Step {
  readonly activity: string
  readonly at: number
}

/** One journey: through its stages until it drops off, in each by a path of its own. */
const stepsOf = (chance: Random, begin: number): Step[] => {
  const steps: Step[] = []
  let at = begin
  const take = (name: string): void => {
    steps.push({ activity: name, at })
    at += Math.ceil(-Math.log(1 - chance.next()) * 30 * MINUTE_MS)
  }
  for (const [index, stage] of STAGES.entries()) {
    take(activity(stage, 0))
    // Popular activities come first, so that some paths are frequent and most are rare.
    const between = Math.floor(chance.next() ** 2 * 4)
    for (let i = 0; i < between; i++)
      take(activity(stage, 1 + Math.floor(chance.next() ** 2 * (IN_STAGE - 2))))
    if (index === 0 || chance.next() < 0.93) take(activity(stage, IN_STAGE - 1))
    const goesOn = GOES_ON[index]
    if (goesOn === undefined || chance.next() >= goesOn) break
    at += Math.ceil(-Math.log(1 - chance.next()) * 12 * 60 * MINUTE_MS)
  }
  return steps
}

const asCsv = (name: string, segment: string, steps: readonly Step[]): string =>
  steps.map((step) => `${name},${new Date(step.at).toISOString()},${step.activity},${segment}\n`).join('')

const asXes = (name: string, segment: string, steps: readonly Step[]): string => {
  const events = steps.map(
    (step) =>
      `<event><string key="concept:name" value="${step.activity}"/><date key="time:timestamp" value="${new Date(step.at).toISOString()}"/></event>\n`,
  )
  return `<trace><string key="concept:name" value="${name}"/><string key="segment" value="${segment}"/>\n${events.join('')}</trace>\n`
}

const FORMS = {
  csv: { head: 'journey,time,activity,segment\n', journey: asCsv, foot: '' },
  xes: { head: '<?xml version="1.0" encoding="UTF-8"?>\n<log>\n', journey: asXes, foot: '</log>\n' },
} as const

/** Writes the log. @param start When the first journey begins, ms. @returns the number of events. */
export const writeJourneys = async (
  file: string,
  journeys: number,
  form: keyof typeof FORMS,
  { seed = 1, start = START }: { seed?: number; start?: number } = {},
): Promise<number> => {
  const chance = new Random(seed, 'journeys')
  const { head, journey, foot } = FORMS[form]
  const out = createWriteStream(file)
  out.write(head)
  let events = 0
  for (let i = 0; i < journeys; i++) {
    const segment = SEGMENTS[Math.floor(chance.next() ** 2 * SEGMENTS.length)] ?? SEGMENTS[0]
    const steps = stepsOf(chance, start + Math.floor((i / journeys) * YEAR_MS))
    events += steps.length
    if (!out.write(journey(`j-${i}`, segment, steps))) await once(out, 'drain')
  }
  out.end(foot)
  await once(out, 'finish')
  return events
}
