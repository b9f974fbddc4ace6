import { expect, it } from 'vitest'
import { figureInWords } from './figure-words.ts'

it.each([
  ['velocity', 1, '1 item'],
  ['velocity', 1234, '1,234 items'],
  ['velocity.mean', 3.833, '3.8 items per week'],
  ['flowTime.p85', 277_000, '3.2 days'],
  ['workingTime.p85', 144_000, '40 working hours'],
  ['cycleTime.p85', 1, '1 calendar day'],
  ['efficiency', 0.1667, '16.7 %'],
  ['distribution.debt', 33, '33 %'],
  ['timeToClear', 5, '5 weeks'],
  ['load.average', 0.96, '1 item'],
  ['load', null, '–'],
])('%s %s → %s', (figure, value, words) => expect(figureInWords(figure, value, 'week')).toBe(words))
