import { DatabaseSync } from 'node:sqlite'
import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { notesOf, readAll, readText, refusalOf, tempFile, type Everything } from '../read-all.contract.ts'

const ocel = (journey?: string, zone?: string) => ({
  kind: 'ocel',
  ocel: { ...(journey === undefined ? {} : { journey }), ...(zone === undefined ? {} : { zone }) },
})

/** Two orders and a customer; an item that is added later, a price that changes, and events of nobody. */
const LOG = {
  objectTypes: [{ name: 'order', attributes: [] }],
  eventTypes: [],
  objects: [
    {
      id: 'o1',
      type: 'order',
      attributes: [
        { name: 'price', time: '1970-01-01T00:00:00Z', value: 10 },
        { name: 'price', time: '2026-03-02T09:00:00Z', value: 12 },
        { name: 'price', time: '2026-03-05T09:00:00Z', value: 11 },
      ],
      relationships: [{ objectId: 'c1', qualifier: 'ordered by' }],
    },
    { id: 'o2', type: 'order', attributes: [] },
    { id: 'o3', type: 'order' },
    { id: 'c1', type: 'customer' },
    { id: 'i1', type: 'item' },
    { id: 'i2', type: 'item', relationships: [{ objectId: 'gone', qualifier: '' }] },
  ],
  events: [
    {
      id: 'e2',
      type: 'Add',
      time: '2026-03-02T09:00:00Z',
      attributes: [{ name: 'by', value: 'Ann' }],
      relationships: [
        { objectId: 'o1', qualifier: 'extended' },
        { objectId: 'i2', qualifier: '' },
      ],
    },
    {
      id: 'e1',
      type: 'Place',
      time: '2026-03-01T09:00:00Z',
      attributes: [],
      relationships: [
        { objectId: 'i1', qualifier: '' },
        { objectId: 'o1', qualifier: 'placed' },
      ],
    },
    {
      id: 'e3',
      type: 'Ship',
      time: '2026-03-03T09:00:00Z',
      relationships: [
        { objectId: 'o1', qualifier: '' },
        { objectId: 'o2', qualifier: '' },
      ],
    },
    {
      id: 'e4',
      type: 'Restock',
      time: '2026-03-04T09:00:00Z',
      relationships: [{ objectId: 'i1', qualifier: '' }],
    },
    { id: 'e5', type: 'Ship', time: 'soon', relationships: [{ objectId: 'o2', qualifier: '' }] },
    {
      id: 'e6',
      type: 'Lose',
      time: '2026-03-06T09:00:00Z',
      relationships: [{ objectId: 'o9', qualifier: '' }],
    },
    'nonsense',
  ],
}

const text = JSON.stringify(LOG)

/** What the reading says of each event, in the order of time. */
const story = ({ readings }: Everything) =>
  readings
    .toSorted((a, b) => a.at - b.at || (a.item < b.item ? -1 : 1))
    .map(({ item, state, fields }) => [item, state, fields])

