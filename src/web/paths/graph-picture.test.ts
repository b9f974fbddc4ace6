import { expect, test } from 'vitest'
import { pathGraphAnswer } from '../../flow/journeys/paths/graph-answer.ts'
import { askOfWays } from '../../flow/journeys/paths/path-ask.contract.ts'
import { graphPicture } from './graph-picture.ts'

const answer = async () =>
  pathGraphAnswer(
    await askOfWays([
      'discover compare purchase',
      'discover compare purchase compare purchase',
      { way: 'discover purchase', every: 3 },
      'discover',
    ]),
    {},
  )

test('boxes are steps with the share of the journeys, lines moves with their number', async () => {
  const { boxes, lines } = graphPicture(await answer(), 'times')
  expect(boxes.map(({ id, note, share, words }) => [id, note, share, words])).toEqual([
    ['begin', '', 0, 'Where journeys begin'],
    ['step discover', '4 journeys', 1, 'Discover: 4 journeys, 4 times'],
    ['step compare', '2 journeys', 0.5, 'Compare: 2 journeys, 3 times, 1 of them again'],
    ['step purchase', '3 journeys', 0.75, 'Purchase: 3 journeys, 4 times, 1 of them again'],
    ['end', '', 0, 'Where journeys were last seen'],
  ])
  expect(lines.map(({ from, to, label, isBack }) => [from, to, label, isBack])).toEqual([
    ['begin', 'step discover', '4', false],
    ['step discover', 'end', '1', false],
    ['step purchase', 'end', '3', false],
    ['step compare', 'step purchase', '3', false],
    ['step discover', 'step compare', '2', false],
    ['step discover', 'step purchase', '1', false],
    ['step purchase', 'step compare', '1', true],
  ])
  expect(lines.find(({ move }) => move?.again === 1 && move.from === 'compare')?.words).toBe(
    'From Compare to Purchase: 3 times by 2 journeys, half of them within 1 h, 1 of them back to an earlier step',
  )
})

test('lines can show a time instead: the longest is the broadest, beginning and end have none', async () => {
  const { lines } = graphPicture(await answer(), 'mean')
  const moves = lines.filter(({ move }) => move !== null)
  expect(moves.map(({ label }) => label)).toEqual(['1 h', '1 h', '3 h', '1 h'])
  expect(
    new Set(lines.filter(({ move }) => move === null).map(({ label, breadth }) => `${label}${breadth}`)),
  ).toEqual(new Set(['1.5']))
  const broadest = moves.toSorted((a, b) => b.breadth - a.breadth)[0]
  expect([broadest?.from, broadest?.to, broadest?.breadth]).toEqual(['step discover', 'step purchase', 8])
})

test('where hardly any journey begins or ends there is no line for it, unless the box would stand alone', async () => {
  const many = await askOfWays([
    ...Array.from({ length: 150 }, () => 'discover compare'),
    'purchase compare',
    'use',
  ])
  const { lines } = graphPicture(pathGraphAnswer(many, { paths: '100' }), 'times')
  expect(lines.map(({ from, to }) => `${from} > ${to}`)).toEqual([
    'begin > step discover',
    'begin > step use',
    'step use > end',
    'step compare > end',
    'step discover > step compare',
    'step purchase > step compare',
  ])
})
