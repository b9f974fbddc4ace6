/** What other tools make of OCEL: all of it says the same, and what can't be taken is told. */
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { readAll, readText, refusalOf, tempFile, type Everything } from '../read-all.contract.ts'

const source = { kind: 'ocel', ocel: { journey: 'order' } }

const story = ({ readings }: Everything) => readings.map(({ item, at, state }) => [item, at, state])
const MARCH = Date.UTC(2026, 2, 1, 9) * 1000
const HOUR = 3_600_000_000
/** An order is placed, and an hour later paid. */
const STORY = [
  ['o1', MARCH, 'Place'],
  ['o1', MARCH + HOUR, 'Pay'],
]

describe('SQLite', () => {
  const TABLES = {
    event: `CREATE TABLE event (ocel_id TEXT PRIMARY KEY, ocel_type TEXT)`,
    object: `CREATE TABLE object (ocel_id TEXT PRIMARY KEY, ocel_type TEXT)`,
    links: `CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT, ocel_qualifier TEXT)`,
    events: `CREATE TABLE event_map_type (ocel_type TEXT, ocel_type_map TEXT);
      INSERT INTO event_map_type VALUES ('Place', 'place'), ('Pay', 'Pay')`,
    objects: `CREATE TABLE object_map_type (ocel_type TEXT, ocel_type_map TEXT);
      INSERT INTO object_map_type VALUES ('order', 'order')`,
    place: `CREATE TABLE event_place (ocel_id TEXT, ocel_time TIMESTAMP)`,
    pay: `CREATE TABLE event_pay (ocel_id TEXT, ocel_time TIMESTAMP)`,
    order: `CREATE TABLE object_order (ocel_id TEXT, ocel_time TIMESTAMP, ocel_changed_field TEXT, price REAL)`,
    rows: `INSERT INTO event VALUES ('e1', 'Place'), ('e2', 'Pay');
      INSERT INTO object VALUES ('o1', 'order');
      INSERT INTO event_object (ocel_event_id, ocel_object_id) VALUES ('e1', 'o1'), ('e2', 'o1')`,
    times: `INSERT INTO event_place VALUES ('e1', '2026-03-01 09:00:00');
      INSERT INTO event_pay VALUES ('e2', '2026-03-01T10:00:00Z')`,
    more: '',
  }

  const log = (changed: Partial<typeof TABLES>): Promise<Everything> => {
    const path = tempFile('log.sqlite', '')
    const db = new DatabaseSync(path)
    for (const statement of Object.values({ ...TABLES, ...changed })) db.exec(statement)
    db.close()
    return readAll(path, source)
  }

  test.each([
    ['as the standard has it', {}],
    ['without maps of types', { events: '', objects: '' }],
    ['without qualifiers', { links: 'CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT)' }],
    ['names in upper case', { event: TABLES.event.replace('event', 'EVENT') }],
    ['tables without row ids', { event: `${TABLES.event} WITHOUT ROWID` }],
    [
      'views',
      {
        event: `${TABLES.event.replace('event', 'all_events')}; CREATE VIEW event AS SELECT * FROM all_events`,
        rows: TABLES.rows.replace('INTO event ', 'INTO all_events '),
      },
    ],
    [
      'milliseconds, as drivers of Java write times',
      {
        times: `INSERT INTO event_place VALUES ('e1', ${MARCH / 1000}); INSERT INTO event_pay VALUES ('e2', ${(MARCH + HOUR) / 1000})`,
        more: `INSERT INTO object_order VALUES ('o1', 0, NULL, 10), ('o1', ${(MARCH + HOUR) / 1000}, 'price', 12)`,
      },
    ],
    [
      'seconds',
      {
        times: `INSERT INTO event_place VALUES ('e1', ${MARCH / 1e6}); INSERT INTO event_pay VALUES ('e2', ${(MARCH + HOUR) / 1e6})`,
      },
    ],
  ])('%s', async (_, changed) => {
    const everything = await log(changed)
    expect(story(everything)).toEqual(STORY)
    expect(everything.rejections).toEqual([])
  })

  test('rows that lead nowhere are told', async () => {
    const { read, rejections, readings } = await log({
      more: `INSERT INTO event VALUES (NULL, 'Pay'); INSERT INTO event_pay VALUES ('e9', '2026-03-02 09:00:00');
        INSERT INTO event_object VALUES ('e1', NULL, 'x')`,
    })
    expect([read, readings.length]).toEqual([4, 2])
    expect(rejections).toEqual([
      { row: 1, reason: "the event can't be read: `e9` stands in `event_pay`, but not in `event`" },
      {
        row: 3,
        reason:
          "the event can't be read: `` stands in `event`, but in no table of a type, which would tell its time",
      },
    ])
  })
})

const E1 = { 'ocel:activity': 'Place', 'ocel:timestamp': '2026-03-01 09:00:00', 'ocel:vmap': {} }
const E2 = { 'ocel:activity': 'Pay', 'ocel:timestamp': '2026-03-01T10:00:00.000+00:00', 'ocel:vmap': {} }
const ORDER = { 'ocel:type': 'order', 'ocel:ovmap': {} }
const event = (id: string, type: string, more: object) => ({ id, type, ...more })

