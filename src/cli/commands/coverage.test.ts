import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/workspace.ts'
import { runIn, type Outcome } from '../in-process.contract.ts'

const MAP = `
organisation: { name: Test, timeZone: UTC }
slices: { all: { name: Everyone } }
journey: { stages: { look: { name: Look }, buy: { name: Buy } } }
events:
  seen: { name: Seen, stage: look, expected: 520 w }
  bought: { name: Bought, stage: buy, types: [Paid] }
streams:
  shop:
    name: Shop
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    stages: [look, buy]
    proofPoints: { trigger: seen, finishLine: bought }
sources:
  log:
    name: Log
    kind: csv
    measures: journeys
    stream: shop
    staleAfterDays: 3650
    csv: { item: key, time: at, state: status }
    states: { seen: active, left: canceled }
`

const LOG = 'key,at,status\nA,2026-03-02T09:00:00Z,seen\nA,2026-03-03T09:00:00Z,left\n'

let place: Awaited<ReturnType<typeof temporaryFolder>>
const millrace = (...args: string[]): Promise<Outcome> => runIn(place.folder, ...args)

beforeAll(async () => {
  place = await temporaryFolder()
  await mkdir(join(place.folder, 'map'))
  await writeFile(join(place.folder, 'map/map.yaml'), MAP)
  await writeFile(join(place.folder, 'log.csv'), LOG)
  await millrace('import', 'log.csv', '--source', 'log')
})
afterAll(() => place.remove())

test('the steps, the gaps with what to do, the events', async () => {
  const { code, stdout } = await millrace('coverage')
  expect(code).toBe(0)
  expect(stdout.replace(/^As of \S+/, 'As of now')).toBe(`As of now (UTC)

Shop (shop): of 2 steps 2 claimed, 1 instrumented, 1 observed

slice  look      buy
all    observed  not instrumented

1 gap
  NEVER SEEN  No event of type \`Paid\` was ever seen.
    Let the system that knows of it send it, or correct \`types\` of \`bought\`.

event   state       seen  last                       from
seen    observed       1  2026-03-02T09:00:00+00:00  log
bought  never seen     0  –

Seen, and no event of the map:
type  source  seen  last
left  log        1  2026-03-03T09:00:00+00:00
`)
})

test('of one stream, its own events, and how many others there are', async () => {
  const other = await temporaryFolder()
  const inOther = (...args: string[]): Promise<Outcome> => runIn(other.folder, ...args)
  try {
    await mkdir(join(other.folder, 'map'))
    const streams = `
  desk: { name: Desk, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O, stages: [buy] }
  none: { name: None, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
sources:`
    await writeFile(join(other.folder, 'map/map.yaml'), MAP.replace('\nsources:', streams))
    await writeFile(join(other.folder, 'log.csv'), LOG)
    await inOther('import', 'log.csv', '--source', 'log')
    const { stdout } = await inOther('coverage', '--stream', 'desk')
    expect(stdout.slice(stdout.indexOf('event   '))).toBe(`event   state       seen  last  from
bought  never seen     0  –
1 event of other streams is left out.
1 type of other streams is left out.
`)
    expect((await inOther('coverage', '--stream', 'none')).stdout).toBe(
      '`none` has no stages of the journey: name them under `stages` of the stream.\n',
    )
  } finally {
    await other.remove()
  }
})

test('--strict fails on a gap, --json is the answer, an unknown stream is refused', async () => {
  expect((await millrace('coverage', '--strict')).code).toBe(1)
  expect(JSON.parse((await millrace('coverage', '--json')).stdout)).toMatchObject({
    totals: { steps: 2, claimed: 2, instrumented: 1, observed: 1 },
    gaps: [{ kind: 'never seen', event: { id: 'bought', name: 'Bought' } }],
  })
  expect(await millrace('coverage', '--stream', 'shpo')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no stream `shpo`. Did you mean `shop`?'),
  })
})
