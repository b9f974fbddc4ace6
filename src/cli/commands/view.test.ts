import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mapOf, temporaryFolder } from '../../../test/workspace.ts'
import { runIn, type Outcome } from '../in-process.contract.ts'

const SOURCE = `  tracker:
    name: Tracker
    kind: csv
    stream: support
    team: crew
    csv: { item: key, time: { column: at }, state: status, type: type }
    states: { Ready: waiting, Doing: active, Done: done }
    classify: [{ when: { type: Bug }, as: defect }]
teams:
  crew: { name: Crew, stream: support }`

const LOG = `key,at,status,type
A-1,2026-03-02T09:00:00Z,Ready,Bug
A-1,2026-03-03T09:00:00Z,Doing,Bug
A-1,2026-03-06T09:00:00Z,Done,Bug
A-2,2026-03-09T09:00:00Z,Doing,Bug
A-2,2026-03-10T09:00:00Z,Done,Bug
`

let place: Awaited<ReturnType<typeof temporaryFolder>>
const millrace = (...args: string[]): Promise<Outcome> => runIn(place.folder, ...args)

beforeAll(async () => {
  place = await temporaryFolder()
  await mkdir(join(place.folder, 'map'))
  await writeFile(join(place.folder, 'map/map.yaml'), mapOf(SOURCE))
  await writeFile(join(place.folder, 'log.csv'), LOG)
  await millrace('import', 'log.csv', '--source', 'tracker')
})
afterAll(() => place.remove())

describe('millrace view', () => {
  test('tells the figures, then the tables', async () => {
    const { code, stdout } = await millrace('view', 'flow-time', '--stream', 'support', '--team', 'crew')
    expect(code).toBe(0)
    expect(stdout.split('\n').slice(0, 16).join('\n'))
      .toBe(`Delivery work · support · crew, 2026-03-02 to 2026-03-11 (UTC), as of 2026-03-11T00:00:00+00:00
stale: No event since 2026-03-10: figures are as of that day.

50 % within 1 day, 70 % within 4 days, 85 % within 4 days, 95 % within 4 days; mean 2.5 days (n = 2)
Other clocks: calendar-days, lead (--clock)

Items done
done              item  type    flow time
2026-03-06 09:00  A-1   defect  4 days
2026-03-10 09:00  A-2   defect  1 day

Distribution
flow time from  flow time below  items  feature  defect  risk  debt  unclassified
0 s             4 h                  0        0       0     0     0             0
4 h             8 h                  0        0       0     0     0             0
8 h             12 h                 0        0       0     0     0             0`)
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
      /^Open a number \(flowTime\.p50, flowTime\.p85, flowTime\.p95\): millrace explain flowTime\.p50 --measured work --stream support --team crew /,
    )
  })

  test('--csv gives the table of the chart', async () => {
    expect((await millrace('view', 'velocity', '--csv')).stdout).toBe(
      'start,end,partial,done,feature,defect,risk,debt,unclassified\r\n' +
        '2026-03-02T00:00:00+00:00,2026-03-09T00:00:00+00:00,,1,0,1,0,0,0\r\n' +
        '2026-03-09T00:00:00+00:00,2026-03-16T00:00:00+00:00,partial,1,0,1,0,0,0\r\n',
    )
  })

  test('--json gives the answer', async () => {
    expect(JSON.parse((await millrace('view', 'stages', '--json')).stdout)).toMatchObject({
      view: 'stages',
      stages: [
        { stage: 'Ready', items: 1 },
        { stage: 'Doing', items: 2 },
      ],
    })
  })

  test.each([
    [['view', 'speed'], 'There is no view `speed`. Known: velocity, flow-time,'],
    [['view', 'load', '--group', 'colour'], 'There is no group `colour`. Known: type, stage,'],
    [['view', 'flow-time', '--clock', 'working'], 'The map has no working calendar: add'],
    [['view', 'load', '--team', 'crow'], 'There is no team `crow`. Did you mean `crew`?'],
    [['view', 'load', '--json', '--csv'], 'Choose one of --json and --csv.'],
    [['compare', '--a', 'strem=support', '--b', 'by=day'], '`strem=support` of --a is not understood'],
  ])('%j is refused with what is allowed', async (args, message) => {
    const { code, stderr } = await millrace(...args)
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  })
})

test('millrace compare sets two selections side by side', async () => {
  const [a, b] = ['from=2026-03-02,to=2026-03-09', 'from=2026-03-09,to=2026-03-16']
  const { stdout } = await millrace('compare', '--stream', 'support', '--a', a, '--b', b)
  expect(stdout.split('\n').slice(0, 7)).toEqual([
    'a  Delivery work · support, 2026-03-02 to 2026-03-09',
    'b  Delivery work · support, 2026-03-09 to 2026-03-16',
    '',
    'figure                              a               b              change',
    'Flow velocity                       1               1              ±0 %',
    'Mean velocity of the whole periods  1.0 (n = 1)     – (n = 0)      –             One side has nothing to compare.',
    'Flow time, 50 % within              4 days (n = 1)  1 day (n = 1)  −75 %         Few items (n = 1): chance may explain it.',
  ])
})
