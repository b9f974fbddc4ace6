/** Logs that other tools write and that are not quite as one expects: everything is either taken or told. */
import { expect, test } from 'vitest'
import { notesOf, readText, refusalOf } from '../read-all.contract.ts'

const event = (activity: string, hour = '09'): string =>
  `<event><string key="concept:name" value="${activity}"/><date key="time:timestamp" value="2026-03-01T${hour}:00:00Z"/></event>`
const named = (name: string): string => `<string key="concept:name" value="${name}"/>`

/** What became of a log, whose first line is that of its root. */
const became = async (lines: readonly string[], xes: object = {}) => {
  const text = ['<log>', ...lines, '</log>'].join('\n')
  const everything = await readText('a.xes', text, { kind: 'xes', xes })
  const { read, readings, rejections } = everything
  return {
    read,
    taken: readings.map(({ item, state }) => `${item} ${state}`),
    rejections,
    notes: notesOf(everything),
  }
}

test('an ampersand by itself costs its event and no other', async () => {
  expect(
    await became([
      '<trace>',
      named('1'),
      event('R&D'),
      event('Ship'),
      event('Sign &amp; send'),
      '<event><string key="concept:name" value="Pay"/><![CDATA[R&D]]><date key="time:timestamp" value="2026-03-01T09:00:00Z"/></event>',
      '</trace>',
    ]),
  ).toEqual({
    read: 4,
    taken: ['1 Ship', '1 Sign & send', '1 Pay'],
    rejections: [
      {
        row: 4,
        reason: "the event can't be read: an `&` by itself, which XML writes `&amp;`, in line 4",
      },
    ],
    notes: [],
  })
})

test('a name of a trace that can’t be read is taken for no other; another attribute is left out', async () => {
  expect(
    await became([
      '<trace>',
      named('A&B'),
      event('Pay'),
      '</trace><trace>',
      named('2'),
      '<string key="note" value="&nothing;"/>',
      event('Pay'),
      '</trace>',
    ]),
  ).toEqual({
    read: 2,
    taken: ['2 Pay'],
    rejections: [
      {
        row: 4,
        reason:
          "the event can't be read: the name of its trace: an `&` by itself, which XML writes `&amp;`, in line 3",
      },
      { row: 7, reason: 'the attribute `note` of a trace is left out: undefined entity in line 7' },
    ],
    notes: [],
  })
})

test('events that stand in no trace are refused one by one', async () => {
  expect(await became([event('Pay'), '<trace>', named('1'), event('Ship'), '</trace>'])).toEqual({
    read: 2,
    taken: ['1 Ship'],
    rejections: [{ row: 2, reason: 'the event stands in no `trace`, which would name its item' }],
    notes: [],
  })
})

test('traces without events, and traces of one name, are told', async () => {
  const trace = (name: string, ...events: string[]): string =>
    `<trace>${named(name)}${events.join('')}</trace>`
  expect(
    await became([
      trace('1', event('Pay')),
      trace('2'),
      '<trace/>',
      trace(' 1 ', event('Ship', '10')),
      trace('1', event('Pay')),
    ]),
  ).toEqual({
    read: 3,
    // The third is the first once more: it has the id of the first, so that it counts as a duplicate.
    taken: ['1 Pay', '1 Ship', '1 Pay'],
    rejections: [],
    notes: [
      'a.xes: 2 of its traces hold no event: they are no items.',
      'a.xes: 2 of its traces have the same `concept:name` as one before: traces of one name are one item.',
    ],
  })
})

test('a log without any event says so', async () => {
  expect(await became([])).toEqual({
    read: 0,
    taken: [],
    rejections: [],
    notes: ['a.xes holds no event: there was nothing to take.'],
  })
})

test('where an attribute is missing, those that may be meant are named', async () => {
  const own = event('Pay').replace('concept:name', 'Activity').replace('time:timestamp', 'when')
  const lines = [
    '<trace>',
    '<string key="case_id" value="7"/>',
    '<int key="sum" value="1"/>',
    own,
    '</trace>',
  ]
  const reason = async (xes: object) => (await became(lines, xes)).rejections
  expect(await reason({})).toEqual([
    {
      row: 5,
      reason:
        'its trace has no `concept:name`, which names the item. It has `case_id`, `sum`: if one of these is meant, say so with `xes: { item: … }`',
    },
  ])
  expect(await reason({ item: 'case_id' })).toEqual([
    {
      row: 5,
      reason:
        'an event of `7` has no `time:timestamp`: a time is needed. It has `Activity`, `when`: if one of these is meant, say so with `xes: { time: … }`',
    },
  ])
  expect(await reason({ item: 'case_id', time: 'when' })).toEqual([
    {
      row: 5,
      reason:
        'an event of `7` has no `concept:name`: it must say what was done. It has `Activity`: if one of these is meant, say so with `xes: { activity: … }`',
    },
  ])
  expect(await became(lines, { item: 'case_id', time: 'when', activity: 'Activity' })).toMatchObject({
    taken: ['7 Pay'],
    rejections: [],
  })
})

test('an event of very many attributes is refused, and no other', async () => {
  const many = Array.from({ length: 100_001 }, (_, i) => `<int key="${i}" value="1"/>`).join('')
  expect(
    await became([
      '<trace>',
      named('1'),
      event('Pay').replace('</event>', `${many}</event>`),
      event('Ship'),
      '</trace>',
    ]),
  ).toMatchObject({
    taken: ['1 Ship'],
    rejections: [{ row: 4, reason: "the event can't be read: it holds more than 100000 elements" }],
  })
})

test('a ZIP archive is to be unpacked', async () => {
  expect((await refusalOf(readText('a.xes.zip', 'PK\u0003\u0004aaaa', { kind: 'xes' }))).message).toBe(
    'a.xes.zip is no XML but a ZIP archive or an Excel workbook: unpack the archive, or save the sheet as CSV.',
  )
})
