import { expect, test } from 'vitest'
import { countInWords, countOf, decimalInWords, shareInWords, tenthsInWords } from './number-words.ts'

test('a share to a tenth of a percent', () => {
  expect([0.4235, 0.23, 0.0005, null].map(shareInWords)).toEqual(['42.4 %', '23 %', '0.1 %', '–'])
})

test('what is not nothing is not 0 %, what is not all is not 100 %', () => {
  expect([0, 7 / 21_699, 21_698 / 21_699, 1].map(shareInWords)).toEqual([
    '0 %',
    'under 0.1 %',
    'over 99.9 %',
    '100 %',
  ])
})

test('counts with their thousands, tenths with a minus', () => {
  expect([countInWords(10_116), countInWords(3.6), tenthsInWords(-2.13), tenthsInWords(8)]).toEqual([
    '10,116',
    '4',
    '−2.1',
    '8.0',
  ])
})

test('how many of something, and decimals only where there are any', () => {
  expect([countOf(1, 'item'), countOf(1200, 'item'), decimalInWords(4), decimalInWords(3.25)]).toEqual([
    '1 item',
    '1,200 items',
    '4',
    '3.3',
  ])
})
