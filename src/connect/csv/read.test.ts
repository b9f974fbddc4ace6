import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readText, refusalOf, tempFile, readAll } from '../read-all.contract.ts'

const log = (csv: object): object => ({
  kind: 'csv',
  csv: { item: 'case', time: 'time', state: 'status', ...csv },
})
const LOG = 'case,time,status,team\nA,2024-01-02T10:00:00Z,Open,red\nB,2024-01-02T11:00:00Z,Done,\n'

describe('a log with a row per event', () => {
  test('whole readings', async () => {
    const { readings, rejections, read, batches } = await readText('log.csv', LOG, log({}))
    expect({ rejections, read, batches: batches.length, bytes: batches[0]?.bytes }).toEqual({
      rejections: [],
      read: 2,
      batches: 1,
      bytes: LOG.length,
    })
    const plain = { instance: null, was: null, fault: null, partial: false }
    expect(readings).toEqual([
      {
        ...plain,
        id: expect.stringMatching(/^[\w-]{22}$/),
        item: 'A',
        at: Date.UTC(2024, 0, 2, 10) * 1000,
        ord: 2,
        step: 'enter',
        state: 'Open',
        fields: { team: 'red' },
        ref: 'log.csv row 2',
      },
      {
        ...plain,
        id: expect.stringMatching(/^[\w-]{22}$/),
        item: 'B',
        at: Date.UTC(2024, 0, 2, 11) * 1000,
        ord: 3,
        step: 'enter',
        state: 'Done',
        fields: null,
        ref: 'log.csv row 3',
      },
    ])
  })

  test('events of one instant in the order of a column, where one is named', async () => {
    const text =
      'case,time,status,number\nA,2024-01-02,Done,001A12\nA,2024-01-02,Open,001A9\nA,2024-01-02,Note,\n'
    const source = log({ time: { column: 'time', zone: 'UTC' }, order: 'number' })
    const { readings } = await readText('log.csv', text, source)
    expect(readings.map(({ state, ord, fields }) => [state, ord, fields])).toEqual([
      ['Done', 12, null],
      ['Open', 9, null],
      ['Note', 0, null],
    ])
  })

  test('gzip, whatever the file is called', async () => {
    const plain = await readText('plain.csv', LOG, log({}))
    const packed = gzipSync(LOG)
    const { readings, batches } = await readText('packed.csv', packed, log({}))
    expect(readings.map((reading) => ({ ...reading, ref: null }))).toEqual(
      plain.readings.map((reading) => ({ ...reading, ref: null })),
    )
    expect(batches.at(-1)?.bytes).toBe(packed.length)
  })

  test('gzip that was cut off: what is there is taken, the rest is told', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i},2024-01-02T10:00:00Z,${Math.sin(i)},red`)
    const packed = gzipSync(`case,time,status,team\n${rows.join('\n')}\n`)
    const { readings, rejections, read } = await readText(
      'cut.csv.gz',
      packed.subarray(0, packed.length / 2),
      log({}),
    )
    expect(readings.length).toBeGreaterThan(5000)
    expect(readings.map(({ item }) => item)).toEqual(readings.map((_, i) => String(i)))
    expect(readings.every(({ state }, i) => state === String(Math.sin(i)))).toBe(true)
    expect(rejections).toEqual([
      {
        row: readings.length + 2,
        reason: 'the gzip data of cut.csv.gz is damaged or was cut off here (unexpected end of file)',
      },
    ])
    expect(read).toBe(readings.length + 1)
  })

  test.each([
    [
      'utf-8 with mark',
      Buffer.concat([
        Buffer.from([0xef, 0xbb, 0xbf]),
        Buffer.from('case;time;status\nÄ;2024-01-02T10:00:00Z;Größe\n'),
      ]),
    ],
    [
      'utf-16 with mark',
      iconv.encode('case;time;status\nÄ;2024-01-02T10:00:00Z;Größe\n', 'utf-16le', { addBOM: true }),
    ],
    ['utf-16 without mark', iconv.encode('case;time;status\nÄ;2024-01-02T10:00:00Z;Größe\n', 'utf-16be')],
    ['windows-1252', iconv.encode('case;time;status\nÄ;2024-01-02T10:00:00Z;Größe\n', 'windows-1252')],
    ['tab', Buffer.from('case\ttime\tstatus\nÄ\t2024-01-02T10:00:00Z\tGröße\n')],
    ['pipe', Buffer.from('case|time|status\r\nÄ|2024-01-02T10:00:00Z|Größe\r\n')],
    ['a line of Excel', Buffer.from('sep=;\r\ncase;time;status\r\nÄ;2024-01-02T10:00:00Z;Größe\r\n')],
  ])('%s is detected', async (_, content) => {
    const { readings } = await readText('form.csv', content, log({}))
    expect(readings.map(({ item, state }) => [item, state])).toEqual([['Ä', 'Größe']])
  })

  test('a file that begins as ASCII and turns out to be windows-1252', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},2024-01-02T10:00:00Z,Open,red`)
    const text = `case,time,status,team\n${rows.join('\n')}\nlast,2024-01-02T10:00:00Z,Geprüft,red\n`
    const { readings } = await readText('late.csv', iconv.encode(text, 'windows-1252'), log({}))
    expect(readings.at(-1)?.state).toBe('Geprüft')
  })

  test('a declared encoding is obeyed, one that is not known is told', async () => {
    const content = iconv.encode('case,time,status\nA,2024-01-02T10:00:00Z,Łódź\n', 'windows-1250')
    const { readings } = await readText('pl.csv', content, log({ encoding: 'windows-1250' }))
    expect(readings[0]?.state).toBe('Łódź')
    expect((await refusalOf(readText('pl.csv', content, log({ encoding: 'klingon' })))).message).toMatch(
      /^The encoding `klingon` is not known/,
    )
  })

  test('rows that can’t be taken', async () => {
    const text = [
      'case,time,status',
      'NA,2024-01-02T10:00:00Z,Open',
      'null,2024-01-02T10:00:00Z,Open',
      ',2024-01-02T10:00:00Z,Open',
      'A,,Open',
      'A,2024-02-30T10:00:00Z,Open',
      'A,soon,Open',
      'A,2024-01-02T25:00:00Z,Open',
      'A,2024-01-02T10:00:00Z',
      'A,2024-01-02T10:00:00Z,Open,more',
      '"A,2024-01-02T10:00:00Z,Open',
      'A,2024-01-02T10:00:00Z,Open',
      'Z,2024-01-02T10:00:00Z,',
    ].join('\n')
    const { readings, rejections, read } = await readText('bad.csv', text, log({}))
    expect(readings.map(({ item, step, ord }) => [item, step, ord])).toEqual([
      ['NA', 'enter', 2],
      ['null', 'enter', 3],
      ['A', 'enter', 12],
      ['Z', 'fields', 13],
    ])
    expect(rejections.toSorted((a, b) => a.row - b.row)).toEqual([
      { row: 4, reason: '`case` is empty: it must name the item' },
      { row: 5, reason: '`time` is empty: a time is needed' },
      { row: 6, reason: '`time`: `2024-02-30T10:00:00Z` has the day 30, but month 2 of 2024 has 29 days' },
      { row: 7, reason: '`time`: `soon` is not written as `iso`' },
      { row: 8, reason: '`time`: `2024-01-02T25:00:00Z` has the hour 25; 0 to 23 is allowed' },
      { row: 9, reason: 'the row has 2 columns, the header has 3; check for a missing or an unquoted `,`' },
      { row: 10, reason: 'the row has 4 columns, the header has 3; check for a missing or an unquoted `,`' },
      {
        row: 11,
        reason: 'a quote (") is opened and never closed; close it, or double it if it is part of the text',
      },
    ])
    expect(read).toBe(readings.length + rejections.length)
  })

  test('identity: the same row is the same event, whatever the order of columns; an id column decides', async () => {
    const idsOf = async (text: string, csv: object = {}): Promise<string[]> =>
      (await readText('ids.csv', text, log(csv))).readings.map(({ id }) => id)
    const [a, b, c] = await idsOf(
      'case,time,status\nA,2024-01-02T10:00:00Z,Open\nA,2024-01-02T10:00:00Z,Open\nA,2024-01-02T10:00:00Z,Done\n',
    )
    expect(a).toBe(b)
    expect(a).not.toBe(c)
    expect(await idsOf('status,case,time\nOpen,A,2024-01-02T10:00:00Z\n')).toEqual([a])
    // The cells must not run into one another.
    expect(await idsOf('case,status,time\nA,1,2024-01-02T10:00:00Z\n')).not.toEqual(
      await idsOf('case,status,time\nA1,,2024-01-02T10:00:00Z\n'),
    )
    expect(
      await idsOf('no,case,time,status\n7,A,2024-01-02T10:00:00Z,Open\n7,A,2024-01-03T10:00:00Z,Done\n', {
        id: 'no',
      }),
    ).toEqual(['7', '7'])
  })

  test('lifecycles, several columns for one thing, fields', async () => {
    const transitions = [
      'start',
      'Complete',
      'SUSPEND',
      'resume',
      'ate_abort',
      'withdraw',
      'schedule',
      'assign',
      '',
    ]
    const text = [
      'order,line,time,step,part,lifecycle,run,Kind,Name,Tags,Price,Empty',
      ...transitions.map((one) => `7,1,2024-01-02T10:00:00Z,Pack,box,${one},r1,Bug, A name ,a; b|c,5,`),
    ].join('\n')
    const { readings } = await readText('acts.csv', text, {
      kind: 'csv',
      csv: {
        item: ['order', 'line'],
        time: 'time',
        activity: ['step', 'part'],
        lifecycle: 'lifecycle',
        instance: 'run',
        type: 'Kind',
        title: 'Name',
        labels: 'Tags',
      },
    })
    expect(readings.map(({ step, state }) => [step, state])).toEqual([
      ['start', 'Pack/box'],
      ['complete', 'Pack/box'],
      ['complete', 'Pack/box'],
      ['start', 'Pack/box'],
      ['complete', 'Pack/box'],
      ['complete', 'Pack/box'],
      ['fields', null],
      ['fields', null],
      ['complete', 'Pack/box'],
    ])
    expect(readings[0]).toMatchObject({ item: '7/1', instance: 'r1' })
    expect(readings[0]?.fields).toEqual({ type: 'Bug', title: 'A name', labels: ['a', 'b', 'c'], Price: '5' })
  })

  test('only the attributes that are named', async () => {
    const { readings } = await readText(
      'few.csv',
      'case,time,status,a,b\nA,2024-01-02T10:00:00Z,Open,1,2\n',
      log({ attributes: ['b', 'case'] }),
    )
    expect(readings[0]?.fields).toEqual({ b: '2', case: 'A' })
  })

  test('an activity without lifecycle is a status', async () => {
    const { readings } = await readText('act.csv', 'case,time,what\nA,2024-01-02T10:00:00Z,Pay\n', {
      kind: 'csv',
      csv: { item: 'case', time: 'time', activity: 'what' },
    })
    expect(readings).toMatchObject([{ step: 'enter', state: 'Pay' }])
  })

  test('batches of about 5,000 rows, with growing progress', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i},2024-01-02T10:00:00Z,Open,red`)
    const { batches, read } = await readText('many.csv', `case,time,status,team\n${rows.join('\n')}`, log({}))
    expect(read).toBe(30_000)
    expect(batches.length).toBeGreaterThan(2)
    const bytes = batches.map((batch) => batch.bytes)
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b))
  })
})

describe('a table with a row per item', () => {
  const table = {
    kind: 'csv',
    csv: {
      item: 'ID',
      dates: { Created: 'created', Started: 'started', Closed: 'done' },
      state: 'State',
      zone: 'Europe/Amsterdam',
    },
  }

  test('every date is an event; dates that contradict the order are a fault', async () => {
    const text = [
      'ID,State,Created,Started,Closed',
      '1,Done,2025-01-10,2025-01-12,2025-01-18',
      '2,To Do,2025-01-11,,',
      '3,Done,2025-01-10,2025-01-25,2025-01-20',
      '4,To Do,,,',
      '5,Done,2025-01-10,2025-01-32,2025-01-20',
    ].join('\n')
    const { readings, rejections, read } = await readText('items.csv', text, table)
    const fault = 'done 2025-01-20 before started 2025-01-25'
    expect(
      readings.map(({ item, at, state, step, fields, fault, ref }) => [
        item,
        new Date(at / 1000).toISOString(),
        state,
        step,
        fields,
        fault,
        ref,
      ]),
    ).toEqual([
      ['1', '2025-01-09T23:00:00.000Z', 'created', 'enter', { state: 'Done' }, null, 'items.csv row 2'],
      ['1', '2025-01-11T23:00:00.000Z', 'started', 'enter', null, null, 'items.csv row 2'],
      ['1', '2025-01-17T23:00:00.000Z', 'done', 'enter', null, null, 'items.csv row 2'],
      ['2', '2025-01-10T23:00:00.000Z', 'created', 'enter', { state: 'To Do' }, null, 'items.csv row 3'],
      ['3', '2025-01-09T23:00:00.000Z', 'created', 'enter', { state: 'Done' }, fault, 'items.csv row 4'],
      ['3', '2025-01-24T23:00:00.000Z', 'started', 'enter', null, fault, 'items.csv row 4'],
      ['3', '2025-01-19T23:00:00.000Z', 'done', 'enter', null, fault, 'items.csv row 4'],
    ])
    expect(rejections).toEqual([
      {
        row: 5,
        reason: 'no date in `Created`, `Started`, `Closed`: nothing is known of when `4` was in which status',
      },
      { row: 6, reason: '`Started`: `2025-01-32` has the day 32, but month 1 of 2025 has 31 days' },
    ])
    expect(read).toBe(5)
    expect(new Set(readings.map(({ id }) => id)).size).toBe(readings.length)
    const ords = readings.map(({ ord }) => ord)
    expect(ords).toEqual(ords.toSorted((a, b) => a - b))
  })

  test('an id column names the row, the date the event', async () => {
    const { readings } = await readText(
      'ids.csv',
      'ID,State,Created,Started,Closed\n1,Done,2025-01-10,,2025-01-18\n',
      {
        ...table,
        csv: { ...table.csv, id: 'ID' },
      },
    )
    expect(readings.map(({ id }) => id)).toEqual(['1 Created', '1 Closed'])
  })
})

describe('files that can’t be taken', () => {
  test.each([
    ['gone.csv', null, /^gone.csv can't be opened: there is no such file/],
    ['empty.csv', '', /^empty.csv is empty/],
    ['empty.csv.gz', gzipSync(''), /^empty.csv.gz is empty/],
    [
      'prose.csv',
      'Dear all,\nthis is a letter, and no table.\nIt says much, means little, and ends.\nBye',
      /^prose.csv is no CSV file: its rows don't have the same columns/,
    ],
    [
      'page.csv',
      '<!DOCTYPE html>\n<html><body>Log in, please</body></html>',
      /^page.csv is no CSV file but a web page/,
    ],
    ['data.csv', '{"issues": [{"id": "1"}]}', /^data.csv is no CSV file but JSON/],
    ['log.csv', '<?xml version="1.0"?>\n<log/>', /^log.csv is no CSV file but XML/],
    [
      'sheet.csv',
      Buffer.from('PK\u0003\u0004\u0000\u0000'),
      /^sheet.csv is no CSV file but a ZIP archive or an Excel workbook/,
    ],
    [
      'picture.csv',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5, 6, 7]),
      /^picture.csv is no CSV file but binary data/,
    ],
  ])('%s', async (name, content, message) => {
    const reading =
      content === null ? readAll('/nowhere/gone.csv', log({})) : readText(name, content, log({}))
    expect((await refusalOf(reading)).message).toMatch(message)
  })

  test('a folder', async () => {
    const folder = tempFile('x', 'x').replace(/.x$/, '')
    expect((await refusalOf(readAll(folder, log({})))).message).toMatch(
      /is no file but a folder: name the files in it/,
    )
  })

  test('columns that are not there', async () => {
    expect(
      (
        await refusalOf(
          readText('cols.csv', 'Case ID,time,Status\n1,2024-01-02T10:00:00Z,x\n', log({ item: 'case_id' })),
        )
      ).message,
    ).toBe(
      'cols.csv has no column `case_id`, `status`. Its columns are `Case ID`, `time`, `Status`. Did you mean `Case ID` for `case_id`, `Status` for `status`? Names are compared exactly, upper and lower case included.',
    )
  })

  test('questions, with the line for the map', async () => {
    expect(
      await refusalOf(readText('q.csv', 'case,time,status\nA,2024-01-02 10:00,Open\n', log({}))),
    ).toEqual({
      message:
        'The times in column `time` carry no offset (`2024-01-02 10:00`): in which zone are they? Declare it: an IANA zone, or `zone: UTC`.',
      hint: 'csv: {time: {column: time, zone: Europe/Amsterdam}}',
    })
    expect(
      (
        await refusalOf(
          readText(
            'q.csv',
            'case,When?,status\nA,01/02/2024,Open\n',
            log({ time: { column: 'When?', zone: 'UTC' } }),
          ),
        )
      ).hint,
    ).toBe('csv: {time: {column: "When?", zone: UTC, format: dd/MM/yyyy}}')
    expect(
      (
        await refusalOf(
          readText('q.csv', 'ID,Closed\nA,01/02/2024\n', {
            kind: 'csv',
            csv: { item: 'ID', dates: { Closed: 'done' } },
          }),
        )
      ).hint,
    ).toBe('csv: {format: dd/MM/yyyy, zone: Europe/Amsterdam}')
  })

  test('the order of day and month is looked for in the whole file before it is asked', async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => `${i},0${(i % 9) + 1}/02/2024,Open`)
    const source = log({ time: { column: 'time', zone: 'UTC' } })
    const { readings } = await readText(
      'order.csv',
      `case,time,status\n${rows.join('\n')}\nZ,13/02/2024,Open\n`,
      source,
    )
    expect(readings[0]?.at).toBe(Date.UTC(2024, 1, 1) * 1000)
  })

  test('a header without rows is a file without events', async () => {
    expect(await readText('none.csv', 'case,time,status\n', log({}))).toMatchObject({ read: 0, readings: [] })
  })
})