describe('the objects of one type are the journeys', () => {
  test('with links so far, values at their time, qualifiers, and all that was left out told', async () => {
    const everything = await readText('log.json', text, ocel('order'))
    expect(story(everything)).toEqual([
      [
        'o1',
        'Place',
        {
          'case:price': 10,
          customer: ['c1'],
          'customer qualifier': ['ordered by'],
          item: ['i1'],
          qualifier: ['placed'],
        },
      ],
      ['o1', 'Add', { by: 'Ann', 'case:price': 12, item: ['i1', 'i2'], qualifier: ['extended'] }],
      ['o1', 'Ship', { order: ['o2'] }],
      ['o2', 'Ship', { order: ['o1'] }],
      // Nothing happens to the order when its price changes: no event, only a field.
      ['o1', null, { 'case:price': 11 }],
    ])
    expect(everything.readings.map(({ id, step, ord, ref }) => [id, step, ord, ref])).toEqual([
      ['["e2","o1"]', 'enter', 1, 'log.json row 1'],
      ['["e1","o1"]', 'enter', 2, 'log.json row 2'],
      ['["e3","o1"]', 'enter', 3, 'log.json row 3'],
      ['["e3","o2"]', 'enter', 3, 'log.json row 3'],
      [`["o1",${Date.UTC(2026, 2, 5, 9) * 1000}]`, 'fields', 0, 'log.json'],
    ])
    expect(everything.read).toBe(7)
    expect(everything.rejections).toEqual([
      { row: 7, reason: '"nonsense" is no event' },
      { row: 5, reason: 'event `e5`: the time `soon` is not written as `iso`' },
    ])
    expect(notesOf(everything)).toEqual([
      'log.json: 2 of its events belong to no object of the type `order`: they are in no journey.',
      'log.json: 1 of its events belong to several objects of the type `order`: each was taken for all of them.',
      'log.json: 1 of its objects of the type `order` have no event: they are no journeys.',
      'log.json: 2 of its links lead to objects that it does not hold, the first being object `i2` → `gone`.',
    ])
  })

  test('an object of another type knows of links to it', async () => {
    const { readings } = await readText('log.json', text, ocel('customer'))
    expect(readings).toEqual([])
    expect(story(await readText('log.json', text, ocel('item')))).toEqual([
      ['i1', 'Place', { order: ['o1'], 'order qualifier': ['placed'] }],
      ['i2', 'Add', { by: 'Ann', order: ['o1'], 'order qualifier': ['extended'] }],
      ['i1', 'Restock', null],
    ])
  })

  test('of very many links the first are kept, and those of the event itself', async () => {
    const items = Array.from({ length: 3000 }, (_, i) => ({ id: `i${i}`, type: 'item' }))
    const events = items.map(({ id }, i) => ({
      id: `e${i}`,
      type: 'Add',
      time: new Date(Date.UTC(2026, 0, 1) + i * 1000).toISOString(),
      relationships: [{ objectId: 'o1' }, { objectId: id }],
    }))
    const log = { objectTypes: [], eventTypes: [], objects: [{ id: 'o1', type: 'order' }, ...items], events }
    const { readings } = await readText('log.json', JSON.stringify(log), ocel('order'))
    const first = items.slice(0, 50).map(({ id }) => id)
    expect(readings.map(({ fields }) => fields?.['item'])).toEqual(
      items.map(({ id }, i) => (i < 50 ? first.slice(0, i + 1) : [...first, id])),
    )
  })

  test('which type that is, is asked', async () => {
    const types =
      'Which type of object is the journey? log.json, OCEL 2.0 (JSON), holds `order` (3), `item` (2), `customer` (1). Every object of that type becomes one item, and the others are kept as its links.'
    const hint = 'ocel:\n  journey: order   # or item, customer'
    expect(await refusalOf(readText('log.json', text, ocel()))).toEqual({ message: types, hint })
    expect(await refusalOf(readText('log.json', text, ocel('ordr')))).toEqual({
      message: `log.json has no objects of the type \`ordr\`. Did you mean \`order\`? ${types}`,
      hint,
    })
  })
})

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<log>
  <object-types><object-type name="order"><attributes/></object-type></object-types>
  <objects>
    <object id="o1" type="order">
      <attributes><attribute name="price" time="1970-01-01T00:00:00Z">10</attribute><attribute name="price" time="2026-03-02T10:00:00">12</attribute></attributes>
      <objects><relationship object-id="c1" qualifier="ordered by"/></objects>
    </object>
    <object id="c1" type="customer"/>
  </objects>
  <events>
    <event id="e1" type="Place" time="2026-03-01T10:00:00"><attributes><attribute name="by">A &amp; B</attribute></attributes><objects><relationship object-id="o1" qualifier="placed"/></objects></event>
    <event id="" type="Place" time="2026-03-01T10:00:00"/>
    <event id="e2" type="Add" time="2026-03-02T10:00:00"><objects><relationship object-id="o1" qualifier=""/></objects></event>
  </events>
