/** Data that nobody here wrote, against facts computed independently of this code. Skipped where it is absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseCloudEvent } from './cloudevents/event.ts'
import type { Reading } from './connector.ts'
import { readAll, refusalOf } from './read-all.contract.ts'

const DATA = join(import.meta.dirname, '../../../shared/data')
const present = existsSync(DATA)
if (!present) console.warn('Skipped: all 32 tests of the connectors on real data, which is not here.')

const load = (path: string) => JSON.parse(readFileSync(join(DATA, path), 'utf8'))
const instant = (text: string): number => {
  const [, seconds = '', fraction = ''] = /^(.{19})\.?(\d*)Z$/.exec(text) ?? []
  return Date.parse(`${seconds}Z`) * 1000 + Number(fraction.padEnd(6, '0'))
}

const nearestRank = (sorted: readonly number[], percent: number): number =>
  (sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN) / 1e6

/** The facts of a log that its truth tells too. */
const factsOf = (readings: readonly Reading[]) => {
  const spans = new Map<string, { first: number; last: number }>()
  for (const { item, at } of readings) {
    const span = spans.get(item)
    if (!span) spans.set(item, { first: at, last: at })
    else {
      span.first = Math.min(span.first, at)
      span.last = Math.max(span.last, at)
    }
  }
  const durations = [...spans.values()].map(({ first, last }) => last - first).sort((a, b) => a - b)
  return {
    events: readings.length,
    cases: spans.size,
    first: Math.min(...[...spans.values()].map(({ first }) => first)),
    last: Math.max(...[...spans.values()].map(({ last }) => last)),
    percentiles: [50, 85, 95].map((percent) => nearestRank(durations, percent)),
  }
}

const logs = [
  [
    'bpic2014-incidents/BPIC14_incident_log.csv.gz',
    'bpic2014-incidents/truth/BPIC14_incident_log.csv.gz.json',
    {
      item: 'incident_id',
      time: 'data_stamp',
      activity: 'incident_activity_type',
      lifecycle: 'lifecycle',
      instance: 'incident_activity_number',
    },
  ],
  [
    'eventdatar-patients/patients.csv',
    'eventdatar-patients/truth/patients.csv.json',
    {
      item: 'patient',
      time: 'time',
      activity: 'handling',
      lifecycle: 'registration_type',
      instance: 'handling_id',
    },
  ],
  [
    'sepsis/eventdatar_sepsis.csv',
    'sepsis/truth/eventdatar_sepsis.csv.json',
    {
      item: 'Case ID',
      time: { column: 'Complete Timestamp', zone: 'UTC' },
      activity: 'Activity',
    },
  ],
] as const

describe.skipIf(!present)('event logs', () => {
  test.each(logs)('%s', async (path, truthPath, csv) => {
    const { log: truth } = load(truthPath)
    const { readings, rejections, read } = await readAll(join(DATA, path), { kind: 'csv', csv })
    expect(rejections).toEqual([])
    expect(read).toBe(truth.events)
    expect(factsOf(readings)).toEqual({
      events: truth.events,
      cases: truth.cases,
      first: instant(truth.time_range.first),
      last: instant(truth.time_range.last),
      percentiles: ['p50', 'p85', 'p95'].map((p) => truth.case_duration[p].nearest),
    })
    const activities: Record<string, number> = {}
    for (const { state } of readings) if (state) activities[state] = (activities[state] ?? 0) + 1
    expect(activities).toEqual(truth.activities)
  })

  test('sepsis in its own zone has the durations of the original with offsets; the case called NA is there', async () => {
    const { readings } = await readAll(join(DATA, 'sepsis/eventdatar_sepsis.csv'), {
      kind: 'csv',
      csv: {
        item: 'Case ID',
        time: { column: 'Complete Timestamp', zone: 'Europe/Amsterdam' },
        activity: 'Activity',
      },
    })
    expect(factsOf(readings)).toMatchObject({
      cases: 1050,
      first: instant('2013-11-07T07:18:29Z'),
      last: instant('2015-06-05T10:25:11Z'),
      percentiles: [461319, 4398270, 14254218],
    })
    expect(readings.some(({ item }) => item === 'NA')).toBe(true)
  })

  test('sepsis without a zone asks for it', async () => {
    const reading = readAll(join(DATA, 'sepsis/eventdatar_sepsis.csv'), {
      kind: 'csv',
      csv: { item: 'Case ID', time: 'Complete Timestamp', activity: 'Activity' },
    })
    expect((await refusalOf(reading)).hint).toBe(
      'csv: {time: {column: Complete Timestamp, zone: Europe/Amsterdam}}',
    )
  })

  test('the online shop, to the microsecond', async () => {
    const truth = load('journey-onlineshop/truth/simple-onlineshop.csv.json').log
    const { readings } = await readAll(join(DATA, 'journey-onlineshop/simple-onlineshop.csv'), {
      kind: 'csv',
      csv: { item: 'user_id', time: { column: 'timestamp', zone: 'UTC' }, state: 'event' },
    })
    const { percentiles, ...facts } = factsOf(readings)
    expect(facts).toEqual({
      events: truth.events,
      cases: truth.users,
      first: instant(truth.time_range[0]),
      last: instant(truth.time_range[1]),
    })
    expect([percentiles[0], percentiles[2]]).toEqual([
      truth.user_span.p50.nearest,
      truth.user_span.p95.nearest,
    ])
  })

  test('the incidents’ case table: 155 never resolved, 183 reopened', async () => {
    const { readings, rejections } = await readAll(
      join(DATA, 'bpic2014-incidents/BPIC14_incident_case_attributes.csv.gz'),
      {
        kind: 'csv',
        csv: {
          item: 'incident_id',
          dates: {
            open_time: 'open',
            reopen_time: 'reopened',
            resolved_time: 'resolved',
            close_time: 'closed',
          },
        },
      },
    )
    const itemsIn = (status: string): number =>
      new Set(readings.filter(({ state }) => state === status).map(({ item }) => item)).size
    expect(rejections).toEqual([])
    expect({
      open: itemsIn('open'),
      never: 4000 - itemsIn('resolved'),
      reopened: itemsIn('reopened'),
      closed: itemsIn('closed'),
    }).toEqual({
      open: 4000,
      never: 155,
      reopened: 183,
      closed: 4000,
    })
  })
})

