import { expect, test } from 'vitest'
import type { ViewOf } from '../view-answers.ts'
import { csvNameOf, csvOf } from './csv.ts'
import { askFacts, day, itemOf, mapWith } from './facts.contract.ts'
import { viewAnswer } from './view-answer.ts'

const aging = async (title: string): Promise<ViewOf<'aging'>> => {
  const facts = itemOf('1', [['build', 'active', 1, null]], { fact: { title, url: 'https://t.example/1' } })
  const ask = await askFacts(facts, mapWith('{}'), { stream: 'shop' }, day(3))
  return (await viewAnswer('aging', ask)) as ViewOf<'aging'>
}

const HEADER =
  'item,title,type,stage,state,reason,status,waits for,start,age (s),in stage (s),since last event (s),pace,stale,beyond expectation,cost of delay per week,CD3,source,id,address'
const rowWith = (title: string): string =>
  `SHOP-1,${title},feature,build,active,,,,2026-01-05T00:00:00+00:00,172800,172800,172800,,,,,,tracker,1,https://t.example/1`

test.each([
  ['plain', 'Pay by invoice', 'Pay by invoice'],
  ['with a comma', 'Pay, then ship', '"Pay, then ship"'],
  ['with quotes', 'The "new" cart', '"The ""new"" cart"'],
  ['of two lines', 'Pay\nlater', '"Pay\nlater"'],
  ['that a spreadsheet would run', '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
])('a title %s', async (_name, title, cell) => {
  expect(csvOf(await aging(title))).toBe(`${HEADER}\r\n${rowWith(cell)}\r\n`)
})

test('the file is named after what it holds', async () => {
  expect(csvNameOf(await aging(''))).toBe('millrace-shop-aging-2026-01-05-2026-01-07.csv')
})
