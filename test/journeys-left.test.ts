/** A journey that is left, through the engine: in progress until its abandonment window is over, then canceled. */
import { expect, it } from 'vitest'
import type { SourceEvent } from '../src/flow/event.ts'
import { loadMap } from '../src/model/load.ts'
import { check } from '../src/check/check.ts'
import { engineOn } from './workspace.ts'

const MAP = `
organisation: { name: Shop, timeZone: UTC }
slices: { all: { name: All } }
journey: { stages: { look: { name: Look }, buy: { name: Buy } } }
events:
  offer.seen: { name: Seen, stage: look, types: ['shop.*'], state: active, proves: entered }
  order.placed: { name: Placed, stage: buy, types: [order], when: { firm: 'yes' }, state: waiting }
  order.tried: { name: Tried, stage: buy, types: [order], state: active }
  order.paid: { name: Paid, stage: buy, types: [paid], when: { with: '*' }, state: done }
streams:
  shop: { name: Shop, promise: p, for: [all], trigger: t, finishLine: f, outcome: o, stages: [look, buy], northStar: { name: n },
    measuring: { journeys: { abandonment: 2 d } } }
sources:
  web: { name: Web, kind: cloudevents, measures: journeys, stream: shop }
  board:
    name: Board
    kind: jira
    stream: shop
    states: { Ready: waiting, Doing: active, Done: done }
    classify: [{ when: { type: Bug }, as: defect }]
    moves: { stage: [{ when: { labels: till }, is: buy }], slice: all }
    cost: money
    jira: { fields: { money: customfield_1 } }
`

const DAY = 86_400_000_000
const MONDAY = Date.UTC(2026, 2, 2) * 1000

const event = (
  item: string,
  day: number,
  state: string,
  fields: SourceEvent['fields'] = null,
): Omit<SourceEvent, 'source' | 'received'> => ({
  id: `${item} ${day}`,
  item,
  at: MONDAY + day * DAY,
  ord: 0,
  step: 'enter',
  state,
  instance: null,
  fields,
  was: null,
  fault: null,
  partial: false,
  ref: null,
})

it('is in progress until its window is over, and canceled from then on', async () => {
  expect(
    check(loadMap([{ file: 'map.yaml', text: MAP }])).filter(({ code }) => code.startsWith('MR3')),
  ).toEqual([])
  let now = MONDAY + 4 * DAY
  const { engine, close } = await engineOn(MAP, () => now)
  try {
    await engine.takeReadings('web', [
      event('ann', 0, 'shop.viewed'),
      event('ann', 3, 'order', { firm: 'yes' }),
      event('bob', 0, 'shop.viewed'),
      event('bob', 1, 'order'),
      event('cal', 0, 'shop.viewed'),
      event('cal', 4, 'paid', { with: 'card' }),
    ])
    const of = { stream: 'shop', measured: 'journeys' } as const
    const state = async () => {
      const { items } = await engine.items({ ...of, order: 'age', descending: true })
      const view = await engine.view('balance', of)
      return {
        items: items.map((one) => [one.item, one.state, one.abandoned, one.ageSeconds].join(' ')),
        load: (await engine.flow(of)).load.now,
        oldest: (await engine.items({ ...of, behind: 'load', order: 'age' })).items.map(({ item }) => item),
        left: (await engine.items({ ...of, behind: 'canceled' })).items.map(({ item }) => item),
        balance: view.view === 'balance' ? [view.done, view.canceled] : null,
      }
    }
    // Left on day 3, bob; ann only on day 5. In the week that is asked for lie both.
    expect(await state()).toEqual({
      items: ['ann waiting false 345600', 'bob canceled true ', 'cal done false '],
      load: 1,
      oldest: ['ann'],
      left: ['bob'],
      balance: [0, 1],
    })
    const week = { ...of, from: '2026-03-02', to: '2026-03-09' }
    expect((await engine.items({ ...week, behind: 'canceled' })).items.map(({ item }) => item)).toEqual([
      'bob',
    ])
    expect(await engine.view('balance', week)).toMatchObject({ done: 1, canceled: 1, load: 1 })

    const ann = await engine.item({ source: 'web', item: 'ann' })
    expect(ann?.passes).toMatchObject([
      { state: 'waiting', canceled: null, abandoned: false, activeSeconds: 3 * 86_400, waitingSeconds: 0 },
    ])
    expect(ann?.visits.at(-1)).toMatchObject({ stage: 'buy', state: 'waiting', to: null })
    expect(ann?.events.map(({ meaning, proofs }) => [meaning, proofs])).toEqual([
      ['active in look', ['offer.seen']],
      ['waiting in buy', ['order.placed', 'order.tried']],
    ])

    now = MONDAY + 5 * DAY
    expect(await state()).toMatchObject({ load: 0, oldest: [], balance: [1, 1] })
    now += 1
    expect(await state()).toEqual({
      items: ['ann canceled true ', 'bob canceled true ', 'cal done false '],
      load: 0,
      oldest: [],
      left: ['ann', 'bob'],
      balance: [1, 2],
    })
    expect((await engine.item({ source: 'web', item: 'ann' }))?.passes).toMatchObject([
      {
        state: 'canceled',
        canceled: '2026-03-07T00:00:00+00:00',
        abandoned: true,
        waitingSeconds: 2 * 86_400,
      },
    ])
    const health = await engine.health('web')
    expect(health.sources[0]?.states.map(({ status, mapped }) => [status, mapped])).toEqual([
      ['shop.viewed', 'active'],
      ['order', 'active'],
      ['paid', 'done'],
    ])
    expect(health.sources[0]?.findings.map(({ id }) => id)).not.toContain('unmapped-states')
  } finally {
    await close()
  }
})

it('delivery work says what it is meant to move, and what it cost', async () => {
  const { engine, close } = await engineOn(MAP, () => MONDAY + DAY)
  try {
    await engine.takeReadings('board', [
      event('A', 0, 'Doing', { labels: ['till', 'x'], money: '1250.5' }),
      event('B', 0, 'Doing', { labels: [], money: -3 }),
    ])
    const { items } = await engine.items({ stream: 'shop', measured: 'work', order: 'label' })
    expect(items.map(({ movesStage, movesSlice, cost }) => [movesStage, movesSlice, cost])).toEqual([
      ['buy', 'all', 1250.5],
      [null, 'all', null],
    ])
  } finally {
    await close()
  }
})
