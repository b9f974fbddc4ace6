/** From a number down to the event that it came from, as somebody follows it in the shell. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mapOf, temporaryFolder } from '../../../test/workspace.ts'
import type { ExplainAnswer } from '../../flow/figures/explain-answers.ts'
import { runIn, type Outcome } from '../in-process.contract.ts'
import { PRINTED } from './flow.ts'

const SOURCE = `  tracker:
    name: Tracker
    kind: csv
    stream: support
    link: https://tracker.example/browse/{label}
    csv: { item: key, time: { column: at }, state: status, type: type }
    states: { New: new, Ready: waiting, Doing: active, Done: done }
    classify: [{ when: { type: Bug }, as: defect }]
`

const LOG = `key,at,status,type
A-1,2026-03-02T09:00:00Z,Ready,Bug
A-1,2026-03-03T09:00:00Z,Doing,Bug
A-1,2026-03-06T09:00:00Z,Done,Bug
A-2,2026-03-09T09:00:00Z,Doing,Bug
A-2,2026-03-10T09:00:00Z,Done,Bug
A-3,2026-03-10T09:00:00Z,New,Bug
A-3,2026-03-11T09:00:00Z,Done,Bug
A-4,2026-03-17T09:00:00Z,Doing,Bug
`
const LATE = `key,at,status,type
A-5,2026-03-04T09:00:00Z,Doing,Bug
A-5,2026-03-05T09:00:00Z,Done,Bug
`

let place: Awaited<ReturnType<typeof temporaryFolder>>
const millrace = (...args: string[]): Promise<Outcome> => runIn(place.folder, ...args)
/** Runs a command that a text names, without its first word. */
const follow = (command: string): Promise<Outcome> => millrace(...command.trim().split(' ').slice(1))

beforeAll(async () => {
  place = await temporaryFolder()
  await mkdir(join(place.folder, 'map'))
  await writeFile(join(place.folder, 'map/map.yaml'), mapOf(SOURCE))
  await writeFile(join(place.folder, 'log.csv'), LOG)
  await writeFile(join(place.folder, 'late.csv'), LATE)
  await millrace('import', 'log.csv', '--source', 'tracker')
})
afterAll(() => place.remove())

test('each number that `flow` prints opens, under the name that its last line gives', async () => {
  const { stdout } = await millrace('flow', '--stream', 'support')
  const [, names = '', command = ''] = /^Open a number \((.*)\): (millrace explain .*)$/m.exec(stdout) ?? []
  expect(names.split(', ')).toEqual(PRINTED)
  const { code, stdout: told } = await follow(
    `${command.replace('explain velocity', `explain ${PRINTED.join(' ')}`)} --json`,
  )
  expect(code).toBe(0)
  const answers = JSON.parse(told) as ExplainAnswer[]
  expect(answers.map(({ figure }) => figure.id)).toEqual(PRINTED)
  expect(Object.fromEntries(answers.map(({ figure }) => [figure.id, figure.value]))).toMatchObject({
    velocity: 3,
    'flowTime.p85': 4 * 86_400,
    load: 1,
    efficiency: 4 / 5,
    'distribution.defect': 100,
  })
})

test('a number leads to its items, and to those left out; an item to its visits, rule and events', async () => {
  const { code, stdout } = await millrace('explain', 'flowTime.p85', '--stream', 'support')
  expect(code).toBe(0)
  expect(stdout.split('\n')[0]).toBe('Flow time, 85 % within: 4 days (n = 2)')
  for (const part of [
    'Flow time (flowTime, version 1, in seconds)\n  done − first waiting or active, waits included\n',
    '\nChoices\n  Start: first waiting or active.\n',
    '\n  Tracker (sources.tracker): 4 items, last event 2026-03-17T09:00:00+00:00\n',
    '\n  Ready               waiting        –\n',
    '\n  type is Bug → defect           defect            2\n',
  ]) {
    expect(stdout).toContain(part)
  }
  const [counted = '', leftOut = ''] = [...stdout.matchAll(/: (millrace items --.*)$/gm)].map(
    ([, one]) => one,
  )
  expect((await follow(counted)).stdout).toMatch(/^2 items\nOpen an item: millrace items <item>$/m)
  expect((await follow(leftOut)).stdout).toMatch(/^A-3 .* neverStarted$/m)

  const item = (await millrace('items', 'A-1')).stdout
  expect(item).toContain('defect (type is Bug → defect) · stream support')
  expect(item).toContain('https://tracker.example/browse/A-1')
  expect(item).toContain('Doing  active   defect  2026-03-03 09:00  2026-03-06 09:00  3 days')
  expect(item).toContain('enter  Doing        active in Doing   log.csv row 3')
})

test('what was published and is another number now', async () => {
  expect((await millrace('changes')).stdout).toBe(
    'The figures of 2 periods are published, and none has changed since.\n',
  )
  await millrace('import', 'late.csv', '--source', 'tracker')
  const { stdout } = await millrace('changes', '--stream', 'support')
  expect(stdout).toMatch(
    /^support \(work\) {2}week of 2026-03-02 {2}velocity +1 item +2 items +late events +2/m,
  )
  expect(stdout).toMatch(/\n1 of 2 published periods changed\n$/)
  const period = ['--stream', 'support', '--from', '2026-03-02', '--to', '2026-03-09']
  expect((await millrace('explain', 'velocity', ...period)).stdout).toMatch(/2 items +late events$/m)
})

test('a figure that there is not: 2, and the one that was probably meant', async () => {
  const { code, stderr } = await millrace('explain', 'flowTime.p86')
  expect([code, stderr]).toEqual([
    2,
    'millrace: There is no figure `flowTime.p86`. Did you mean `flowTime.p85`? All are listed by `millrace explain --figures`.\n',
  ])
})

test('all figures, listed', async () => {
  const { stdout } = await millrace('explain', '--figures')
  expect(stdout).toMatch(/^flowTime\.p85 +Flow time, 85 % within$/m)
})