</log>`

const STORY = [
  [
    'o1',
    'Place',
    {
      by: 'A & B',
      'case:price': '10',
      customer: ['c1'],
      'customer qualifier': ['ordered by'],
      qualifier: ['placed'],
    },
  ],
  ['o1', 'Add', { 'case:price': '12' }],
]

const database = (name: string, ...statements: string[]): string => {
  const path = tempFile(name, '')
  const db = new DatabaseSync(path)
  for (const statement of statements) db.exec(statement)
  db.close()
  return path
}

const SECOND = [
  `CREATE TABLE event_map_type (ocel_type TEXT, ocel_type_map TEXT)`,
  `CREATE TABLE object_map_type (ocel_type TEXT, ocel_type_map TEXT)`,
  `CREATE TABLE event (ocel_id TEXT, ocel_type TEXT)`,
  `CREATE TABLE object (ocel_id TEXT, ocel_type TEXT)`,
  `CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT, ocel_qualifier TEXT)`,
  `CREATE TABLE object_object (ocel_source_id TEXT, ocel_target_id TEXT, ocel_qualifier TEXT)`,
  `CREATE TABLE "event_place it" (ocel_id TEXT, ocel_time TIMESTAMP, by TEXT)`,
  `CREATE TABLE event_add (ocel_id TEXT, ocel_time TIMESTAMP)`,
  `CREATE TABLE object_order (ocel_id TEXT, ocel_time TIMESTAMP, ocel_changed_field TEXT, price TEXT, other TEXT)`,
  `INSERT INTO event_map_type VALUES ('Place', 'place it'), ('Add', 'add')`,
  `INSERT INTO object_map_type VALUES ('order', 'order'), ('customer', 'customer')`,
  `INSERT INTO event VALUES ('e1', 'Place'), ('e2', 'Add')`,
  `INSERT INTO object VALUES ('o1', 'order'), ('c1', 'customer')`,
  `INSERT INTO event_object VALUES ('e1', 'o1', 'placed'), ('e2', 'o1', NULL)`,
  `INSERT INTO object_object VALUES ('o1', 'c1', 'ordered by')`,
  `INSERT INTO "event_place it" VALUES ('e1', '2026-03-01 10:00:00', 'A & B')`,
  `INSERT INTO event_add VALUES ('e2', '2026-03-02 10:00:00')`,
  `INSERT INTO object_order VALUES ('o1', '1970-01-01 01:00:00', NULL, '10', NULL), ('o1', '2026-03-02 10:00:00', 'price', '12', 'kept')`,
]

describe('other encodings', () => {
  test('XML, local times in the zone of the source', async () => {
    const everything = await readText('log.xml', XML, ocel('order', 'Europe/Berlin'))
    expect(story(everything)).toEqual(STORY)
    expect(everything.readings.map(({ at, ref }) => [at, ref])).toEqual([
      [Date.UTC(2026, 2, 1, 9) * 1000, 'log.xml row 12'],
      [Date.UTC(2026, 2, 2, 9) * 1000, 'log.xml row 14'],
    ])
    expect(everything.rejections).toEqual([{ row: 13, reason: 'the event has no id' }])
  })

  test('SQLite, plain and packed', async () => {
    const path = database('log.sqlite', ...SECOND)
    const plain = await readAll(path, ocel('order', 'Europe/Berlin'))
    expect(story(plain)).toEqual(STORY)
    const packed = await readText('packed.gz', gzipSync(readFileSync(path)), ocel('order', 'Europe/Berlin'))
    expect(story(packed)).toEqual(STORY)
  })

  test('SQLite: an event that the table of its type does not hold is refused', async () => {
    const path = database(
      'holes.sqlite',
      ...SECOND,
      `INSERT INTO event VALUES ('e3', 'Add'), ('e4', 'Vanish')`,
      `INSERT INTO event_map_type VALUES ('Vanish', 'nowhere')`,
    )
    const { readings, rejections, read } = await readAll(path, ocel('order'))
    const nowhere = 'stands in `event`, but in no table of a type, which would tell its time'
    expect([read, readings.length, rejections]).toEqual([
      4,
      2,
      [
        { row: 3, reason: `the event can't be read: \`e3\` ${nowhere}` },
        { row: 4, reason: `the event can't be read: \`e4\` ${nowhere}` },
      ],
    ])
  })

  test('JSON of version 1.0, whatever its name', async () => {
    const first = {
      'ocel:global-log': { 'ocel:version': '1.0' },
      'ocel:events': {
        e1: {
          'ocel:activity': 'Place',
          'ocel:timestamp': '2026-03-01T09:00:00',
          'ocel:omap': ['o1', 'c1'],
          'ocel:vmap': { by: 'A & B' },
        },
      },
      'ocel:objects': {
        o1: { 'ocel:type': 'order', 'ocel:ovmap': { price: 10 } },
        c1: { 'ocel:type': 'customer' },
        x: {},
      },
    }
    const everything = await readText('log.txt', JSON.stringify(first, null, 2), ocel('order'))
    expect(story(everything)).toEqual([['o1', 'Place', { by: 'A & B', 'case:price': 10, customer: ['c1'] }]])
    expect(everything.rejections).toEqual([{ row: 3, reason: 'object `x` has no `ocel:type`' }])
  })
})

