/** The health of real data, against what is known of it from elsewhere; and of what the command and the server say. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runIn, type Outcome } from '../src/cli/in-process.contract.ts'
import { DataHealthAnswer, type SourceHealth } from '../src/flow/health/answer.ts'
import { createServer } from '../src/server/app.ts'
import { describeWithData, sharedFile, sharedGunzip } from './shared-data.ts'
import { engineOn, mapOf, temporaryFolder } from './workspace.ts'

const healthOf = async (source: string, files: readonly string[], zone = 'UTC'): Promise<SourceHealth> => {
  const opened = await engineOn(mapOf(source).replace('timeZone: UTC', `timeZone: ${zone}`))
  await opened.engine.importFiles(files.map(sharedFile), 'log')
  const [health] = (await opened.engine.health('log')).sources
  await opened.close()
  if (!health) throw new Error('The source was not examined.')
  return health
}

/** The checks that found something, the worst first. */
const told = ({ findings }: SourceHealth): string[] =>
  findings.map(({ id, n, of, unit, severity }) => `${severity}: ${id} ${n}/${of} ${unit}`)

const finding = ({ findings }: SourceHealth, id: string) => findings.find((one) => one.id === id)

describeWithData('sepsis patients, in local times without an offset', 'sepsis', 2, () => {
  const source = (zone: string): string => `  log:
    { name: Log, kind: csv, measures: journeys, stream: support, finish: lastEvent,
      csv: { item: Case ID, time: { column: Complete Timestamp, zone: ${zone} }, activity: Activity } }`
  const file = 'sepsis/eventdatar_sepsis.csv'

  it('read as UTC: their habits jump when the clocks change', async () => {
    const health = await healthOf(source('UTC'), [file], 'Europe/Amsterdam')
    expect(finding(health, 'clock-change')).toMatchObject({
      severity: 'warning',
      found: expect.stringContaining('They are probably local times that were read as UTC.'),
      mend: { yaml: expect.stringContaining('zone: Europe/Amsterdam') },
    })
  })

  it('read in their own zone: they don’t; the longest silence of the log is told', async () => {
    const health = await healthOf(source('Europe/Amsterdam'), [file], 'Europe/Amsterdam')
    // Between 9 and 30 May 2015 the log has no row; of all silences the longest by far.
    expect(told(health)).toEqual([
      'warning: gaps 20/576 days',
      // Counted from the rows as well, repeats of an activity in a row taken as one stay.
      'warning: zero-length-visits 3875/13130 visits',
    ])
    expect(finding(health, 'gaps')?.found).toContain('2015-05-10 to 2015-05-29 (20 days)')
  })
})

describeWithData('incidents of a bank', 'bpic2014-incidents', 2, () => {
  const log = 'bpic2014-incidents/BPIC14_incident_log.csv.gz'

  it('many rows of one second, no row twice, no type; times that say UTC and keep to the clock of the Netherlands', async () => {
    const health = await healthOf(
      `  log:
    { name: Log, kind: csv, stream: support, finish: lastEvent,
      csv: { item: incident_id, time: data_stamp, activity: incident_activity_type, id: incident_activity_number } }`,
      [log],
      'Europe/Amsterdam',
    )
    // Three quarters of the rows of each month lie between 8 and 15 or 16 o’clock UTC, in October as in November 2013.
    expect(told(health).filter((line) => !line.includes('zero-length'))).toEqual([
      expect.stringMatching(/^warning: clock-change /),
      'warning: gaps 28/421 days',
      'warning: unclassified 4000/4000 items',
    ])
    const rows = sharedGunzip(log).trimEnd().split('\n').slice(1)
    const seconds = new Set(rows.map((row) => row.split(',').slice(0, 2).join(' ')))
    // Of the rows of one incident and second each but the last ends at once, unless it repeats the one before it.
    const ties = rows.length - seconds.size
    const found = finding(health, 'zero-length-visits')?.n ?? 0
    expect(found).toBeGreaterThan(0.9 * ties)
    expect(found).toBeLessThanOrEqual(ties)
  })

  it('the case table: closed after it was resolved, as the table itself says', async () => {
    const file = 'bpic2014-incidents/BPIC14_incident_case_attributes.csv.gz'
    const health = await healthOf(
      `  log:
    { name: Log, kind: csv, stream: support, states: { open: waiting, resolved: done, closed: done },
      csv: { item: incident_id, dates: { open_time: open, resolved_time: resolved, close_time: closed } } }`,
      [file],
    )
    // 155 were never resolved; of the others those closed later than resolved changed after their end.
    expect(finding(health, 'changes-after-done')).toMatchObject({ n: 3845, of: 4000, unit: 'items' })
    expect(health.rules[0]).toMatchObject({ when: { category: 'incident' }, as: 'defect' })
  })
})

