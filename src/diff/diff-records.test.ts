/** What is said of records and sources, and of things under other ids: complete lists of changes. */
import { expect, test } from 'vitest'
import { changes, type Case } from './example.contract.ts'

const CASES: readonly Case[] = [
  [
    'what is recorded',
    [
      [
        '  central-payments:',
        '  split-shop: { kind: split, on: 2026-03-01, by: Bo, about: [shop], why: Companies differ. }\n  central-payments:',
      ],
      [
        '  january:',
        '  february: { on: 2026-02-28, by: Ana, findings: Fine, scores: { central-payments: came true } }\n  january:',
      ],
      ['  gap:', '  late: { rule: MR202, about: payments, by: Bo, on: 2026-02-01, why: Later }\n  gap:'],
      ['owner: shop-team }', 'owner: shop-team, result: confirmed, learned: They help }'],
    ],
    [
      'notable decision-recorded decisions.split-shop at 130: The decision `split-shop` is recorded: on 2026-03-01 Bo decided to split `shop`, because “Companies differ.”',
      'notable review-recorded reviews.february at 133: The review `february` of 2026-02-28 by Ana is recorded: “Fine”.',
      'notable override-recorded overrides.late at 136: The override `late` is recorded: since 2026-02-01 Bo answers for MR202 at `payments`, because “Later”.',
      'notable experiment-judged experiments.reminders.result at 139: The result of Reminders changed from `running` to `confirmed`.',
      'minor experiment-changed experiments.reminders.learned at 139: Reminders now has a lesson: “They help”.',
    ],
  ],
  [
    'a record is rewritten',
    [
      ['on: 2026-01-31, by: Ana, findings: All is well', 'on: 2026-02-01, by: Bo, findings: All was well'],
      [
        '  central-payments: { kind: centralise, on: 2026-01-10, by: Ana, about: [payments], why: One ledger }\n',
        '  other: { kind: other, on: 2026-01-10, by: Ana, about: [shop], why: Else }\n',
      ],
    ],
    [
      'notable decision-recorded decisions.other at 130: The decision `other` is recorded: on 2026-01-10 Ana decided about `shop`, because “Else”.',
      'notable decision-removed decisions.central-payments was at 130: The decision `central-payments` is removed.',
      'notable review-changed reviews.january.on at 132: The day of the review `january` changed from “2026-01-31” to “2026-02-01”.',
      'notable review-changed reviews.january.by at 132: The author of the review `january` changed from “Ana” to “Bo”.',
      'notable review-changed reviews.january.findings at 132: The findings of the review `january` changed from “All is well” to “All was well”.',
    ],
  ],
  [
    'sources: which figures change',
    [
      ['Doing: active', 'Doing: waiting, QA: active'],
      ['type: Bug', 'type: [Bug, Crash]'],
      ['is: payments', 'is: platform'],
      ['kind: csv', 'kind: csv\n    staleAfterDays: 7\n    finish: lastEvent'],
      ['time: changed', 'time: { column: changed, zone: UTC }'],
    ],
    [
      'notable source-mapping-changed sources.tracker.finish at 125: The source Tracker changed when an item is done from done to lastEvent. This changes flow velocity, flow time, flow load and flow efficiency.',
      'notable source-mapping-changed sources.tracker.stream at 126: The source Tracker changed the rules for streams. This changes which stream its items count for.',
      'notable source-mapping-changed sources.tracker.csv at 128: The source Tracker changed what the columns mean. This changes all its figures.',
      'notable source-mapping-changed sources.tracker.states at 129: The source Tracker changed what statuses mean: “Doing” is now waiting (it was active) and “QA” is now active (it was not mapped). This changes flow time, flow efficiency, flow load and flow velocity.',
      'notable source-mapping-changed sources.tracker.classify at 130: The source Tracker changed the rules for types. This changes flow distribution, and every figure of one type.',
      'minor source-changed sources.tracker.staleAfterDays at 124: The source Tracker changed after how many days it counts as stale from 30 to 7.',
    ],
  ],
  [
    'sources: the order of rules and of statuses',
    [
      [
        '[{ when: { project: PAY }, is: payments }, { is: shop }]',
        '[{ is: shop }, { when: { project: PAY }, is: payments }]',
      ],
      ['Open: new, Doing: active', 'Doing: active, Open: new'],
    ],
    [
      'notable source-mapping-changed sources.tracker.orderOfStates at 122: The source Tracker changed the order of statuses. This changes the order of its stages, or which pattern decides.',
      'notable source-mapping-changed sources.tracker.stream at 124: The source Tracker changed the rules for streams. This changes which stream its items count for.',
    ],
  ],
  [
    'the calendar, and how it is measured',
    [
      [
        'name: Example Shop',
        'name: Example Shop\n  timeZone: Europe/Berlin\n  weekStart: sunday\n  reviewEveryMonths: 3',
      ],
      ['promise: Streams run safely.', 'promise: Streams run safely.\n    measuring: { reopened: continue }'],
    ],
    [
      'notable calendar-changed organisation.timeZone at 3: The time zone of the organisation changed from `UTC` to `Europe/Berlin`. This changes the days and weeks of every figure.',
      'notable calendar-changed organisation.weekStart at 4: The first day of the week of the organisation changed from “monday” to “sunday”. This changes the weeks of every figure.',
      'notable review-cadence-changed organisation.reviewEveryMonths at 5: The time between reviews in months of the organisation changed from 6 to 3.',
      'notable measuring-changed streams.platform.measuring.reopened at 84: Platform now has a meaning of work after done: `continue`. This changes flow velocity and flow time.',
    ],
  ],
  [
    'when journeys count as abandoned, what completes them, and what work is meant to move',
    [
      [
        'completions: [order.delivered] }',
        'completions: [order.placed] }\n    measuring: { abandonment: 3 d, journeys: { abandonment: { after: 5 d, stages: { receive: 30 d }, comesBack: newJourney } } }',
      ],
      [
        '    slice: consumers\n',
        '    slice: consumers\n    moves: { stage: purchase, slice: [{ when: { labels: b2b }, is: companies }, { is: consumers }] }\n    cost: effort\n',
      ],
    ],
    [
      'notable proof-point-changed streams.shop.proofPoints.completions at 42: Shopping is now also completed by Order placed and is no longer completed by Order delivered.',
      'notable measuring-changed streams.shop.measuring.abandonment at 43: Shopping now has a window after which journeys count as abandoned: 3 d. This changes which journeys are in progress and which were left.',
      'notable measuring-changed streams.shop.measuring.journeys.abandonment at 43: Shopping now has a window after which journeys count as abandoned: 5 d, 30 d in `receive`; who comes back begins a new journey. This changes which journeys are in progress and which were left.',
      'notable source-mapping-changed sources.tracker.moves at 127: The source Tracker changed the rules for what its items are meant to move. This changes which work is set beside which stage.',
      'notable source-mapping-changed sources.tracker.cost at 128: The source Tracker changed the field that holds what an item cost from not said to effort. This changes the cost of work set beside a stage.',
    ],
  ],
  [
    'renamed things, and all that names them',
    [
      ['  shop-team:\n    name', '  shopping-team:\n    name'],
      ['owner: shop-team\n', 'owner: shopping-team\n'],
      ['owner: shop-team }', 'owner: shopping-team }'],
      ['companies: { name', 'business: { name'],
      ['companies:\n', 'business:\n'],
      ['slices: [consumers, companies]', 'slices: [consumers, business]'],
      ['for: [consumers, companies]', 'for: [consumers, business]'],
      ['order.placed: {', 'order.confirmed: {'],
      ['reached(order.placed)', 'reached(order.confirmed)'],
      ['proof: order.placed', 'proof: order.confirmed'],
      ['trigger: order.placed', 'trigger: order.confirmed'],
      ['time(order.placed', 'time(order.confirmed'],
      ['events: [order.placed]', 'events: [order.confirmed]'],
    ],
    [
      'notable slice-renamed slices.business at 13: The id of the slice Companies is now `business`; it was `companies`.',
      'notable event-renamed events.order.confirmed at 21: The id of the event Order placed is now `order.confirmed`; it was `order.placed`.',
      'minor team-renamed teams.shopping-team at 107: The id of the team Shop team is now `shopping-team`; it was `shop-team`.',
    ],
  ],
  [
    'a renamed stage',
    [
      ['    purchase: { name', '    buy: { name'],
      ['    purchase: { intent: Buy', '    buy: { intent: Buy'],
      ['    purchase: { cadence', '    buy: { cadence'],
      ['at: [purchase]', 'at: [buy]'],
      ['discover, purchase', 'discover, buy'],
      ['availability(purchase)', 'availability(buy)'],
      ['name: Order placed, stage: purchase', 'name: Order placed, stage: buy'],
    ],
    [
      'minor stage-renamed journey.stages.buy at 17: The id of the stage Purchase is now `buy`; it was `purchase`.',
    ],
  ],
  [
    'another id and another name, all else the same; a record without a name',
    [
      ['charges:\n    name: Charges', 'debits:\n    name: Debits'],
      ['interfaces: [charges]', 'interfaces: [debits]'],
      ['  gap: {', '  gap-until-spring: {'],
    ],
    [
      'minor interface-renamed interfaces.debits at 96: The id of the interface Debits is now `debits`; it was `charges`.',
      'minor interface-changed interfaces.debits.name at 96: The name of Debits changed from “Charges” to “Debits”.',
      'minor override-renamed overrides.gap-until-spring at 134: The id of the override is now `gap-until-spring`; it was `gap`.',
    ],
  ],
]

test.each(CASES)('%s', (_, edits, expected) => {
  expect(changes(edits)).toEqual(expected)
})
