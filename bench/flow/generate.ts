/** A delivery log to measure speed on: items of several streams, some rows late, some twice. Seeded. */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { Random } from '../../src/demo/random.ts'

const STAGES = ['analysis', 'development', 'review', 'test', 'release'] as const
const TYPES = ['Story', 'Bug', 'Security', 'Chore'] as const
const STREAMS = 40
const DAY_MS = 86_400_000

export const MAP = `
organisation: { name: Bench, timeZone: Europe/Berlin }
slices:
  all: { name: All }
streams:
${Array.from({ length: STREAMS }, (_, i) => `  stream-${i + 1}: { name: Stream ${i + 1}, promise: p, for: [all], trigger: t, finishLine: f, outcome: o, northStar: { name: n } }`).join('\n')}
sources:
  log:
    name: Log
    kind: csv
    stream: [${Array.from({ length: STREAMS }, (_, i) => `{ when: { area: A${i + 1} }, is: stream-${i + 1} }`).join(', ')}]
    csv: { item: item, time: time, state: status, type: type }
    states:
      New: new
      Done: done
      "wait *": waiting
      "*": active
    classify:
      - { when: { type: Story }, as: feature }
      - { when: { type: Bug }, as: defect }
      - { when: { type: Security }, as: risk }
      - { when: { type: Chore }, as: debt }
`

/** Writes the log as CSV. @returns the number of rows. */
export const writeLog = async (file: string, items: number, seed = 1): Promise<number> => {
  const chance = new Random(seed, 'bench')
  const random = (): number => chance.next()
  const out = createWriteStream(file)
  out.write('item,time,status,type,area\n')
  let rows = 0
  let late: string[] = []
  const write = async (line: string): Promise<void> => {
    rows += 1
    if (!out.write(line)) await once(out, 'drain')
  }
  const start = Date.UTC(2025, 0, 1)
  for (let i = 0; i < items; i++) {
    const type = TYPES[Math.floor(random() * TYPES.length)]
    const area = `A${1 + Math.floor(random() ** 2 * STREAMS)}`
    let at = start + (i / items) * 600 * DAY_MS
    const lines = [
      'New',
      ...STAGES.flatMap((stage) => (random() < 0.5 ? [`wait ${stage}`, stage] : [stage])),
      ...(random() < 0.97 ? ['Done'] : []),
    ].map((status) => {
      at += -Math.log(1 - random()) * DAY_MS
      return `i-${i},${new Date(at).toISOString()},${status},${type},${area}\n`
    })
    for (const line of lines) {
      if (random() < 0.035) late.push(line)
      else await write(line)
      if (random() < 0.01) await write(line)
    }
    if (late.length > 200) {
      for (const line of late) await write(line)
      late = []
    }
  }
  for (const line of late) await write(line)
  out.end()
  await once(out, 'finish')
  return rows
}