describe('JSON', () => {
  test.each([
    [
      'version 1.0 with lists',
      {
        'ocel:events': [
          { 'ocel:eid': 'e1', ...E1, 'ocel:omap': ['o1'] },
          { 'ocel:id': 'e2', ...E2, 'ocel:omap': ['o1'] },
        ],
        'ocel:objects': [{ 'ocel:oid': 'o1', ...ORDER }],
      },
    ],
    [
      'version 1.0 with qualifiers',
      {
        'ocel:events': {
          e1: { ...E1, 'ocel:typedOmap': [{ 'ocel:oid': 'o1', 'ocel:qualifier': 'placed' }] },
          e2: { ...E2, 'ocel:typedOmap': [{ 'ocel:oid': 'o1' }], 'ocel:omap': ['o1'] },
        },
        'ocel:objects': { o1: ORDER },
      },
    ],
    [
      'numbers for times, and links that are ids only',
      {
        events: [
          event('e1', 'Place', { time: MARCH / 1000, relationships: ['o1'] }),
          event('e2', 'Pay', { time: (MARCH + HOUR) / 1e6, relationships: [{ objectId: 'o1' }] }),
        ],
        objects: [{ id: 'o1', type: 'order' }],
      },
    ],
  ])('%s', async (_, log) => {
    const everything = await readText('log.json', JSON.stringify(log), source)
    expect(story(everything)).toEqual(STORY)
    expect(everything.rejections).toEqual([])
  })

  test('links between objects of version 1.0', async () => {
    const log = {
      'ocel:events': { e1: { ...E1, 'ocel:omap': ['o1'] } },
      'ocel:objects': {
        o1: { ...ORDER, 'ocel:o2o': [{ 'ocel:oid': 'c1', 'ocel:qualifier': 'ordered by' }] },
        c1: { 'ocel:type': 'customer' },
      },
    }
    const { readings } = await readText('log.json', JSON.stringify(log), source)
    expect(readings.map(({ fields }) => fields)).toEqual([
      { customer: ['c1'], 'customer qualifier': ['ordered by'] },
    ])
  })

  test('NaN and Infinity, which Python writes, say nothing; a text stays', async () => {
    const text = `{"objects": [{"id": "o1", "type": "order", "attributes": [{"name": "price", "time": "1970-01-01T00:00:00Z", "value": NaN}]}],
      "events": [{"id": "e1", "type": "Place", "time": "2026-03-01T09:00:00Z", "attributes": [{"name": "n", "value": -Infinity}, {"name": "t", "value": "a NaN, \\"NaN"}],
      "relationships": [{"objectId": "o1", "qualifier": ""}]}]}`
    const { readings, rejections } = await readText('log.json', text, source)
    expect(readings.map(({ fields }) => fields)).toEqual([{ t: 'a NaN, "NaN' }])
    expect(rejections).toEqual([])
  })

  test('a value that is nested very deeply is named as such', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const text = `{"objects": [{"id": "o1", "type": "order"}, ${deep}],
      "events": [{"id": "e1", "type": "Place", "time": "2026-03-01T09:00:00Z", "attributes": [{"name": "d", "value": ${deep}}],
      "relationships": [{"objectId": "o1", "qualifier": ""}]}]}`
    const { readings, rejections } = await readText('log.json', text, source)
    expect(readings.map(({ fields }) => fields)).toEqual([{ d: ['["(nested too deep)"]'] }])
    expect(rejections).toEqual([{ row: 2, reason: '["(nested too deep)"] is no object' }])
  })
})

test('XML: links may be called otherwise; an object that can’t be read is told', async () => {
  const text = `<log>
    <objects><object id="o1" type="order"/>
    <object id="A&B" type="order"/></objects>
    <events><event id="e1" type="Place" time="2026-03-01T09:00:00Z"><objects><object object-id="o1" relationship="placed"/></objects></event>
    <event id="e2" type="Pay" time="2026-03-01T10:00:00Z"><objects><relobj object-id="o1"/></objects></event></events>
  </log>`
  const everything = await readText('log.xml', text, source)
  expect(story(everything)).toEqual(STORY)
  expect(everything.readings.map(({ fields }) => fields)).toEqual([{ qualifier: ['placed'] }, null])
  expect(everything.rejections).toEqual([
    {
      row: 3,
      reason: "the object can't be read: an `&` by itself, which XML writes `&amp;`, in line 3",
    },
  ])
})

test('a ZIP archive is to be unpacked', async () => {
  expect((await refusalOf(readText('log.jsonocel.zip', 'PK\u0003\u0004aaaa', source))).message).toBe(
    'log.jsonocel.zip is no object-centric log (OCEL): it is a ZIP archive or an Excel workbook: unpack the archive, or save the sheet as CSV.',
  )
})
