/** Every page, in light and dark, wide and narrow: accessible, nothing sticks out, the browser has no complaint. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startFakeApi, type FakeApi, type FakeState } from './fake-api.ts'
import { axeViolations, overflow, screenshot, settled, show, visit, WIDTHS } from './pages.ts'

let browser: Browser
let api: FakeApi

beforeAll(async () => {
  browser = await launchBrowser()
  api = await startFakeApi()
})

afterAll(async () => {
  await api?.close()
})

interface Case {
  readonly name: string
  readonly path: string
  readonly state?: FakeState
}

const PAGES: readonly Case[] = [
  { name: 'overview', path: '/' },
  { name: 'stream', path: '/streams/shopper-purchase' },
  { name: 'items', path: '/items' },
  { name: 'item', path: '/items/tracker/tracker-44' },
]

/** What differs from the pages above only in part: once wide and light, once narrow and dark. */
const VARIANTS: readonly Case[] = [
  { name: 'empty', path: '/', state: 'empty' },
  { name: 'stream-journeys', path: '/streams/shopper-purchase?measured=journeys&window=13w&by=day' },
  { name: 'stream-not-configured', path: '/streams/platform' },
  { name: 'items-excluded', path: '/items?stream=shopper-purchase&behind=flowTime&excluded=true' },
  { name: 'alerts', path: '/alerts' },
  { name: 'alerts-none', path: '/alerts', state: 'empty' },
  { name: 'item-many-visits', path: '/items/tracker/tracker-5' },
  { name: 'not-found', path: '/nowhere' },
]

const [WIDE, NARROW] = WIDTHS
const LOOKS = [
  ['light', WIDE],
  ['dark', WIDE],
  ['dark', NARROW],
  ['light', NARROW],
] as const
const FURTHER = [
  'Cumulative flow',
  'Aging work',
  'Arrivals and departures',
  'Time in stage',
  'Rework',
  'Little’s Law',
  'Predictability',
]
const CASES = [
  ...PAGES.map((page) => ({ ...page, looks: LOOKS })),
  ...VARIANTS.map((page) => ({ ...page, looks: [LOOKS[0], LOOKS[2]] })),
]

describe('the pages', () => {
  test('axe is at work: a text without contrast is found', async () => {
    api.answer('full')
    const { page, leave } = await visit(browser, api.url)
    await page.locator('h1').evaluate((heading) => (heading.style.color = '#e8e8e8'))
    expect((await axeViolations(page)).map((one) => one.split(':')[0])).toEqual(['color-contrast'])
    await leave()
  })

  test.each(CASES)('$name', async ({ name, path, state = 'full', looks }) => {
    api.answer(state)
    const { page, complaints, leave } = await visit(browser, `${api.url}${path}`)
    for (const [scheme, width] of looks) {
      await show(page, scheme, width)
      await screenshot(page, `${name}-${scheme}-${width}`)
      const found = { scheme, width, violations: await axeViolations(page), overflow: await overflow(page) }
      expect(found).toEqual({ scheme, width, violations: [], overflow: 0 })
    }
    expect(complaints).toEqual([])
    await leave()
  })

  test('the views that have a page of their own, dark on a phone', async () => {
    api.answer('full')
    const { page, complaints, leave } = await visit(
      browser,
      `${api.url}/streams/shopper-purchase/views/flow-time?clock=working`,
      { scheme: 'dark', width: NARROW },
    )
    const found = []
    for (const name of FURTHER) {
      await page.getByRole('combobox', { name: 'View' }).selectOption(name)
      await page.getByRole('region', { name, exact: true }).waitFor()
      await settled(page)
      await screenshot(page, `view-${name}-dark-${NARROW}`)
      found.push({ name, violations: await axeViolations(page), overflow: await overflow(page) })
    }
    expect(found).toEqual(FURTHER.map((name) => ({ name, violations: [], overflow: 0 })))
    expect(complaints).toEqual([])
    await leave()
  })
})
