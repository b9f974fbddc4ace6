import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Expression, Operator } from './ast.ts'
import { checkLogic } from './check.ts'
import { expectedAt } from './expected.ts'
import { eventsOf, namesIn } from './names.ts'
import { metricLogicPage } from './page.ts'
import { LONGEST, parseLogic } from './parse.ts'
import { printLogic } from './print.ts'
import { QUANTITIES } from './quantities.ts'
import { amountOf } from './units.ts'

const EVENTS = new Set(['order.placed', 'order.delivered', 'order.paid', 'return.received', 'refund.paid'])
const STAGES = new Set(['discover', 'purchase'])

const problemsOf = (text: string, expects: 'quantity' | 'truth') => {
  const { ast, problems } = parseLogic(text)
  return [...problems, ...checkLogic(ast, { events: EVENTS, stages: STAGES, expects })]
}

/** Each problem as the piece of text that it stands at, and its message. */
const found = (text: string, expects: 'quantity' | 'truth' = 'quantity'): string[] =>
  problemsOf(text, expects).map(({ from, to, message }) => `[${text.slice(from, to)}] ${message}`)

describe('sound logic, in its canonical form', () => {
  test.each([
    ['reached(order.delivered)/started', 'reached(order.delivered) / started'],
    ['finished ÷ (finished + abandoned)', 'finished / (finished + abandoned)'],
    ['(started - finished) - abandoned', 'started - finished - abandoned'],
    ['started - (finished - abandoned)', 'started - (finished - abandoned)'],
    ['p85( time(order.placed ,order.delivered) )', 'p85(time(order.placed, order.delivered))'],
    ['within(time(order.placed, order.delivered), 48h)', 'within(time(order.placed, order.delivered), 48 h)'],
    ['mean(flowTime) / max(timeIn(purchase))', 'mean(flowTime) / max(timeIn(purchase))'],
    ['sum(order.paid, data.amount) / count(order.paid)', 'sum(order.paid, data.amount) / count(order.paid)'],
    ['-result(nps-score) * 2', '-result(nps-score) * 2'],
    ['velocity / load', 'velocity / load'],
    ['share(defect) + share(debt)', 'share(defect) + share(debt)'],
    ['1 - efficiency', '1 - efficiency'],
  ])('%s', (text, canonical) => {
    expect(found(text)).toEqual([])
    expect(printLogic(parseLogic(text).ast)).toBe(canonical)
  })

  test.each([
    ['p85(time(return.received, refund.paid)) <= 5 d', 'p85(time(return.received, refund.paid)) <= 5 d'],
    ['availability(purchase) ≥ 99.9%', 'availability(purchase) >= 99.9 %'],
    ['inFlight <= 5000 and finished/started > .5', 'inFlight <= 5000 and finished / started > .5'],
    ['sum(order.paid, cost) / finished < 12 EUR', 'sum(order.paid, cost) / finished < 12 EUR'],
    ['result(happiness) = 9', 'result(happiness) = 9'],
    ['30 min * started < 3 w', '30 min * started < 3 w'],
  ])('%s', (text, canonical) => {
    expect(found(text, 'truth')).toEqual([])
    expect(printLogic(parseLogic(text).ast)).toBe(canonical)
  })
})

describe('what can’t be read', () => {
  test.each([
    ['', ['[] There is no metric logic here.']],
    ['/ started', ['[/] A quantity is expected before `/`.']],
    ['started /', ['[] A quantity is missing after `/`.']],
    ['started finished', ['[finished] An operator is missing between `started` and `finished`.']],
    ['(started', ['[(] This parenthesis is not closed.']],
    ['started)', ['[)] `)` is not expected here.']],
    ['reached(order.placed', ['[(] This parenthesis is not closed.']],
    ['sum(order.paid,)', ['[)] A quantity is missing after `,`.']],
    ['reached(order.placed order.paid)', ['[order.paid] `order.paid` is not expected here: `,` or `)` is.']],
    ['started -finished', ['[-] A minus has a space on both sides.']],
    ['started - finished- 3', ['[-] A minus has a space on both sides.']],
    [
      'started # finished',
      [
        '[#] `#` has no meaning in metric logic.',
        '[finished] An operator is missing between `started` and `finished`.',
      ],
    ],
    ['$12 + started', ['[$12] `$12` has no meaning in metric logic.']],
    ['5 days', ['[5 days] There is no unit `days`. Did you mean `5 d`?']],
    ['12 eur', ['[12 eur] There is no unit `eur`. Did you mean `12 EUR`?']],
    ['5 parsecs', ['[5 parsecs] There is no unit `parsecs`.']],
    [
      'started + ) finished (',
      [
        '[)] A quantity is missing after `+`.',
        '[)] `)` is not expected here.',
        '[(] This parenthesis is not closed.',
      ],
    ],
  ])('%s', (text, problems) => {
    expect(found(text)).toEqual(problems)
  })

  test.each([
    ['started == 3', ['[==] `==` has no meaning in metric logic.']],
    ['started != 3', ['[!=] `!=` has no meaning in metric logic.']],
    ['1 < started < 3', ['[<] Two things are compared at a time.']],
    ['started > 3 && finished > 3', ['[&&] `&&` has no meaning in metric logic.']],
  ])('%s', (text, problems) => {
    expect(found(text, 'truth')).toEqual(problems)
  })

  test('too long, too deep', () => {
    expect(found('1+'.repeat(LONGEST)).map((one) => one.replace(/^\[.*\] /, ''))).toEqual([
      `Metric logic of ${2 * LONGEST} characters is too long: at most ${LONGEST} are read.`,
    ])
    expect(found('('.repeat(200) + 'started' + ')'.repeat(200))[0]).toBe(
      '[(] This parenthesis is not closed.',
    )
    expect(found('('.repeat(200)).filter((one) => one.includes('nested'))).toEqual([
      '[(] This is nested more than 50 deep.',
    ])
    expect(found(`1${' + 1'.repeat(499)}`)).toEqual([])
  })
})

