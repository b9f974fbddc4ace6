import { expect, test } from 'vitest'
import { declaredBetween } from './declared.ts'
import { loadMap } from '../model/load.ts'

const MAP = loadMap([
  {
    file: 'map.yaml',
    text: `
slices:
  shoppers: { name: Shoppers }
  new: { name: New, within: shoppers }
  old: { name: Old, within: shoppers }
  firms: { name: Firms, outcome: { when: the invoice is right, proof: invoice.approved } }
journey: { stages: { choose: { name: Choose }, pay: { name: Pay }, return: { name: Return } } }
events: { order.paid: { name: Paid }, invoice.approved: { name: Approved } }
policies: { cards: { name: Cards }, approval: { name: Approval } }
grid:
  shoppers:
    choose: { intent: Find it }
    pay: { intent: Pay for it, proof: order.paid, policies: [cards] }
    return: { intent: Give it back }
  firms:
    choose: { intent: find it! }
    pay: { intent: Have it approved, cadence: monthly, policies: [approval] }
    return: does not apply
forks:
  by-invoice: { at: [pay], slices: [shoppers, firms], differs: [policy], why: W }
streams:
  shop: { name: S, promise: P, for: [shoppers], trigger: T, finishLine: F, outcome: O, stages: [choose, pay] }
  sales: { name: S, promise: P, for: [firms], trigger: T, finishLine: F, outcome: O, stages: [pay] }
`,
  },
]).map

test('what the grid says of two slices, forks that part them, and who serves them', () => {
  expect(Object.fromEntries(declaredBetween(MAP, 'new', 'firms'))).toEqual({
    choose: {
      applies: { a: true, b: true },
      differences: [],
      forks: [],
      streams: { a: ['shop'], b: [] },
    },
    pay: {
      applies: { a: true, b: true },
      differences: [
        { aspect: 'intent', a: 'Pay for it', b: 'Have it approved', material: false },
        { aspect: 'policy', a: 'cards', b: 'approval', material: true },
      ],
      forks: ['by-invoice'],
      streams: { a: ['shop'], b: ['sales'] },
    },
    return: { applies: { a: true, b: false }, differences: [], forks: [], streams: { a: [], b: [] } },
  })
})

test('a fork does not part slices that fall to the same side of it', () => {
  expect(declaredBetween(MAP, 'new', 'old').get('pay')).toEqual({
    applies: { a: true, b: true },
    differences: [],
    forks: [],
    streams: { a: ['shop'], b: ['shop'] },
  })
})
