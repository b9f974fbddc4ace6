import { describe, expect, test } from 'vitest'
import { ImportError } from '../connector.ts'
import { TimeDetection } from './detect.ts'

const detection = (values: readonly string[], format: string | null = null, zone: string | null = 'UTC') => {
  const found = new TimeDetection({
    what: 'column `at`',
    format,
    zone,
    hint: (answers) => JSON.stringify(answers),
  })
  for (const value of values) found.add(value)
  return found
}

const questionOf = (values: readonly string[], format: string | null = null, zone: string | null = 'UTC') => {
  try {
    return detection(values, format, zone).reader().format
  } catch (error) {
    if (error instanceof ImportError) return { message: error.message, hint: error.hint }
    throw error
  }
}

describe('formats that the values tell', () => {
  test.each([
    [['2015-05-17T18:08:09Z', '2015-05-17 18:08:09 UTC', '2015-05-17T18:08:09+0800', '2015-05-17'], 'iso'],
    [['2015-5-7 9:05'], 'yyyy-M-d[ H:mm[:ss[.S]][ XXX]]'],
    [['2014/10/22 11:15:41.000'], 'yyyy/M/d[ H:mm[:ss[.S]][ XXX]]'],
    [['1.2.2015', '3.4.2015 10:00'], 'd.M.yyyy[ H:mm[:ss[.S]][ XXX]]'],
    [['01/02/2015', '17/02/2015'], 'd/M/yyyy[ H:mm[:ss[.S]][ XXX]]'],
    [['01/02/2015', '02/17/2015'], 'M/d/yyyy[ H:mm[:ss[.S]][ XXX]]'],
    [['1/2/2015 1:05 PM', '1/17/2015 1:05 AM'], 'M/d/yyyy[ h:mm[:ss[.S]] a[ XXX]]'],
    [['02-Jan-2014'], 'd-MMM-yyyy[ H:mm[:ss[.S]][ XXX]]'],
    [['20150517'], 'yyyyMMdd'],
    [['20150517180809'], 'yyyyMMddHHmmss'],
    [['1431885689'], 'epoch-s'],
    [['1431885689123'], 'epoch-ms'],
    [['1431885689123456'], 'epoch-us'],
    [['0', '1431885689123456789'], 'epoch-ns'],
    [['0'], 'epoch-s'],
    [['', '  ', '2015-05-17'], 'iso'],
    // What does not fit is refused row by row, and is no reason to refuse the others.
    [['n/a', '2015-02-30', '2015-05-17', 'unknown'], 'iso'],
    [['2015-02-30'], 'iso'],
    [[], 'iso'],
  ])('%j: %s', (values, format) => {
    expect(questionOf(values)).toBe(format)
  })
})

describe('questions', () => {
  test('day or month first', () => {
    expect(questionOf(['01/02/2015 10:00', '03/04/2015 11:00'])).toEqual({
      message:
        'Is the day or the month first in column `at`? `01/02/2015 10:00` can be either, and so can all others. Declare the format: `dd/MM/yyyy[ H:mm[:ss[.S]][ XXX]]` or `MM/dd/yyyy[ H:mm[:ss[.S]][ XXX]]`.',
      hint: '{"format":"dd/MM/yyyy[ H:mm[:ss[.S]][ XXX]]"}',
    })
    expect(questionOf(['1/2/2015', '10/11/2015'])).toMatchObject({ hint: '{"format":"d/M/yyyy"}' })
    expect(questionOf(['01-02-2015'])).toMatchObject({
      message: expect.stringContaining('`01-02-2015` can be either'),
    })
  })

  test('both orders in one column', () => {
    expect(questionOf(['17/02/2015', '02/17/2015', '01/01/2015'])).toMatchObject({
      message: expect.stringContaining('`17/02/2015` has the day first, `02/17/2015` the month'),
    })
  })

  test('the zone, together with what else is open', () => {
    expect(questionOf(['2015-05-17 18:08:09'], null, null)).toEqual({
      message:
        'The times in column `at` carry no offset (`2015-05-17 18:08:09`): in which zone are they? Declare it: an IANA zone, or `zone: UTC`.',
      hint: '{"zone":"Europe/Amsterdam"}',
    })
    expect(questionOf(['2015-05-17'], null, null)).toMatchObject({ hint: '{"zone":"Europe/Amsterdam"}' })
    expect(questionOf(['2015/05/17'], 'yyyy/MM/dd', null)).toMatchObject({
      hint: '{"zone":"Europe/Amsterdam"}',
    })
    expect(questionOf(['01/02/2015'], null, null)).toMatchObject({
      hint: '{"format":"dd/MM/yyyy","zone":"Europe/Amsterdam"}',
    })
    expect(questionOf(['2015-05-17T18:08:09Z'], null, null)).toBe('iso')
    expect(questionOf(['1431885689'], null, null)).toBe('epoch-s')
  })

  test('numbers of two sizes', () => {
    expect(questionOf(['1431885689', '1431885689123'])).toEqual({
      message:
        'The numbers in column `at` are of different sizes: `1431885689` looks like epoch-s, `1431885689123` like epoch-ms. Declare which it is; the others are then refused row by row.',
      hint: '{"format":"epoch-s"}',
    })
  })

  test('no times at all', () => {
    expect(questionOf(['red', 'green', 'blue', 'black'])).toMatchObject({
      message: expect.stringContaining(
        'Nothing in column `at` is a time in a format known: `red`, `green`, `blue`.',
      ),
    })
  })
})

test('an open order is looked for further than the format', () => {
  const found = detection(Array.from({ length: 2000 }, () => '01/02/2015'))
  expect(found.settled).toBe(false)
  found.add('13/02/2015')
  expect(found.settled).toBe(true)
  expect(found.reader().format).toMatch(/^d\/M/)
})