describe('files that are damaged or something else', () => {
  test('JSON that was cut off: what stands before is taken', async () => {
    const { readings, rejections } = await readText(
      'log.json',
      text.slice(0, text.indexOf('"e3"') + 40),
      ocel('order'),
    )
    expect(readings.map(({ state }) => state)).toEqual(['Add', 'Place', null])
    expect(rejections.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('is not complete when the file ends'),
    ])
  })

  test('XML that breaks: what stands before is taken', async () => {
    const { readings, rejections } = await readText(
      'log.xml',
      XML.replace('<event id="e2"', '<event id=e2'),
      ocel('order'),
    )
    // The price still changes, though the event with which it did is gone.
    expect(readings.map(({ state }) => state)).toEqual(['Place', null])
    expect(rejections).toContainEqual({
      row: 14,
      reason: 'the XML breaks here, and nothing behind it was read: unquoted attribute value',
    })
  })

  test.each([
    ['a.json', '{"issues": []}', /^a.json is JSON, but no object-centric log/],
    [
      'a.xml',
      '<log><trace><event/></trace></log>',
      /^a.xml is an XES log: declare the source as `kind: xes`\.$/,
    ],
    ['b.xml', '<html/>', /^b.xml is XML, but no object-centric log \(OCEL\): its root is `html`\.$/],
    [
      'a.csv',
      'id,type\n1,order\n',
      /^a.csv is no object-centric log \(OCEL\): it is neither JSON, XML nor a database of SQLite\.$/,
    ],
    ['none.json', '{"objects": [], "events": []}', /^none.json, OCEL 2.0 \(JSON\), holds no objects/],
    [
      'a.sqlite',
      `SQLite format 3\0${'x'.repeat(5000)}`,
      /^a.sqlite can't be read as a database of SQLite: file is not a database\.$/,
    ],
  ])('%s is refused as a whole', async (name, content, message) => {
    expect((await refusalOf(readText(name, content, ocel('order')))).message).toMatch(message)
  })

  test('a database of something else', async () => {
    const path = database('other.sqlite', 'CREATE TABLE people (id TEXT)')
    expect((await refusalOf(readAll(path, ocel('order')))).message).toMatch(
      /^other.sqlite is a SQLite database, but no object-centric log: .* Its tables are `people`\.$/,
    )
  })

  test('a database that lacks columns says so in the words of SQLite', async () => {
    const path = database(
      'odd.sqlite',
      ...SECOND.map((one) => one.replace('ocel_id TEXT, ocel_type TEXT', 'id TEXT, ocel_type TEXT')),
    )
    expect((await refusalOf(readAll(path, ocel('order')))).message).toMatch(
      /^odd.sqlite can't be read as a database of SQLite: no such column/,
    )
  })
})
