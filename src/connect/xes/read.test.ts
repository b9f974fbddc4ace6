import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAll, readText, refusalOf, tempFile } from '../read-all.contract.ts'

const xes = { kind: 'xes' }

const log = (...traces: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n${traces.join('\n')}\n</log>`
const trace = (name: string, ...events: string[]): string =>
  `<trace><string key="concept:name" value="${name}"/>${events.join('')}</trace>`
const event = (activity: string, time: string, more = ''): string =>
  `<event><string key="concept:name" value="${activity}"/><date key="time:timestamp" value="${time}"/>${more}</event>`

const T = '2026-03-01T09:00:00.000+01:00'

/** What the tests look at: item, activity, what it begins or ends. */
const told = ({ readings }: Awaited<ReturnType<typeof readText>>) =>
  readings.map(({ item, state, step }) => [item, state, step])

test('whole readings: attributes of the event, of its trace, nested ones and lists; nothing of the log itself', async () => {
  const { readings, rejections, read } = await readText(
    'a.xes',
    `<?xml version="1.0" encoding="UTF-8"?>
<x:log xmlns:x="http://www.xes-standard.org/" xes.version="2.0">
  <x:extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <x:global scope="event"><x:string key="concept:name" value="UNKNOWN"/><x:date key="time:timestamp" value="1970-01-01T00:00:00Z"/></x:global>
  <x:classifier name="Activity" keys="concept:name"/>
  <x:string key="concept:name" value="the log"><x:event/></x:string>
  <x:trace>
    <x:string key="concept:name" value="order-7"/>
    <x:string key="channel" value="web"/>
    <x:event>
      <x:string key="concept:name" value="Pay"/>
      <x:date key="time:timestamp" value="2026-03-01T09:00:00.123456+01:00"/>
      <x:string key="lifecycle:transition" value="start"/>
      <x:string key="concept:instance" value="p-1"/>
      <x:float key="amount" value="12.50"><x:string key="currency" value="EUR"/></x:float>
      <x:int key="parcels" value="2"/>
      <x:int key="number" value="9007199254740993"/>
      <x:boolean key="gift" value="true"/>
      <x:id key="ref" value="f81d4fae-7dec-11d0-a765-00a0c91e6bf6"/>
      <x:list key="items"><x:values><x:string key="item" value="book"/><x:int key="item" value="3"/></x:values></x:list>
      <x:container key="address"><x:string key="city" value="Łódź"/></x:container>
      <x:string key="empty" value=""/>
    </x:event>
  </x:trace>
</x:log>`,
    xes,
  )
  expect({ readings, rejections, read }).toEqual({
    read: 1,
    rejections: [],
    readings: [
      {
        id: expect.stringMatching(/^[\w-]{22}$/),
        item: 'order-7',
        at: Date.UTC(2026, 2, 1, 8) * 1000 + 123_456,
        ord: 1,
        step: 'start',
        state: 'Pay',
        instance: 'p-1',
        fields: {
          'case:channel': 'web',
          amount: 12.5,
          'amount.currency': 'EUR',
          parcels: 2,
          number: '9007199254740993',
          gift: true,
          ref: 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
          items: ['book', '3'],
          'address.city': 'Łódź',
        },
        was: null,
        fault: null,
        partial: false,
        ref: 'a.xes line 10',
      },
    ],
  })
})

test('transitions of the lifecycle begin and end runs, or change fields only; without one an activity was completed', async () => {
  const transitions = ['start', 'COMPLETE', 'suspend', 'resume', 'schedule', 'assign', 'withdraw', '']
  const events = transitions.map((one, i) =>
    event(`a${i}`, T, `<string key="lifecycle:transition" value="${one}"/>`),
  )
  const { readings, batches } = await readText('a.xes', log(trace('1', ...events)), xes)
  expect(readings.map(({ state, step }) => [state, step])).toEqual([
    ['a0', 'start'],
    ['a1', 'complete'],
    ['a2', 'complete'],
    ['a3', 'start'],
    [null, 'fields'],
    [null, 'fields'],
    ['a6', 'complete'],
    ['a7', 'complete'],
  ])
  expect(batches.flatMap(({ notes = [] }) => notes)).toEqual([])
})

test('transitions that are statuses are told, with the line for the map that reads them so', async () => {
  const text = log(
    trace('1', event('Accepted', T, '<string key="lifecycle:transition" value="In Progress"/>')),
  )
  const asActivities = await readText('a.xes', text, xes)
  expect(asActivities.batches.flatMap(({ notes = [] }) => notes)).toEqual([
    'a.xes: in 1 events `lifecycle:transition` is none of the transitions of XES (`In Progress`), so that they change fields only. If these are statuses, say so: `xes: {state: ["concept:name","lifecycle:transition"]}`.',
  ])
  const asStatuses = await readText('a.xes', text, {
    ...xes,
    xes: { state: ['concept:name', 'lifecycle:transition'] },
  })
  expect(told(asStatuses)).toEqual([['1', 'Accepted/In Progress', 'enter']])
})

describe('identity', () => {
  const pay = event('Pay', T)

  test('is the content of the event: the same whatever stands around it, and another for another item', async () => {
    const first = await readText('a.xes', log(trace('1', pay)), xes)
    const later = await readText(
      'b.xes',
      log(trace('2', pay), trace('1', event('Order', T), pay.replace('/><', '/>\n  <'))),
      xes,
    )
    const changed = await readText(
      'c.xes',
      log(`<trace>${trace('1', pay).slice(7, -8)}<string key="paid" value="yes"/></trace>`),
      xes,
    )
    const [id] = first.readings.map((one) => one.id)
    expect(later.readings.map((one) => one.id === id)).toEqual([false, false, true])
    expect(changed.readings.map((one) => one.id)).toEqual([id])
  })

  test('tells events of one trace apart that say the same at the same instant', async () => {
    const { readings } = await readText('a.xes', log(trace('1', pay, pay, pay)), xes)
    const [id] = readings.map((one) => one.id)
    expect(readings.map((one) => one.id)).toEqual([id, `${id} 2`, `${id} 3`])
  })

  test('is `identity:id` where an event has one', async () => {
    const text = log(trace('1', event('Pay', T, '<id key="identity:id" value="e-1"/>')))
    const { readings } = await readText('a.xes', text, xes)
    expect(readings.map(({ id, fields }) => [id, fields])).toEqual([['e-1', null]])
  })
})

test('what names the item may stand behind the events', async () => {
  const text = log(
    `<trace>${event('Pay', T)}${event('Ship', T)}<string key="concept:name" value="7"/></trace>`,
  )
  expect(told(await readText('a.xes', text, xes))).toEqual([
    ['7', 'Pay', 'complete'],
    ['7', 'Ship', 'complete'],
  ])
})

test('other attributes than the usual ones', async () => {
  const text = log(
    `<trace><string key="order" value="o-1"/><event><string key="what" value="paid"/><string key="how" value="card"/><string key="when" value="2026-03-01 10:00"/></event></trace>`,
  )
  const keys = { item: 'order', activity: ['what', 'how'], time: 'when', zone: 'Europe/Berlin' }
  const { readings } = await readText('a.xes', text, { ...xes, xes: keys })
  expect(readings.map(({ item, state, at }) => [item, state, at])).toEqual([
    ['o-1', 'paid/card', Date.UTC(2026, 2, 1, 9) * 1000],
  ])
})

test('an event that can’t be taken costs no other, and is told with its line', async () => {
  const { readings, rejections, read } = await readText(
    'a.xes',
    log(
      trace('1', event('Pay', T)),
      trace('2', event('Pay', 'yesterday')),
      trace('2', event('', T)),
      trace('2', '<event><string key="concept:name" value="Pay"/></event>'),
      `<trace>${event('Pay', T)}</trace>`,
      trace('', event('Pay', T)),
      trace('2', event('Pay', '2026-02-30T00:00:00Z')),
      trace('2', event('&mine;', T)),
      trace('3', event('Ship', T)),
    ),
    xes,
  )
  expect(read).toBe(9)
  expect(readings.map(({ item, ref }) => [item, ref])).toEqual([
    ['1', 'a.xes line 3'],
    ['3', 'a.xes line 11'],
  ])
  expect(rejections).toEqual([
    { row: 4, reason: '`time:timestamp`: `yesterday` is not written as `iso`' },
    { row: 5, reason: 'an event of `2` has no `concept:name`: it must say what was done' },
    { row: 6, reason: 'an event of `2` has no `time:timestamp`: a time is needed' },
    { row: 7, reason: 'its trace has no `concept:name`, which names the item' },
    { row: 8, reason: 'its trace has no `concept:name`, which names the item' },
    { row: 9, reason: expect.stringMatching(/^`time:timestamp`: `2026-02-30T00:00:00Z` has the day 30/) },
    { row: 10, reason: 'the event can’t be read: undefined entity in line 10'.replace('’', "'") },
  ])
})

describe('times without an offset', () => {
  const text = log(trace('1', event('Pay', '2026-03-01T09:00:00')))

  test('leave a question, with the line that answers it', async () => {
    expect(await refusalOf(readText('a.xes', text, xes))).toEqual({
      message:
        'The times in the attribute `time:timestamp` carry no offset (`2026-03-01T09:00:00`): in which zone are they? Declare it: an IANA zone, or `zone: UTC`.',
      hint: 'xes: {zone: Europe/Amsterdam}',
    })
  })

  test('are read in the zone of the source', async () => {
    const { readings } = await readText('a.xes', text, { ...xes, xes: { zone: 'America/New_York' } })
    expect(readings.map(({ at }) => at)).toEqual([Date.UTC(2026, 2, 1, 14) * 1000])
  })
})

describe('hostile and odd files', () => {
  const good = log(trace('Zoë', event('Bücher &amp; mehr', T)))
  const whole = [['Zoë', 'Bücher & mehr', 'complete']]

  test.each([
    ['a byte order mark', Buffer.from(`\ufeff${good}`)],
    ['Latin-1, as it declares', Buffer.from(good.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${good.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['UTF-8 that says it is UTF-16', Buffer.from(good.replace('UTF-8', 'UTF-16'))],
    ['gzip', gzipSync(good)],
    ['one line', Buffer.from(good.replaceAll('\n', ''))],
    ['Windows line ends', Buffer.from(good.replaceAll('\n', '\r\n'))],
    [
      'comments, CDATA and instructions between',
      Buffer.from(good.replace('<trace>', '<!-- <trace> --><?x y?><![CDATA[<event>]]><trace>')),
    ],
  ])('%s', async (_, content) => {
    expect(told(await readText('a.xes', content, xes))).toEqual(whole)
  })

  test('entities that the file declares are not resolved, however often they are nested', async () => {
    const declared = Array.from(
      { length: 12 },
      (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i};`.repeat(10)}">`,
    ).join('')
    const laughs = good
      .replace('<log', `<!DOCTYPE log [<!ENTITY lol0 "lol">${declared}]><log`)
      .replace('</log>', `${trace('2', event('&lol12;', T))}</log>`)
    const { readings, rejections } = await readText('a.xes', laughs, xes)
    expect(readings.map(({ item }) => item)).toEqual(['Zoë'])
    expect(rejections).toEqual([{ row: 4, reason: "the event can't be read: undefined entity in line 4" }])
  })

  test('attributes nested very deeply are cut off, not followed', async () => {
    const deep = `${'<string key="k" value="v">'.repeat(100_000)}${'</string>'.repeat(100_000)}`
    const { readings } = await readText('a.xes', log(trace('1', event('Pay', T, deep))), xes)
    expect(Object.keys(readings[0]?.fields ?? {}).length).toBe(11)
  })

  test('a trace of very many attributes: the first are kept', async () => {
    const many = Array.from({ length: 2000 }, (_, i) => `<int key="a${i}" value="${i}"/>`).join('')
    const text = log(
      `<trace><string key="concept:name" value="1"/>${many}${event('Pay', T).repeat(2000)}</trace>`,
    )
    const { readings } = await readText('a.xes', text, xes)
    expect(readings.map(({ fields }) => Object.keys(fields ?? {}).length)).toEqual(readings.map(() => 499))
  })

  test('XML that breaks: what stands before is taken, and the line is told', async () => {
    const text = log(
      trace('1', event('Pay', T)),
      trace('2', event('Pay', T)).replace('</event>', ''),
      trace('3', event('Pay', T)),
    )
    const { readings, rejections } = await readText('a.xes', text, xes)
    expect(readings.map(({ item }) => item)).toEqual(['1'])
    expect(rejections).toEqual([
      { row: 4, reason: 'the XML breaks here, and nothing behind it was read: unexpected close tag' },
    ])
  })

  test('a file that was cut off, plain and packed', async () => {
    const text = log(
      ...Array.from({ length: 300 }, (_, i) =>
        trace(String(i), event('Pay', `${T}`, `<int key="n" value="${Math.sin(i)}"/>`)),
      ),
    )
    const plain = await readText('a.xes', text.slice(0, 2000), xes)
    expect(plain.readings.length).toBeGreaterThan(5)
    expect(plain.rejections.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(
        /^the XML breaks here, and nothing behind it was read: (unclosed tag|unexpected end)/,
      ),
    ])
    const packed = gzipSync(text)
    const cut = await readText('b.xes.gz', packed.subarray(0, packed.length / 2), xes)
    expect(cut.readings.length).toBeGreaterThan(5)
    expect(cut.rejections.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('the gzip data of b.xes.gz is damaged or was cut off here'),
    ])
  })

  test.each([
    ['nothing.xes', '', 'nothing.xes is empty: there is nothing to take.'],
    ['prose.xes', 'Dear all', /^prose.xes is no XML: it begins with `Dear all`\.$/],
    [
      'broken.xes',
      '<log',
      /^broken.xes is no XES log: line 1: document must contain a root element\. Expected is/,
    ],
    ['page.xes', '<html><body/></html>', /^page.xes is no XES log: its root is `html`\. Expected is/],
    [
      'ocel.xes',
      '<log><object-types/><events/></log>',
      /^ocel.xes is an object-centric log \(OCEL\), no XES: declare the source as `kind: ocel`\.$/,
    ],
    ['zip.xes', 'PK\u0003\u0004aaaa', /^zip.xes is no XML but a ZIP archive/],
    [
      'odd.xes',
      '<?xml version="1.0" encoding="klingon"?><log/>',
      /declares the encoding `klingon`, which is not known/,
    ],
  ])('%s is refused as a whole', async (name, content, message) => {
    expect((await refusalOf(readText(name, content, xes))).message).toMatch(message)
  })

  test('a log without traces is no error: there is nothing in it', async () => {
    expect(await readText('a.xes', log(), xes)).toMatchObject({ read: 0, readings: [], rejections: [] })
  })
})

test('whatever is written is read: texts of all characters, in any number of traces', async () => {
  const escaped = (text: string): string =>
    text.replaceAll(/[&<>"\t\n\r]/g, (one) => `&#${one.codePointAt(0)};`)
  const word = fc
    .string({ unit: 'grapheme', minLength: 1 })
    // Characters that XML has no way to write are none of a log; the reader trims names.
    .filter(
      (text) =>
        /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+$/u.test(text) && text.trim() === text,
    )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(word, fc.array(word, { maxLength: 4 })), { maxLength: 5 }),
      async (traces) => {
        const path = tempFile(
          'any.xes',
          log(
            ...traces.map(([name, events]) =>
              trace(escaped(name), ...events.map((one) => event(escaped(one), T))),
            ),
          ),
        )
        expect(told(await readAll(path, xes))).toEqual(
          traces.flatMap(([name, events]) => events.map((one) => [name, one, 'complete'])),
        )
      },
    ),
    { numRuns: 60 },
  )
})
