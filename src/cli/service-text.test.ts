import { expect, test } from 'vitest'
import { minute } from '../flow/journeys/asks.contract.ts'
import { askService, span, visit } from '../flow/service/service-asks.contract.ts'
import { serviceAnswer } from '../flow/service/service.ts'
import { probedInText } from './commands/probe.ts'
import { serviceInText } from './service-text.ts'

test('a stream as a running service, for the terminal', async () => {
  const moments = Array.from({ length: 100 }, (_, i) =>
    visit(`j${i}`, [
      [i * 30, 'seen'],
      [i * 30 + 10, 'ordered'],
      ...(i % 25 === 24
        ? ([[i * 30 + 20, 'refused']] as const)
        : ([
            [i * 30 + 20, 'paid'],
            [i * 30 + 25, 'got'],
          ] as const)),
    ]),
  )
  const ask = await askService(
    [
      ...moments.flat(),
      ...visit('twice', [
        [5, 'seen'],
        [6, 'paid'],
        [7, 'paid'],
      ]),
    ],
    3000,
    {
      levels: [
        'buys: { name: Buying works, about: availability, stage: buy, objective: 95 }',
        'up: { name: It answers, about: availability, objective: 99, probe: { url: "https://shop.example/" } }',
        'peak: { name: The peak is carried, about: capacity, capacity: 50 }',
        'once: { name: One charge, about: isolation, never: [{ twice: paid }] }',
      ],
      probed: { up: [span(minute(2000), minute(2010), 10), span(minute(2900), minute(2901), 2, 2)] },
    },
  )
  const text = serviceInText(
    await serviceAnswer(ask, {
      promised: 0.99,
      dependencies: 0.9985,
      parts: [{ provider: 'payments', interface: 'charges', availability: 0.9985 }],
    }),
  )
  expect(text.split('\n').slice(2)).toEqual([
    'Service levels',
    '──────────────',
    'kept         buys: Buying works (95 % available)',
    '             96.1 % in the last 30 days (98 of 102 attempts succeeded); 95 % is promised. Chance may explain the difference.',
    'broken       up: It answers (99 % available)',
    '             83.3 % in the last 30 days (10 of 12 probes were answered); 99 % is promised.',
    'kept         peak: The peak is carried (50 journeys at a time)',
    '             At most 5 journeys at a time; 50 are to be carried.',
    'broken       once: One charge',
    '             `paid` twice in one journey: 1 journey.',
    '',
    'Always on',
    '─────────',
    'stage  available  succeeded   95 %',
    'Look   100 %      101 of 101  96.3 % to 100 %',
    'Buy    96.1 %     98 of 102   90.3 % to 98.5 %',
    'Get    –          –           –                 No business event of this stage is an `attempt`.',
    'buys: error budget 5.1 attempts, used 4 attempts: 22 % left. As in the last 3 days, it is used up no faster than it is renewed.',
    '  burn rate: last hour 10.0 (n = 2), last 6 hours 1.7 (n = 12), last 3 days 0.8 (n = 102)',
    'up: error budget 7.2 s, used 2 min: 1,567 % overspent. The error budget is used up.',
    '  burn rate: last hour – (n = 0), last 6 hours 100.0 (n = 2), last 3 days 16.7 (n = 12)',
    '  probes failed: answered 503 (2)',
    'The map: 99 % is promised; what it waits for promises 99.85 % together (payments 99.85 %).',
    '',
    'Simultaneous journeys',
    '─────────────────────',
    expect.stringMatching(/^ +now +most +when +95 % of the time +to be carried +exceeded for$/),
    expect.stringMatching(/^the whole stream +\d+ +5 +2026-01-\d\d \d\d:\d\d +\d +50 +never$/),
    expect.stringMatching(/^Look /),
    expect.stringMatching(/^Buy /),
    expect.stringMatching(/^Get /),
    '',
    'Each journey isolated and consistent',
    '────────────────────────────────────',
    '✗ once.1: `paid` twice in one journey: 1 of 97 journeys',
    '    twice  2026-01-05T00:07:00+00:00  `paid` twice in one journey',
    '',
    'When a stage slows',
    '──────────────────',
    expect.stringMatching(
      /^ {2}Look was never slow: half of its stays took no longer than 15 min in any of \d+ periods\.$/,
    ),
    expect.stringMatching(/^ {2}Buy was never slow: /),
    '  Too few journeys have passed Get to say what is usual there.',
    '',
    'Start: first waiting or active.',
    'End: done.',
    'Reopened: new visit (each pass completes on its own).',
    'Backward moves: as is (counted where it is).',
    'Periods by default: week.',
    'Abandoned: after 10 d without an event.',
  ])
})

test('probes: addresses from the environment stay there', () => {
  const probe = { method: 'GET', every: '1 min', timeout: '10 s' } as const
  const shared = { stream: 'shop', name: 'Up', problem: null }
  expect(
    probedInText([
      {
        ...shared,
        level: 'up',
        probe: { ...probe, url: 'https://shop.example/' },
        url: 'https://shop.example/',
        failure: null,
        ms: 12,
      },
      {
        ...shared,
        level: 'down',
        probe: { ...probe, urlFrom: 'SHOP_URL' },
        url: 'https://me:secret@shop',
        failure: 'answered 503',
        ms: 8,
      },
    ]).split('\n'),
  ).toEqual([
    '   service level  asked                      found         ms',
    '✓  shop/up        GET https://shop.example/  answered      12',
    '✗  shop/down      GET $SHOP_URL              answered 503   8',
  ])
  expect(probedInText([])).toContain('No service level declares a probe.')
})