describe('what is named and is not there', () => {
  test.each([
    ['startd', ['[startd] There is no quantity `startd`. Did you mean `started`?']],
    ['median(flowTime)', ['[median] There is no quantity `median`. Did you mean `mean`?']],
    ['order.placed / started', ['[order.placed] `order.placed` is an event, not a quantity.']],
    [
      'reached(order.delvered)',
      ['[order.delvered] There is no event `order.delvered`. Did you mean `order.delivered`?'],
    ],
    ['availability(purchse)', ['[purchse] There is no stage `purchse`. Did you mean `purchase`?']],
    [
      'share(bugs)',
      ['[bugs] `bugs` is no type of work: one of feature, defect, risk, debt is expected in `share(type)`.'],
    ],
    ['reached', ['[reached] `reached` takes 1 argument, and none is given.']],
    [
      'reached(order.paid, order.placed)',
      ['[reached(order.paid, order.placed)] `reached` takes 1 argument, and 2 are given.'],
    ],
    ['started()', ['[started()] `started` takes no arguments.']],
    ['reached(3)', ['[3] `3` is no name: the name of an event is expected in `reached(event)`.']],
    [
      'p50(time(order.paid, order.paid))',
      ['[order.paid] `time` runs from `order.paid` to the same event: name another one.'],
    ],
  ])('%s', (text, problems) => {
    expect(found(text)).toEqual(problems)
  })
})

describe('what does not add up', () => {
  test.each([
    ['started + 3 d', ["[started + 3 d] A count can't be added to a duration."]],
    ['mean(flowTime) - started', ["[mean(flowTime) - started] A count can't be subtracted from a duration."]],
    ['12 EUR + 3 USD', ["[12 EUR + 3 USD] An amount in EUR can't be added to an amount in USD."]],
    ['started * finished', ["[started * finished] A count can't be multiplied by a count."]],
    ['started / 3 d', ["[started / 3 d] A count can't be divided by a duration."]],
    [
      'time(order.paid, order.placed)',
      [
        '[time(order.paid, order.placed)] `time(order.paid, order.placed)` is a duration of each pass, not one duration.',
      ],
    ],
    [
      'p85(started)',
      [
        '[started] `started` is a count: a duration of each pass, such as `time(order.placed, order.delivered)` or `flowTime`, is expected in `p85(durations)`.',
      ],
    ],
    ['started > 3', ['[started > 3] This is a comparison; a quantity is expected.']],
    ['-(started > 3) + 1', ['[-(started > 3)] A comparison has no negative.']],
  ])('%s', (text, problems) => {
    expect(found(text)).toEqual(problems)
  })

  test.each([
    ['p85(flowTime) <= 5', ["[p85(flowTime) <= 5] A duration can't be compared with a plain number."]],
    ['p85(flowTime) <= started', ["[p85(flowTime) <= started] A duration can't be compared with a count."]],
    ['inFlight <= 50 %', ["[inFlight <= 50 %] A count can't be compared with a ratio."]],
    ['flowTime <= 5 d', ['[flowTime] `flowTime` is a duration of each pass, not one duration.']],
    ['started', ['[started] This is a count; something that holds or does not hold is expected.']],
    ['started > 3 and finished', ['[finished] `and` joins comparisons; this is a count.']],
    ['(started > 3) > 2', ["[started > 3] A comparison can't be compared."]],
    ['1 + (started > 3) > 2', ["[started > 3] A comparison can't be calculated with."]],
  ])('%s', (text, problems) => {
    expect(found(text, 'truth')).toEqual(problems)
  })

  test('a hint says what to write', () => {
    expect(problemsOf('p85(flowTime) <= 5', 'truth')).toEqual([
      {
        kind: 'dimension',
        from: 0,
        to: 18,
        message: "A duration can't be compared with a plain number.",
        hint: 'Give the number a unit, such as `5 d`.',
      },
    ])
  })

  test('several problems of one text', () => {
    expect(found('reachd(order.placed) / startd + 5 days')).toEqual([
      '[reachd] There is no quantity `reachd`. Did you mean `reached`?',
      '[startd] There is no quantity `startd`. Did you mean `started`?',
      '[5 days] There is no unit `days`. Did you mean `5 d`?',
    ])
  })
})