describeWithData('patients of a hospital', 'eventdatar-patients', 1, () => {
  it('are clean, and their last activity is found to be the end', async () => {
    const health = await healthOf(
      `  log:
    { name: Log, kind: csv, measures: journeys, stream: support, finish: lastEvent,
      csv: { item: patient, time: time, activity: handling, lifecycle: registration_type, instance: handling_id } }`,
      ['eventdatar-patients/patients.csv'],
    )
    expect(told(health)).toEqual([])
    const ends = health.states.filter(({ state }) => state === 'done').map(({ status }) => status)
    expect(ends).toEqual(['Check-out'])
  })
})

describeWithData('issues as jirametrics exports them', 'jirametrics', 1, () => {
  it('of which the map knows one status: the others are proposed', async () => {
    const files = ['SP-1', 'SP-2', 'SP-10', 'SP-13', 'SP-14', 'SP-15'].map(
      (key) => `jirametrics/testdata/${key}.json`,
    )
    const health = await healthOf(
      `  log: { name: Jira, kind: jira, stream: support, states: { Done: done } }`,
      files,
    )
    expect(told(health)).toEqual(['error: unmapped-states 6/6 items', 'warning: unclassified 6/6 items'])
    expect(health.states.map(({ status, state, mapped }) => [status, state, mapped])).toEqual([
      ['Backlog', 'new', null],
      ['Selected for Development', 'waiting', null],
      ['In Progress', 'active', null],
      ['Review', 'active', null],
      ['Done', 'done', 'done'],
    ])
    expect(health.rules.map(({ when, as, covers }) => [when, as, covers])).toEqual([
      [{ type: 'Story' }, 'feature', 6],
    ])
  })
})

describeWithData('work items with dates, as Lighthouse reads them', 'lighthouse-csv', 1, () => {
  it('know days, not times', async () => {
    const health = await healthOf(
      `  log:
    { name: Items, kind: csv, stream: support, states: { created: new, started: active, done: done },
      classify: [{ when: { type: Bug }, as: defect }, { when: { type: "*Story" }, as: feature }],
      csv: { item: ID, title: Name, type: Type, dates: { Created Date: created, Started Date: started, Closed Date: done }, zone: UTC } }`,
      ['lighthouse-csv/connector-tests/team-valid-all-optional.csv'],
    )
    expect(told(health)).toEqual(['warning: unclassified 3/5 items', 'info: whole-days 14/14 events'])
    expect(health.rules[0]).toMatchObject({ when: { type: 'Task' }, as: null, covers: 3, of: 3 })
  })
})

