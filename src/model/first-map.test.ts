import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../check/check.ts'
import { firstMap, type FirstAnswers } from './first-map.ts'
import { loadMap } from './load.ts'

const ANSWERS: FirstAnswers = {
  organisation: 'Shop & Söhne',
  timeZone: 'Europe/Berlin',
  stream: 'Shopper Purchase Experience',
  slice: 'Shoppers',
  promise: 'Shoppers find, buy, receive: without friction',
  trigger: 'A shopper looks for something',
  finishLine: 'The goods are received # and kept',
  outcome: 'yes',
  stages: ['Discover', 'Buy, and pay', 'Receive'],
  northStar: 'Conversion',
  owner: 'Shoppers',
}

const load = (answers: FirstAnswers) =>
  loadMap([...firstMap(answers)].map(([file, text]) => ({ file, text })))

test('what was answered is in the map, whatever marks it holds', () => {
  const { map } = load(ANSWERS)
  expect([...firstMap(ANSWERS).keys()]).toEqual([
    'organisation.yaml',
    'customers.yaml',
    'shopper-purchase-experience.yaml',
  ])
  expect(map.organisation).toMatchObject({ name: 'Shop & Söhne', timeZone: 'Europe/Berlin' })
  expect([...map.slices]).toEqual([['shoppers', { name: 'Shoppers' }]])
  expect([...map.stages].map(([id, { name }]) => `${id}: ${name}`)).toEqual([
    'discover: Discover',
    'buy-and-pay: Buy, and pay',
    'receive: Receive',
  ])
  expect(map.streams.get('shopper-purchase-experience')).toMatchObject({
    name: 'Shopper Purchase Experience',
    promise: 'Shoppers find, buy, receive: without friction',
    finishLine: 'The goods are received # and kept',
    outcome: 'yes',
    for: ['shoppers'],
    stages: ['discover', 'buy-and-pay', 'receive'],
    northStar: { name: 'Conversion' },
    owner: 'shoppers-2',
  })
  expect([...map.teams]).toMatchObject([['shoppers-2', { name: 'Shoppers' }]])
})

test('any answers make a map without errors', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== ''),
    fc.constantFrom(
      'null',
      '42',
      '- a',
      '{ x',
      'a: b',
      '"',
      "'",
      '#',
      '&a',
      '*a',
      '%',
      '注文から配達まで',
      'مرحبا',
    ),
  )
  fc.assert(
    fc.property(
      fc.record({
        organisation: word,
        timeZone: fc.constant('UTC'),
        stream: word,
        slice: word,
        promise: word,
        trigger: word,
        finishLine: word,
        outcome: word,
        stages: fc.array(word, { minLength: 1, maxLength: 4 }),
        northStar: word,
        owner: word,
      }),
      (answers) => {
        const loaded = load(answers)
        expect(check(loaded).filter(({ severity }) => severity === 'error')).toEqual([])
        expect([...loaded.map.streams.values()][0]).toMatchObject({
          name: answers.stream.trim(),
          promise: answers.promise.trim(),
          northStar: { name: answers.northStar.trim() },
        })
      },
    ),
  )
})
