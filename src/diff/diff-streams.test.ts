/** What is said of streams: complete lists of changes. */
import { expect, test } from 'vitest'
import { changes, PROCUREMENT, RETURNS, type Case } from './example.contract.ts'

const CASES: readonly Case[] = [
  [
    'a slice gets a stream of its own: a split',
    [
      ['for: [consumers, companies]', 'for: [consumers]'],
      ['  payments:', `${PROCUREMENT}  payments:`],
    ],
    [
      'breaking stream-split streams.shop at 36: Shopping was split: Procurement now serves Discover, Purchase and Receive for Companies; Shopping keeps Discover, Purchase, Receive and Return for Consumers.',
    ],
  ],
  [
    'a stage gets a stream of its own: a split along the time',
    [
      ['receive, return]', 'receive]'],
      ['  payments:', `${RETURNS}  payments:`],
    ],
    [
      'breaking stream-split streams.shop at 36: Shopping was split: Returns now serves Return for Consumers; Shopping keeps Discover, Purchase and Receive for Consumers and Companies.',
    ],
  ],
  [
    'stages and slices that no stream serves any more',
    [['receive, return]', 'receive]']],
    [
      'breaking coverage-lost streams.shop was at 36: No stream serves Return for Consumers any more; Shopping did.',
    ],
  ],
  [
    'a new stream beside the others',
    [
      [
        '  payments:',
        '  procurement:\n    name: Procurement\n    promise: Companies buy by their rules.\n    for: [regulars]\n    trigger: A company states a need.\n    finishLine: The invoice is approved.\n    outcome: The company has what it ordered.\n    stages: [receive]\n  payments:',
      ],
    ],
    [
      'notable stream-added streams.procurement at 63: The stream “Procurement” is new, a top-level stream for Regulars; it promises “Companies buy by their rules.”',
    ],
  ],
  [
    'a stream is retired',
    [['    promise: Everyone', '    lifecycle: retired\n    promise: Everyone']],
    ['breaking stream-retired streams.shop.lifecycle at 37: The stream “Shopping” is retired.'],
  ],
  [
    'promise, trigger, finish line and outcome',
    [
      ['Everyone buys without friction.', 'All buy with ease.'],
      ['Somebody looks for a product.', 'Somebody wants something.'],
      ['The goods are there.', 'The goods are kept.'],
      ['Somebody has the right product.', 'Somebody is glad.'],
      ['trigger: order.placed, finishLine: order.delivered', 'finishLine: order.placed'],
    ],
    [
      'breaking proof-point-changed streams.shop.proofPoints.trigger was at 42: Shopping no longer has a proof point of the trigger; it was `order.placed`.',
      'breaking proof-point-changed streams.shop.proofPoints.finishLine at 42: The proof point of the finish line of Shopping changed from `order.delivered` to `order.placed`.',
      'notable promise-changed streams.shop.promise at 37: The promise of Shopping changed from “Everyone buys without friction.” to “All buy with ease.”',
      'notable trigger-changed streams.shop.trigger at 39: The trigger of Shopping changed from “Somebody looks for a product.” to “Somebody wants something.”',
      'notable finish-line-changed streams.shop.finishLine at 40: The finish line of Shopping changed from “The goods are there.” to “The goods are kept.”',
      'notable outcome-changed streams.shop.outcome at 41: The outcome of Shopping changed from “Somebody has the right product.” to “Somebody is glad.”',
    ],
  ],
  [
    'the north-star is another',
    [
      [
        '{ name: Conversion, logic: reached(order.delivered) / started',
        '{ name: Repeat purchases, logic: finished / started',
      ],
    ],
    [
      'breaking north-star-changed streams.shop.northStar at 44: The north-star of Shopping was “Conversion” (`reached(order.delivered) / started`) and is now “Repeat purchases” (`finished / started`).',
    ],
  ],
  [
    'the north-star serves another goal, in other words',
    [['goal: growth }', 'goal: trust, definition: Share of those who buy }']],
    [
      'notable north-star-changed streams.shop.northStar at 44: The north-star of Shopping serves Shoppers trust us (it was Commission revenue grows) and has the definition “Share of those who buy”.',
    ],
  ],
  [
    'owner, reliance, budget, what it owns',
    [
      ['owner: shop-team\n    owns: [The checkout]', 'owner: pay-team\n    owns: [The basket]'],
      ['reliesOn: [payments]', 'reliesOn: [platform]'],
      ['amount: 1000000', 'amount: 1200000'],
    ],
    [
      'notable owner-changed streams.shop.owner at 52: The owner of Shopping changed from Shop team to Pay team.',
      'notable ownership-changed streams.shop.owns at 53: Shopping now owns “The basket” and no longer owns “The checkout”.',
      'notable reliance-changed streams.shop.reliesOn at 54: Shopping now relies on Platform and no longer relies on Payments.',
      'notable budget-changed streams.shop.budget at 58: The budget of Shopping changed from 1,000,000 EUR per year to 1,200,000 EUR per year.',
    ],
  ],
  [
    'metrics, guardrails, service levels, risks',
    [
      ['refunds: { name: Refunds in time }', 'returned: { name: Returned goods }'],
      ['<= 5 d', '<= 7 d'],
      ['>= 99.9 %', '≥ 99.95%'],
      ['mitigation: Scoring', 'mitigation: Scoring by machine'],
    ],
    [
      'breaking guardrail-loosened streams.shop.guardrails.refund-time.holds at 48: The guardrail “Refunds are quick” of Shopping was loosened: it was “p85(time(order.placed, order.delivered)) <= 5 d” and is now “p85(time(order.placed, order.delivered)) <= 7 d”.',
      'notable metric-changed streams.shop.metrics.refunds was at 46: Shopping no longer has the metric “Refunds in time”.',
      'notable metric-changed streams.shop.metrics.returned at 46: Shopping now has the metric “Returned goods”.',
      'notable service-level-tightened streams.shop.serviceLevels.always.holds at 50: The service level “Always on” of Shopping was tightened: it was “availability(purchase) >= 99.9 %” and is now “availability(purchase) >= 99.95 %”.',
      'notable risks-changed streams.shop.risks.1.mitigation at 57: The mitigation of the risk “Fraud” of Shopping changed from “Scoring” to “Scoring by machine”.',
    ],
  ],
]

test.each(CASES)('%s', (_, edits, expected) => {
  expect(changes(edits)).toEqual(expected)
})