test('literals in base units: seconds, shares of one, amounts', () => {
  const amounts = ['300 ms', '5 d', '99.9 %', '12.5 EUR', '7'].map((text) => {
    const { ast } = parseLogic(text)
    return ast.type === 'literal' ? amountOf(ast) : null
  })
  expect(amounts).toEqual([0.3, 432_000, 0.999, 12.5, 7])
})

test('what is referred to', () => {
  const text = 'within(time(order.paid, order.delivered), 2 d) * share(risk) - reached(order.paid) / started'
  const { ast } = parseLogic(text)
  expect(eventsOf(ast)).toEqual(['order.paid', 'order.delivered'])
  expect(namesIn(ast).map(({ kind, name, from, to }) => [kind, name, text.slice(from, to)])).toEqual([
    ['event', 'order.paid', 'order.paid'],
    ['event', 'order.delivered', 'order.delivered'],
    ['type', 'risk', 'risk'],
    ['event', 'order.paid', 'order.paid'],
  ])
})

test('what may stand at the cursor', () => {
  const at = (marked: string): string => {
    const offset = marked.indexOf('|')
    const text = marked.replace('|', '')
    const { from, to, expects } = expectedAt(text, offset)
    return `${expects} [${text.slice(from, to)}]`
  }
  expect(
    [
      '|',
      'sta|',
      'started |',
      'started / |',
      'started / fi|ni',
      'reached(|)',
      'reached(order.de|)',
      'sum(order.paid, |',
      'p85(|',
      'p85(time(order.paid, or|',
      'p85(time(a, b)) <= 5 |',
      'p85(time(a, b)) <= 5 d |',
      'within(time(a, b), |)',
      'availability(p|) >= 99',
      '(|',
      'started > 3 and |',
    ].map(at),
  ).toEqual([
    'quantity []',
    'quantity [sta]',
    'operator []',
    'quantity []',
    'quantity [fini]',
    'event []',
    'event [order.de]',
    'field []',
    'durations []',
    'event [or]',
    'unit []',
    'operator []',
    'duration []',
    'stage [p]',
    'quantity []',
    'quantity []',
  ])
})

const place = { from: 0, to: 0 }
const word = fc.stringMatching(/^[a-z]{1,5}([.-][a-z0-9]{1,3}){0,2}$/).filter((name) => name !== 'and')

const expression: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.record({
      type: fc.constant('literal' as const),
      digits: fc.oneof(fc.nat().map(String), fc.constantFrom('99.9', '.5', '0.001')),
      unit: fc.constantFrom(null, 'd', 'h', '%', 'EUR', 'nonsense'),
      from: fc.constant(0),
      to: fc.constant(0),
    }),
    word.map((name): Expression => ({ type: 'name', name, ...place })),
    fc
      .tuple(word, fc.array(tie('tree'), { maxLength: 3 }))
      .map(([name, args]): Expression => ({ type: 'call', name, args, ...place })),
    tie('tree').map((of): Expression => ({ type: 'negation', of, ...place })),
    fc
      .tuple(
        fc.constantFrom<Operator>('and', '<=', '<', '>=', '>', '=', '+', '-', '*', '/'),
        tie('tree'),
        tie('tree'),
      )
      .map(([operator, left, right]): Expression => ({ type: 'binary', operator, left, right, ...place })),
  ),
})).tree

/** The tree without its offsets. */
const bare = (tree: Expression): unknown =>
  JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => (key === 'from' || key === 'to' ? undefined : value)),
  )

test('what is printed is read as the same tree', () => {
  fc.assert(
    fc.property(expression, (tree) => {
      const { ast, problems } = parseLogic(printLogic(tree))
      expect(problems).toEqual([])
      expect(bare(ast)).toEqual(bare(tree))
      expect(printLogic(ast)).toBe(printLogic(tree))
    }),
    { numRuns: 300 },
  )
})

const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(...QUANTITIES.map(({ name }) => name), ...EVENTS, ...STAGES),
      fc.constantFrom(
        '(',
        ')',
        ',',
        ' - ',
        '-',
        '/',
        '<=',
        'and',
        '5',
        ' d',
        '%',
        'EUR',
        ' ',
        '==',
        '🧪',
        '\n',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 20 },
  )
  .map((all) => all.join(''))

test('whatever the text is, it is read, and each problem stands within it and can be told', () => {
  fc.assert(
    fc.property(pieces, fc.constantFrom('quantity' as const, 'truth' as const), (text, expects) => {
      for (const { from, to, message } of problemsOf(text, expects)) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeGreaterThanOrEqual(from)
        expect(to).toBeLessThanOrEqual(text.length)
        expect(message).not.toBe('')
      }
      expect(expectedAt(text, text.length).to).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 500 },
  )
})

test('docs/guide/metric-logic.md is what the quantities say (npm run docs)', () => {
  const page = new URL('../../../docs/guide/metric-logic.md', import.meta.url)
  expect(readFileSync(page, 'utf8')).toBe(metricLogicPage())
})