describe.skipIf(!present)('work items of Lighthouse', () => {
  const source = {
    kind: 'csv',
    csv: {
      item: 'ID',
      dates: { 'Started Date': 'started', 'Closed Date': 'done' },
      title: 'Name',
      type: 'Type',
      state: 'State',
      zone: 'UTC',
    },
  }
  const folder = join(DATA, 'lighthouse-csv/connector-tests')
  const files = present ? readdirSync(folder) : []

  test.each(files.filter((file) => file.startsWith('invalid')))('%s is refused', async (file) => {
    expect((await refusalOf(readAll(join(folder, file), source))).message).toMatch(
      /has no column|is no CSV file/,
    )
  })

  test.each(files.filter((file) => !file.startsWith('invalid')))('%s is taken', async (file) => {
    const rows = readFileSync(join(folder, file), 'utf8').trim().split('\n').slice(1)
    const dates = rows.flatMap((row) => row.split(',').slice(4, 6)).filter((cell) => /^\d{4}-/.test(cell))
    const { readings, rejections, read } = await readAll(join(folder, file), source)
    expect(rejections).toEqual([])
    expect(read).toBe(rows.length)
    expect(readings.length).toBe(dates.length)
    expect(readings.map(({ item }) => item).every((item) => /^[A-Z]+-\d+$/.test(item))).toBe(true)
  })
})

interface Segment {
  readonly status: string
  readonly start: string
  readonly end: string | null
}

/** Creation and changes of status → the intervals in each status. */
const segmentsOf = (
  readings: readonly Reading[],
): { status: string | null; start: number; end: number | null }[] => {
  const create = readings.find(({ step }) => step === 'create')
  const changes = readings.filter(({ step }) => step === 'enter').sort((a, b) => a.at - b.at || a.ord - b.ord)
  const first = changes[0] ? (changes[0].was?.state ?? null) : (create?.state ?? null)
  const starts = [
    { status: first, start: create?.at ?? Number.NaN },
    ...changes.map(({ state, at }) => ({ status: state, start: at })),
  ]
  return starts.map((one, i) => ({ ...one, end: starts[i + 1]?.start ?? null }))
}

const expected = (segments: readonly Segment[]) =>
  segments.map(({ status, start, end }) => ({
    status,
    start: instant(start),
    end: end === null ? null : instant(end),
  }))

const byItem = (readings: readonly Reading[]): Map<string, Reading[]> =>
  Map.groupBy(readings, ({ item }) => item)

