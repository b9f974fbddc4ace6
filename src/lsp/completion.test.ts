import { TextDocument } from 'vscode-languageserver-textdocument'
import { describe, expect, it } from 'vitest'
import { loadMap } from '../model/load.ts'
import { MapFile, SECTIONS } from '../model/schema.ts'
import { completionsAt } from './completion.ts'
import { withText } from './sample.contract.ts'

const labels = (marked: string): string[] => {
  const { document, offset, loaded } = withText(marked)
  return completionsAt(document, offset, loaded).map(({ label }) => label)
}

/** The text after one of the proposals was taken. */
const taking = (marked: string, label: string): string => {
  const { document, offset, loaded } = withText(marked)
  const item = completionsAt(document, offset, loaded).find((one) => one.label === label)
  if (!item?.textEdit || !('range' in item.textEdit)) throw new Error(`\`${label}\` is not proposed.`)
  return TextDocument.applyEdits(document, [item.textEdit])
}

describe('keys', () => {
  it('at the top of a file', () => {
    expect(labels('|')).toEqual(Object.keys(MapFile.shape))
    expect(labels('slices:\n  a: { name: A }\nstr|\n')).toEqual(
      Object.keys(MapFile.shape).filter((key) => key !== 'slices'),
    )
  })

  it('of a thing: those that it has not yet, in the order of the schema', () => {
    const written = ['name', 'promise', 'for']
    expect(labels('streams:\n  a:\n    name: A\n    promise: P\n    |\n    for: [consumer]\n')).toEqual(
      Object.keys(SECTIONS.streams.shape).filter((key) => !written.includes(key)),
    )
  })

  it('in a flow map, in an item of a list, and in a map without keys yet', () => {
    expect(labels('slices:\n  a: { name: A, ev|: }\n')).toEqual(labels('slices:\n  a: { name: A, | }\n'))
    expect(labels('slices:\n  a: { name: A, | }\n')).toEqual(
      Object.keys(SECTIONS.slices.shape).filter((key) => key !== 'name'),
    )
    expect(labels('teams:\n  t:\n    members:\n      - count: 3\n        |\n')).toEqual([
      'person',
      'function',
      'role',
      'share',
    ])
    expect(labels('teams:\n  t:\n    members:\n      - |\n')).toEqual([
      'person',
      'count',
      'function',
      'role',
      'share',
    ])
    expect(labels('slices:\n  a:\n    evidence:\n      |\n')).toEqual(['won', 'served', 'renewed'])
  })

  it('of the kind that is written, or of all kinds', () => {
    const configuration = (marked: string): string[] =>
      labels(marked).filter((key) => /csv|jira|cloudEvents/.test(key))
    expect(configuration('sources:\n  s:\n    kind: jira\n    |\n')).toEqual(['jira'])
    expect(configuration('sources:\n  s:\n    name: S\n    |\n')).toEqual(['csv', 'jira', 'cloudEvents'])
  })

  it('of a cell, by the keys that stand there', () => {
    expect(labels('grid:\n  consumer:\n    discover:\n      |\n')).toEqual([
      'doesNotApply',
      'intent',
      'value',
      'outcome',
      'metric',
      'proof',
      'cadence',
      'policies',
      'does not apply',
    ])
    expect(labels('grid:\n  consumer:\n    discover:\n      intent: X\n      |\n')).toEqual([
      'value',
      'outcome',
      'metric',
      'proof',
      'cadence',
      'policies',
    ])
  })

  it('that are ids: of things, and of those that are yet to be defined', () => {
    expect(labels('grid:\n  |\n')).toEqual(['consumer', 'new-shopper'])
    expect(labels('grid:\n  new-shopper:\n    discover: {}\n    |\n')).toEqual(['purchase'])
    expect(
      labels(
        'teams:\n  t: { name: T, stream: shop, stages: [discover, delivery] }\nstages: {}\njourney:\n  stages:\n    |\n',
      ),
    ).toEqual(['delivery'])
    expect(
      labels('streams:\n  shop:\n    boundaries:\n      identity: { choice: owned }\n      |\n')[0],
    ).toBe('user-experience')
  })

  it('are written with what follows them', () => {
    expect(taking('streams:\n  a:\n    pro|\n', 'promise')).toBe('streams:\n  a:\n    promise: \n')
    expect(taking('streams:\n  a:\n    |\n    name: A\n', 'northStar')).toBe(
      'streams:\n  a:\n    northStar:\n    name: A\n',
    )
    expect(taking('streams:\n  a:\n    stag|: [x]\n', 'stages')).toBe('streams:\n  a:\n    stages: [x]\n')
    expect(taking('slices:\r\n  a: { na|, job: X }\r\n', 'name')).toBe(
      'slices:\r\n  a: { name: , job: X }\r\n',
    )
  })

  it('say what they mean', () => {
    const { document, offset, loaded } = withText('slices:\n  a:\n    wit|\n')
    const item = completionsAt(document, offset, loaded).find(({ label }) => label === 'within')
    expect(item).toMatchObject({
      detail: 'the id of a slice',
      documentation: {
        kind: 'markdown',
        value: '**within** (optional)\n\nThe slice that this one is part of.\n\nThe id of a slice.',
      },
    })
  })
})

