/** Every page of the map, in light and dark, wide and narrow: accessible, nothing sticks out, no complaint. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { EXAMPLES, serveMap, type MapServer } from './map-server.ts'
import { axeViolations, darkAndNarrow, overflow, screenshot, visit } from './pages.ts'

const FIRST_CARD = `streams:
  shop:
    name: Shopping
    promise: Shoppers get the right goods without friction.
    for: [nobody]
    trigger: A shopper looks for goods.
    finishLine: The goods are received.
    outcome: The shopper has the right goods.
`

let browser: Browser
const servers: Record<string, MapServer> = {}

beforeAll(async () => {
  browser = await launchBrowser()
  servers['marketplace'] = await serveMap(`${EXAMPLES}/marketplace`)
  servers['empty'] = await serveMap({})
  servers['begun'] = await serveMap({ 'map.yaml': FIRST_CARD })
})
afterAll(async () => {
  await Promise.all(Object.values(servers).map(({ close }) => close()))
})

const PAGES = [
  ['map', '/map'],
  ['grid', '/map/grid'],
  ['cell', '/map/grid?slice=new-shopper&stage=compare'],
  ['card', '/streams/shopper-purchase/card'],
  ['card-supporting', '/streams/payments/card'],
  ['seams', '/map/seams'],
  ['network', '/map/network'],
  ['decisions', '/map/decisions'],
  ['contents', '/map/contents'],
  ['thing', '/map/contents/interfaces/payment-requests'],
  ['rule', '/rules/MR201'],
] as const

/** What a map that has hardly begun says: what to do next, or what is wrong. */
const BEGINNINGS = [
  ['empty', 'map', '/map'],
  ['empty', 'grid', '/map/grid'],
  ['empty', 'seams', '/map/seams'],
  ['empty', 'network', '/map/network'],
  ['empty', 'decisions', '/map/decisions'],
  ['empty', 'coverage', '/coverage'],
  ['begun', 'map', '/map'],
  ['begun', 'card', '/streams/shop/card'],
  ['begun', 'card-unknown', '/streams/nothing/card'],
  ['begun', 'thing-unknown', '/map/contents/slices/nothing'],
  ['begun', 'rule-unknown', '/rules/MR999'],
] as const

const CASES = [
  ...PAGES.map(([name, path]) => ({ of: 'marketplace', name, path: path as string })),
  ...BEGINNINGS.map(([of, name, path]) => ({ of, name, path: path as string })),
]

describe('the pages of the map', () => {
  test.each(CASES)('$of: $name, wide in light and narrow in dark', async ({ of, name, path }) => {
    const { page, complaints, leave } = await visit(browser, `${servers[of]?.url}${path}`)
    await screenshot(page, `${of}-${name}-light-1440`)
    expect(await axeViolations(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    await darkAndNarrow(page)
    await screenshot(page, `${of}-${name}-dark-390`)
    expect(await axeViolations(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    // What is not there is answered with 404, and the browser says so.
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([])
    await leave()
  })

  test('all forms of a card at once', async () => {
    const { page, complaints, leave } = await visit(
      browser,
      `${servers['marketplace']?.url}/streams/payments/card`,
      { width: 390 },
    )
    const edit = page.locator('main').getByRole('button', { name: /^Edit: / })
    for (let left = await edit.count(); left > 0; left--) await edit.first().click()
    await screenshot(page, 'marketplace-card-forms')
    expect(await axeViolations(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    expect(complaints).toEqual([])
    await leave()
  })

  test('on paper a card is a charter without buttons', async () => {
    const { page, leave } = await visit(
      browser,
      `${servers['marketplace']?.url}/streams/shopper-purchase/card`,
    )
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await leave()
  })
})