describe.skipIf(!present)('issues of Jira', () => {
  test('status intervals of DevLake’s issues', async () => {
    const truth = load('devlake/truth/devlake.json')
    const { readings, rejections } = await readAll(
      join(DATA, 'devlake/jira/raw_tables/_raw_jira_api_issues.csv'),
      { kind: 'jira' },
    )
    expect(rejections).toEqual([])
    const items = byItem(readings)
    const raw: { id: string; segments: Segment[] }[] =
      truth.jira_raw['jira/raw_tables/_raw_jira_api_issues.csv'].items
    expect(items.size).toBe(33)
    for (const { id, segments } of raw) expect(segmentsOf(items.get(id) ?? [])).toEqual(expected(segments))

    // The same issues as another tool reads them.
    const others: { issue_id: string; segments: Segment[] }[] = truth.status_history.items
    const known = others.filter(({ issue_id }) => items.has(issue_id.replace(/^.*:/, '')))
    expect(known.length).toBe(30)
    for (const { issue_id, segments } of known) {
      expect(segmentsOf(items.get(issue_id.replace(/^.*:/, '')) ?? [])).toEqual(expected(segments))
    }
  })

  test.each([
    'jira/raw_tables/_raw_jira_api_issue_relationships.csv',
    'jira/raw_tables/_raw_jira_external_epics.csv',
  ])('%s', async (path) => {
    const raw: { id: string; segments: Segment[] }[] = load('devlake/truth/devlake.json').jira_raw[path].items
    const { readings } = await readAll(join(DATA, 'devlake', path), { kind: 'jira' })
    const items = byItem(readings)
    expect(items.size).toBe(raw.length)
    for (const { id, segments } of raw) expect(segmentsOf(items.get(id) ?? [])).toEqual(expected(segments))
  })

  test('changelogs of DevLake by themselves', async () => {
    const { read, rejections } = await readAll(
      join(DATA, 'devlake/jira/raw_tables/_raw_jira_api_issue_changelogs.csv'),
      { kind: 'jira' },
    )
    expect({ read, rejections }).toEqual({ read: 279, rejections: [] })
  })

  test('status intervals of jirametrics’ issues', async () => {
    const { issues } = load('jirametrics/truth/truth.json')
    const folder = join(DATA, 'jirametrics/testdata')
    // The truth lists two exports of some issues; the folder holds one of each.
    for (const file of readdirSync(folder).filter((name) => /^SP-\d+\.json$/.test(name))) {
      const { readings, read, rejections } = await readAll(join(folder, file), { kind: 'jira' })
      const truth = issues.find(
        (one: { file: string; histories: number }) => one.file === file && one.histories === read - 1,
      )
      expect({ file, rejections, found: truth !== undefined }).toEqual({ file, rejections: [], found: true })
      expect(segmentsOf(readings)).toEqual(expected(truth.segments))
      expect(readings.find(({ step }) => step === 'create')?.fields).toMatchObject({
        label: truth.key,
        type: truth.type,
      })
    }
  })

  test.each(['sample_statuses', 'jira-config', 'sample_board_1_configuration'])(
    '%s holds no issues',
    async (name) => {
      expect(
        (await refusalOf(readAll(join(DATA, `jirametrics/testdata/${name}.json`), { kind: 'jira' }))).message,
      ).toMatch(/^Nothing in/)
    },
  )
})

describe.skipIf(!present)('conformance of CloudEvents', () => {
  const tests = (name: string): { id: string; event?: unknown; batch?: unknown[] }[] =>
    present ? load(`cloudevents-conformance/format/json/${name}.json`).tests : []
  const verdicts = (name: string) =>
    tests(name).map(({ id, event, batch }) => [
      id,
      (batch ?? [event]).map(parseCloudEvent).every(({ ok }) => ok),
    ])

  test.each([
    ['valid-events', 10, true],
    ['invalid-events', 25, false],
    ['valid-batches', 5, true],
    ['invalid-batches', 3, false],
  ])('%s', (name, count, ok) => {
    expect(verdicts(name)).toEqual(tests(name).map(({ id }) => [id, ok]))
    expect(verdicts(name).length).toBe(count)
  })

  test('every refusal names the attribute', () => {
    const reasons = tests('invalid-events').map(({ event }) => {
      const parsed = parseCloudEvent(event)
      return parsed.ok ? 'taken' : (/^`(\w[\w.]*)`/.exec(parsed.reason)?.[1] ?? parsed.reason)
    })
    expect(reasons).toEqual([
      'specversion',
      'id',
      'type',
      'source',
      'time',
      'time',
      'time',
      'time',
      'time',
      'time',
      'id',
      'type',
      'source',
      'specversion',
      'specversion',
      'datacontenttype',
      'datacontenttype',
      'dataschema',
      'subject',
      'id',
      'id',
      'MyExtension',
      'my.extension',
      'my.extension',
      'data_base64',
    ])
  })
})