describe('values', () => {
  it('ids of the kinds that may stand there', () => {
    expect(labels('slices:\n  a:\n    within: |\n')).toEqual(['consumer', 'new-shopper', 'a'])
    expect(labels('streams:\n  s:\n    reliesOn: [|]\n')).toEqual(['payments'])
    expect(labels('streams:\n  s:\n    kind: supporting\n    for: [shop, |]\n')).toEqual([
      'consumer',
      'new-shopper',
      'payments',
      's',
    ])
    expect(labels('streams:\n  s:\n    kind: top-level\n    for: [|]\n')).toEqual(['consumer', 'new-shopper'])
    expect(labels('streams:\n  s:\n    northStar: { name: N, goal: gr| }\n')).toEqual(['growth'])
    expect(labels('streams:\n  s:\n    proofPoints:\n      trigger: "ord|"\n')).toEqual([
      'order.placed',
      'order.delivered',
    ])
  })

  it('with their names and what they are', () => {
    const { document, offset, loaded } = withText('streams:\n  s:\n    reliesOn:\n      - pay|\n')
    expect(completionsAt(document, offset, loaded)).toEqual([
      {
        label: 'payments',
        labelDetails: { description: 'Payments' },
        kind: 18,
        detail: 'supporting stream',
        documentation: {
          kind: 'markdown',
          value:
            '**Payments** (supporting stream `payments`)\n\nPayments are taken, safely.\n\nstreams.yaml:18',
        },
        insertTextFormat: 1,
        textEdit: {
          range: { start: { line: 3, character: 8 }, end: { line: 3, character: 11 } },
          newText: 'payments',
        },
        sortText: '00000',
      },
    ])
  })

  it('of closed lists, true and false, time zones, rules', () => {
    expect(labels('streams:\n  s:\n    kind: |\n')).toEqual(['top-level', 'supporting'])
    expect(labels('roles:\n  r:\n    required: t|\n')).toEqual(['true', 'false'])
    expect(labels('organisation:\n  timeZone: Eur|\n')).toContain('Europe/Berlin')
    expect(labels('grid:\n  consumer:\n    discover: does not|\n')).toEqual(['does not apply'])
    expect(labels('forks:\n  f:\n    differs: [intent, |]\n')).toEqual([
      'finishLine',
      'proof',
      'cadence',
      'policy',
    ])
  })

  it('as lists where lists are expected', () => {
    expect(taking('streams:\n  s:\n    for: |\n', 'consumer')).toBe('streams:\n  s:\n    for: [consumer]\n')
    expect(taking('streams:\n  s:\n    for:\n      con|\n', 'consumer')).toBe(
      'streams:\n  s:\n    for:\n      - consumer\n',
    )
    expect(taking('streams:\n  s:\n    for:\n      - |\n', 'consumer')).toBe(
      'streams:\n  s:\n    for:\n      - consumer\n',
    )
    expect(taking('streams:\n  s:\n    for: [con|, x]\n', 'consumer')).toBe(
      'streams:\n  s:\n    for: [consumer, x]\n',
    )
  })

  it('nothing where only the writer knows', () => {
    expect(labels('streams:\n  s:\n    name: |\n')).toEqual([])
    expect(labels('streams:\n  s:\n    promise: To the consumer|\n')).toEqual([])
    expect(labels('nothing:\n  of: |\n')).toEqual([])
  })
})

describe('metric logic', () => {
  const inLogic = (marked: string): string[] =>
    labels(`streams:\n  s:\n    northStar:\n      logic: ${marked}\n`)

  it('quantities, events, stages, units, operators', () => {
    expect(inLogic('|')).toEqual(expect.arrayContaining(['started', 'reached', 'p85', 'availability']))
    expect(inLogic('|')).not.toContain('time')
    expect(inLogic('reached(|')).toEqual(['order.placed', 'order.delivered'])
    expect(inLogic('reached(order.d|) / started')).toEqual(['order.placed', 'order.delivered'])
    expect(inLogic('p85(|')).toEqual(['time', 'timeIn', 'flowTime'])
    expect(inLogic('p85(time(order.placed, |')).toEqual(['order.placed', 'order.delivered'])
    expect(inLogic('availability(|)')).toEqual(['discover', 'purchase'])
    expect(inLogic('"share(|)"')).toEqual(['feature', 'defect', 'risk', 'debt'])
    expect(inLogic('started |')).toEqual(['+', '-', '*', '/', '<=', '<', '>=', '>', '=', 'and'])
  })

  it('is written in the place of the word', () => {
    expect(
      taking('streams:\n  s:\n    northStar: { logic: "reached(ord|) / started" }\n', 'order.placed'),
    ).toBe('streams:\n  s:\n    northStar: { logic: "reached(order.placed) / started" }\n')
    expect(taking('streams:\n  s:\n    northStar:\n      logic: rea|\n', 'reached')).toBe(
      'streams:\n  s:\n    northStar:\n      logic: reached(\n',
    )
  })
})

it('answers for a map of which nothing can be read', () => {
  const loaded = loadMap([])
  const document = TextDocument.create('file:///a.yaml', 'yaml', 1, '{{{[')
  expect(() => [0, 1, 2, 3, 4].map((offset) => completionsAt(document, offset, loaded))).not.toThrow()
})
