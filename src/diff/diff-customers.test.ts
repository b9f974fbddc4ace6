/** What is said of slices, stages, the grid and the people who serve them: complete lists of changes. */
import { expect, test } from 'vitest'
import { changes, type Case } from './example.contract.ts'

const CASES: readonly Case[] = [
  [
    'cells of the grid: said once, where it was made',
    [
      ['intent: Buy it', 'intent: Order it'],
      ['name: Paid', 'name: Orders paid'],
      ['cadence: once', 'cadence: twice'],
      ['policies: [privacy] }', 'policies: [] }'],
    ],
    [
      'notable cell-changed grid.consumers.purchase at 26: Purchase for Consumers: the intent was “Buy it” and is now “Order it”; the metric was “Paid” (`reached(order.placed) / started`) and is now “Orders paid” (`reached(order.placed) / started`); the policies are no longer said; they were Privacy; so too for New shoppers and Regulars.',
      'notable cell-changed grid.new-shoppers.purchase.cadence at 29: Purchase for New shoppers: the cadence was “once” and is now “twice”.',
    ],
  ],
  [
    'new cells and removed ones, and a slice that inherits some of it',
    [
      [
        '    return: { intent: Give it back }',
        '    receive: { intent: Get it, metric: On time, proof: order.delivered }',
      ],
      [
        '  new-shoppers:\n    purchase',
        '  new-shoppers:\n    receive: { intent: Get the first one }\n    purchase',
      ],
    ],
    [
      'notable cell-added grid.consumers.receive at 27: Receive for Consumers is now in the grid: intent “Get it”, metric “On time”, proof `order.delivered`; so too for Regulars; so too for New shoppers, where nothing else is said.',
      'notable cell-removed grid.consumers.return.intent was at 27: Return for Consumers is no longer in the grid; so too for New shoppers and Regulars.',
      'notable cell-added grid.new-shoppers.receive.intent at 29: Receive for New shoppers is now in the grid: intent “Get the first one”.',
    ],
  ],
  [
    'a step begins to apply, another ceases to',
    [
      ['return: does not apply', 'return: { intent: Swap it }'],
      ['return: { intent: Give it back }', 'return: { doesNotApply: All is digital }'],
    ],
    [
      'notable cell-applicability-changed grid.consumers.return.applies at 27: Return for Consumers: the step does not apply any more; so too for New shoppers and Regulars.',
      'notable cell-applicability-changed grid.companies.return.applies was at 31: Return for Companies: the step now applies.',
    ],
  ],
  [
    'a nested cell that says what its parent says anyway',
    [['cadence: once', 'cadence: once, intent: Buy it']],
    [],
  ],
  [
    'a slice comes, with its cells; another goes',
    [
      [
        '  companies: { name: Companies }',
        '  companies: { name: Companies }\n  schools: { name: Schools, within: companies }',
      ],
      ['  companies:\n    return', '  schools:\n    discover: { intent: Teach }\n  companies:\n    return'],
      ['  regulars: { name: Regulars, within: consumers }\n', ''],
    ],
    [
      'breaking slice-removed slices.regulars was at 12: The slice “Regulars” is removed.',
      'notable slice-added slices.schools at 13: The slice “Schools” is new.',
    ],
  ],
  [
    'slices, outcomes, evidence',
    [
      ['within: consumers }\n  regulars', 'within: companies }\n  regulars'],
      ['goods are kept', 'goods are loved'],
      ['40 new a day', '50 new a day'],
    ],
    [
      'notable outcome-statement-changed slices.consumers.outcome at 9: The outcome statement of Consumers changed from “We win when goods are kept”, finish line “delivered within 2 days”, shown by `order.delivered` to “We win when goods are loved”, finish line “delivered within 2 days”, shown by `order.delivered`.',
      'notable slice-changed slices.consumers.evidence.won at 10: The evidence that they can be won of Consumers changed from “40 new a day” to “50 new a day”.',
      'notable slice-nesting-changed slices.new-shoppers.within at 11: New shoppers is now within Companies; it was within Consumers. What it inherits in the grid is another.',
    ],
  ],
  [
    'the order of stages',
    [
      ['    return: { name: Return }\n', ''],
      [
        '    discover: { name: Discover }\n',
        '    discover: { name: Discover }\n    return: { name: Return }\n',
      ],
      ['[discover, purchase, receive, return]', '[discover, return, purchase, receive]'],
    ],
    [
      'notable stage-order-changed journey.orderOfStages at 15: The order of the stages of the journey changed from Discover, Purchase, Receive and Return to Discover, Return, Purchase and Receive.',
      'notable coverage-changed streams.shop.stages at 43: The order of the stages of Shopping changed from Discover, Purchase, Receive and Return to Discover, Return, Purchase and Receive.',
    ],
  ],
  [
    'a stage goes',
    [
      ['    return: { name: Return }\n', ''],
      ['receive, return]', 'receive]'],
      ['    return: { intent: Give it back }\n', ''],
      ['  companies:\n    return: does not apply\n', ''],
    ],
    ['breaking stage-removed journey.stages.return was at 19: The stage “Return” is removed.'],
  ],
  [
    'forks and events',
    [
      ['at: [purchase], slices', 'at: [purchase, receive], slices'],
      ['differs: [policy]', 'differs: [cadence]'],
      ['[shop.order.delivered]', '[shop.order.left-at-door]'],
      ['Companies need approval', 'Companies must approve'],
    ],
    [
      'notable event-types-changed events.order.delivered.types at 22: Order delivered is now also reported as `shop.order.left-at-door` and is no longer reported as `shop.order.delivered`.',
      'notable fork-changed forks.approval.at at 33: The fork `approval` now parts at Receive.',
      'notable fork-changed forks.approval.differs at 33: The fork `approval` now differs in cadence and no longer differs in policy.',
      'minor fork-changed forks.approval.why at 33: The reason of the fork `approval` changed from “Companies need approval” to “Companies must approve”.',
    ],
  ],
  [
    'what events mean',
    [
      ['when: { part: all }', 'when: { part: [all, most] }'],
      ['slices: [consumers], proves: left', 'slices: [companies], proves: achieved'],
      ['state: done, attempt: success, expected: 1 d', 'state: waiting, attempt: failure, expected: 2 d'],
      ['Order placed, stage: purchase', 'Order placed, stage: purchase, state: waiting'],
    ],
    [
      'notable event-changed events.order.placed.state at 21: Order placed now has a state that journeys are in from then on: `waiting`. This changes flow time, flow efficiency and flow load of journeys.',
      'notable event-changed events.order.delivered.when at 22: The condition of Order delivered changed from “part is all” to “part is all or most”. This changes which events are one.',
      'notable event-changed events.order.delivered.slices at 22: Order delivered is now told of journeys of Companies and is no longer told of journeys of Consumers.',
      'notable event-changed events.order.delivered.proves at 22: The proof of its stage of Order delivered changed from `left` to `achieved`. This changes the funnel and the times between stages.',
      'notable event-changed events.order.delivered.state at 22: The state that journeys are in from then on of Order delivered changed from `done` to `waiting`. This changes flow time, flow efficiency and flow load of journeys.',
      'notable event-changed events.order.delivered.attempt at 22: The outcome of an attempt of Order delivered changed from `success` to `failure`. This changes the availability of its stage.',
      'minor event-changed events.order.delivered.expected at 22: The interval in which one is expected of Order delivered changed from `1 d` to `2 d`.',
    ],
  ],
  [
    'people and teams',
    [
      ['{ count: 3, function: engineering, share: 50 }', '{ count: 5, function: engineering, share: 50 }'],
      ['[{ count: 2 }]', '[{ count: 2 }, { person: ana, role: product, share: 20 }]'],
      ['stages: [discover]', 'stages: [discover, return]'],
      ['stream: payments, members', 'stream: platform, members'],
      ['  ana: { name: Ana }', '  ana: { name: Ana }\n  bo: { name: Bo }'],
    ],
    [
      'notable team-stages-changed teams.shop-team.stages at 109: Shop team now owns the stage Return.',
      'notable staffing-changed teams.shop-team.members at 111: Shop team of Shopping had 2.5 FTE (4 people) and now has 3.5 FTE (6 people).',
      'notable team-moved teams.pay-team.stream at 113: The stream of Pay team changed from Payments to Platform.',
      'notable staffing-changed teams.pay-team.members at 113: Pay team of Platform had 2 FTE (2 people) and now has 2.2 FTE (3 people): Ana (Product) came.',
      'minor person-added people.bo at 116: The person “Bo” is new.',
    ],
  ],
  [
    'revenue',
    [
      ['shop: 60', 'shop: 70, payments: 5'],
      ['amount: 5000000', 'amount: 6000000'],
      ['[commission]', '[]'],
    ],
    [
      'notable goal-changed organisation.goals.growth.revenueStreams was at 4: Commission revenue grows no longer makes money through Commission.',
      'notable revenue-changed revenueStreams.commission.amount at 86: The amount of Commission changed from 5,000,000 EUR per year to 6,000,000 EUR per year.',
      'notable revenue-share-changed revenueStreams.commission.shares.shop at 86: The share of Shopping in Commission went from 60 % to 70 %.',
      'notable revenue-share-changed revenueStreams.commission.shares.payments at 86: The share of Payments in Commission went from 0 % to 5 %.',
    ],
  ],
]

test.each(CASES)('%s', (_, edits, expected) => {
  expect(changes(edits)).toEqual(expected)
})