describe('the command and the server', () => {
  const LOG = `key;at;status;type
A-1;2026-03-02 09:00;To Do;Bug
A-1;2026-03-03 09:10;Doing;Bug
A-1;2026-03-06 09:20;Done;Bug
A-2;2026-03-04 10:00;To Do;Spike
A-2;2026-03-05 10:10;QA;Spike
A-2;2026-03-06 10:30;Done;Spike
`
  let place: Awaited<ReturnType<typeof temporaryFolder>>
  const millrace = (...args: string[]): Promise<Outcome> => runIn(place.folder, ...args)

  beforeAll(async () => {
    place = await temporaryFolder()
    await mkdir(join(place.folder, 'map'))
    await writeFile(
      join(place.folder, 'map/map.yaml'),
      mapOf(`  tracker:
    name: Tracker
    kind: csv
    stream: support
    csv: { item: key, time: { column: at, zone: Europe/Berlin }, state: status, type: type }
    states: { To Do: waiting, Doing: active, Done: done }
    classify: [{ when: { type: Bug }, as: defect }]`),
    )
    await writeFile(join(place.folder, 'log.csv'), LOG)
  })
  afterAll(() => place.remove())

  it('without data: says so, and is content', async () => {
    const { code, stdout } = await millrace('doctor')
    expect([code, stdout]).toEqual([
      0,
      [
        'Tracker (tracker): 0 events of 0 items',
        '  no data: Nothing has come yet: import a file with `millrace import FILE --source tracker`, or send events.',
        '',
        '1 source: 0 errors, 0 warnings, 0 to know.',
        '',
      ].join('\n'),
    ])
  })

  it('with an error: exits with 1, and says what to write into the map', async () => {
    await millrace('import', 'log.csv', '--source', 'tracker')
    const { code, stdout } = await millrace('doctor')
    expect(code).toBe(1)
    expect(stdout.split('\n').slice(0, 12)).toEqual([
      'Tracker (tracker): 6 events of 2 items',
      expect.stringMatching(/^ {2}stale: No event for more than 30 days/),
      '',
      '  ERROR  Statuses without a meaning  [unmapped-states]',
      '    1 of 2 items (50 %) were in a status that the map does not know: `QA` (1).',
      expect.stringMatching(/^ {4}What it does: /),
      '    Touches: Flow load, Flow efficiency, Flow time, Time in stage, Work item age',
      '    What to do: Say what each status means under `states`. Proposed from its name and from where it stands in the flow:',
      '      sources:',
      '        tracker:',
      '          states:',
      '            # high: its name says “qa”; a stay takes 1 day on average',
    ])
  })

  it('the same as data, of one source', async () => {
    const { code, stdout } = await millrace('doctor', '--source', 'tracker', '--json')
    const answer = DataHealthAnswer.parse(JSON.parse(stdout))
    expect(code).toBe(1)
    expect(answer.sources.map((one) => told(one))).toEqual([
      ['error: unmapped-states 1/2 items', 'warning: unclassified 1/2 items'],
    ])
  })

  it('proposes what the statuses mean, as text for the map', async () => {
    const { code, stdout } = await millrace('doctor', '--suggest-states', 'tracker')
    expect(code).toBe(0)
    expect(stdout.split('\n').filter((line) => !line.trimStart().startsWith('#'))).toEqual([
      'sources:',
      '  tracker:',
      '    states:',
      '      To Do: new',
      '      Doing: active',
      '      QA: active',
      '      Done: done',
      '',
    ])
    expect(stdout).toContain('; the map says waiting now\n')
  })

  it('refuses a source that there is not', async () => {
    expect(await millrace('doctor', '--source', 'trakcer')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        'There is no source `trakcer`. Did you mean `tracker`? Known: tracker.',
      ),
    })
  })

  it('answers the same over HTTP', async () => {
    const opened = await engineOn(mapOf('  board: { name: Board, kind: jira, stream: support }'))
    const app = await createServer(opened.engine, { host: '127.0.0.1' })
    const answer = DataHealthAnswer.parse((await app.inject('/api/data-health')).json())
    expect(answer).toEqual(await opened.engine.health())
    expect((await app.inject('/api/data-health?source=bord')).statusCode).toBe(400)
    await app.close()
    await opened.close()
  })
})
