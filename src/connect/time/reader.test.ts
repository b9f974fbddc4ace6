import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { ImportError } from '../connector.ts'
import { timeReader } from './reader.ts'

const utc = (text: string): number => Number(Temporal.Instant.from(text).epochNanoseconds / 1000n)

describe('iso', () => {
  const { read } = timeReader('iso', null)

  test.each([
    ['2015-05-17T18:08:09Z', '2015-05-17T18:08:09Z'],
    ['2015-05-17t18:08:09z', '2015-05-17T18:08:09Z'],
    ['2015-05-17 18:08:09 UTC', '2015-05-17T18:08:09Z'],
    ['2015-05-17T18:08:09+02:00', '2015-05-17T16:08:09Z'],
    ['2015-05-17T18:08:09+0800', '2015-05-17T10:08:09Z'],
    ['2015-05-17T18:08:09-05', '2015-05-17T23:08:09Z'],
    ['2015-05-17T18:08:09.123+02:00[Europe/Amsterdam]', '2015-05-17T16:08:09.123Z'],
    ['2015-05-17 18:08:09,5 +02:00', '2015-05-17T16:08:09.5Z'],
    ['2015-05-17T18:08Z', '2015-05-17T18:08:00Z'],
    ['20150517T180809Z', '2015-05-17T18:08:09Z'],
    ['2015-05-17T18:08:09.123456789Z', '2015-05-17T18:08:09.123456Z'],
    ['2015-05-17T18:08:09.12345678901234Z', '2015-05-17T18:08:09.123456Z'],
    ['1969-12-31T23:59:59.9999999Z', '1969-12-31T23:59:59.999999Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
    ['2016-02-29T00:00:00Z', '2016-02-29T00:00:00Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59Z'],
  ])('%s', (text, instant) => {
    expect(read(text)).toBe(utc(instant))
  })

  test.each([
    ['2015-02-30T00:00:00Z', 'has the day 30, but month 2 of 2015 has 28 days'],
    ['1900-02-29T00:00:00Z', 'has the day 29, but month 2 of 1900 has 28 days'],
    ['2015-13-01T00:00:00Z', 'has the month 13; 1 to 12 is allowed'],
    ['2015-01-01T24:00:00Z', 'has the hour 24; 0 to 23 is allowed'],
    ['2015-01-01T00:60:00Z', 'has the minute 60; 0 to 59 is allowed'],
    ['2015-01-01T00:00:61Z', 'has the second 61; 0 to 59 is allowed'],
    ['2015-01-01T00:00:00+25:00', 'has the offset +25:00; up to 23:59 is allowed'],
    ['1699-12-31T23:59:59Z', 'has the year 1699; from 1700 to 2255 is allowed'],
    ['2256-01-01T00:00:00Z', 'has the year 2256; from 1700 to 2255 is allowed'],
    ['2255-12-31T00:00:00Z', 'is outside of the years 1700 to 2255'],
    ['2015-05-17T18:08:09', 'has no offset, and no zone is declared for it: add `zone:` beside the column'],
    ['2015-05-17', 'has no offset, and no zone is declared for it: add `zone:` beside the column'],
    ['lunchtime', 'is not written as `iso`'],
    ['', 'is not written as `iso`'],
  ])('%s is refused', (text, reason) => {
    expect(read(text)).toBe(reason)
  })
})

describe('numbers', () => {
  test.each([
    ['epoch-s', '0', 0],
    ['epoch-s', '-1', -1_000_000],
    ['epoch-s', '1431885689.123', 1431885689123000],
    ['epoch-s', '1431885689,1234567', 1431885689123456],
    ['epoch-ms', '1431885689123', 1431885689123000],
    ['epoch-ms', '0', 0],
    ['epoch-us', '1431885689123456', 1431885689123456],
    ['epoch-us', '-1', -1],
    // Beyond 2^53: 1431885689123456789 is not a double.
    ['epoch-ns', '1431885689123456789', 1431885689123456],
    ['epoch-ns', '999', 0],
    ['epoch-ns', '-1', -1],
    ['epoch-ns', '-1000', -1],
    ['epoch-s', '99999999999', 'read as epoch-s is outside of the years 1700 to 2255'],
    ['epoch-ms', 'soon', 'is no number'],
  ])('%s %s', (format, text, expected) => {
    expect(timeReader(format, null).read(text)).toBe(expected)
  })
})

describe('declared formats', () => {
  test.each([
    ['yyyy/MM/dd HH:mm:ss.SSS', '2014/10/22 11:15:41.500', '2014-10-22T11:15:41.5Z'],
    ['yyyy/MM/dd HH:mm:ss.SSS', '2014/10/22 11:15:41,5', '2014-10-22T11:15:41.5Z'],
    ['d.M.yyyy', '7.1.2015', '2015-01-07T00:00:00Z'],
    ['d.M.yyyy[ H:mm[:ss]]', '17.12.2015 9:05', '2015-12-17T09:05:00Z'],
    ['dd/MM/yyyy', '05/06/2015', '2015-06-05T00:00:00Z'],
    ['MM/dd/yyyy', '05/06/2015', '2015-05-06T00:00:00Z'],
    ['M/d/yyyy h:mm a', '5/6/2015 12:05 AM', '2015-05-06T00:05:00Z'],
    ['M/d/yyyy h:mm a', '5/6/2015 12:05 pm', '2015-05-06T12:05:00Z'],
    ['dd-MMM-yyyy', '02-Jan-2014', '2014-01-02T00:00:00Z'],
    ['MMM d, yyyy', 'September 3, 2014', '2014-09-03T00:00:00Z'],
    ['yyyyMMddHHmmss', '20150517180809', '2015-05-17T18:08:09Z'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2015-05-17T18:08:09+02:00', '2015-05-17T16:08:09Z'],
    ['yyyy-MM-ddTHH:mm:ssZ', '2015-05-17T18:08:09+0200', '2015-05-17T16:08:09Z'],
  ])('%s: %s', (format, text, instant) => {
    expect(timeReader(format, 'UTC').read(text)).toBe(utc(instant))
  })

  test.each([
    ['dd/MM/yyyy', '05/17/2015', 'has the month 17; 1 to 12 is allowed'],
    ['M/d/yyyy h:mm a', '5/6/2015 13:05 PM', 'has the hour 13; 1 to 12 is allowed'],
    ['dd-MMM-yyyy', '02-Foo-2014', 'is not written as `dd-MMM-yyyy`'],
  ])('%s refuses %s', (format, text, reason) => {
    expect(timeReader(format, 'UTC').read(text)).toBe(reason)
  })

  test.each([
    ['yyyy-MM', 'The time format `yyyy-MM` needs year, month and day.'],
    ['yyyy-mm-dd', 'The time format `yyyy-mm-dd` needs year, month and day.'],
    ['YYYY-MM-DD', 'The time format `YYYY-MM-DD` has `YYYY`, which means nothing.'],
    ['dd/MM/yyyy hh:mm', 'has a 12-hour clock (`h`) without `a`, morning or afternoon.'],
    ['dd/MM/yyyy[ HH:mm', 'has a `[` without a `]`.'],
  ])('%s is no format', (format, message) => {
    expect(() => timeReader(format, 'UTC')).toThrow(ImportError)
    expect(() => timeReader(format, 'UTC')).toThrow(message)
  })
})

describe('against Temporal', () => {
  const zones = [
    'Europe/Amsterdam',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
    'Asia/Kolkata',
    'UTC',
  ]
  const wall = fc
    .tuple(
      fc.integer({ min: 1971, max: 2037 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 86_399 }),
      fc.integer({ min: 0, max: 999_999 }),
    )
    .map(([year, month, day, seconds, micros]) =>
      Temporal.PlainDateTime.from({ year, month, day }).add({ seconds, microseconds: micros }),
    )
  const pad = (n: number, length = 2): string => String(n).padStart(length, '0')
  const clock = (t: Temporal.PlainDateTime): string => `${pad(t.hour)}:${pad(t.minute)}:${pad(t.second)}`
  const micros = (t: Temporal.PlainDateTime): string => pad(t.millisecond * 1000 + t.microsecond, 6)
  const spellings: [string, (t: Temporal.PlainDateTime) => string][] = [
    ['iso', (t) => t.toString()],
    ['yyyy/MM/dd HH:mm:ss.SSS', (t) => `${t.year}/${pad(t.month)}/${pad(t.day)} ${clock(t)}.${micros(t)}`],
    ['d.M.yyyy H:mm:ss.S', (t) => `${t.day}.${t.month}.${t.year} ${clock(t)}.${micros(t)}`],
    [
      'MM/dd/yyyy hh:mm:ss.S a',
      (t) =>
        `${pad(t.month)}/${pad(t.day)}/${t.year} ${pad(t.hour % 12 || 12)}:${pad(t.minute)}:${pad(t.second)}.${micros(t)} ${t.hour < 12 ? 'AM' : 'PM'}`,
    ],
  ]
  const truth = (t: Temporal.PlainDateTime, zone: string): number =>
    Number(t.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochNanoseconds / 1000n)

  test('every format and zone reads the time that Temporal reads', () => {
    fc.assert(
      fc.property(
        wall,
        fc.constantFrom(...zones),
        fc.constantFrom(...spellings),
        (t, zone, [format, write]) => {
          expect(timeReader(format, zone).read(write(t))).toBe(truth(t, zone))
        },
      ),
      { numRuns: 300 },
    )
  })

  // Around both changes of the clock, hit from any hour of the days about them.
  test.each([
    ['Europe/Amsterdam', '2024-03-31'],
    ['Europe/Amsterdam', '2024-10-27'],
    ['America/New_York', '2024-03-10'],
    ['America/New_York', '2024-11-03'],
    ['Australia/Lord_Howe', '2024-04-07'],
    ['Australia/Lord_Howe', '2024-10-06'],
    // Midnight does not exist on this day.
    ['America/Sao_Paulo', '2018-11-04'],
    // A whole day does not exist.
    ['Pacific/Apia', '2011-12-30'],
    // An offset with seconds, up to 1937.
    ['Europe/Amsterdam', '1937-06-30'],
  ])('%s, every half hour around %s', (zone, date) => {
    const { read } = timeReader('iso', zone)
    const start = Temporal.PlainDate.from(date).toPlainDateTime().subtract({ days: 2 })
    const times = Array.from({ length: 5 * 48 }, (_, i) => start.add({ minutes: 30 * i, microseconds: 7 }))
    expect(times.map((t) => read(t.toString()))).toEqual(times.map((t) => truth(t, zone)))
  })

  test('a date is its midnight in the zone', () => {
    expect(timeReader('iso', 'Europe/Amsterdam').read('2024-07-01')).toBe(utc('2024-06-30T22:00:00Z'))
    expect(timeReader('iso', 'America/Sao_Paulo').read('2018-11-04')).toBe(utc('2018-11-04T03:00:00Z'))
  })

  test('an offset in the text wins over the zone', () => {
    expect(timeReader('iso', 'Europe/Amsterdam').read('2024-07-01T00:00:00-03:00')).toBe(
      utc('2024-07-01T03:00:00Z'),
    )
  })

  test('instants survive every unit of numbers and any offset', () => {
    const instant = fc.bigInt({ min: -8_000_000_000_000_000_000n, max: 9_000_000_000_000_000_000n })
    fc.assert(
      fc.property(instant, fc.integer({ min: -18 * 60, max: 18 * 60 }), (ns, offset) => {
        const us = Number(ns >= 0n ? ns / 1000n : -((-ns + 999n) / 1000n))
        expect(timeReader('epoch-ns', null).read(String(ns))).toBe(us)
        expect(timeReader('epoch-us', null).read(String(us))).toBe(us)
        const sign = offset < 0 ? '-' : '+'
        const zone = `${sign}${pad(Math.trunc(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`
        const text = new Temporal.Instant(ns).toString({ timeZone: zone, smallestUnit: 'nanosecond' })
        expect(timeReader('iso', null).read(text)).toBe(us)
      }),
      { numRuns: 500 },
    )
  })
})
