/** Every page, in light and dark, wide and narrow: accessible, nothing sticks out, the browser has no complaint. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startFakeApi, type FakeApi, type FakeState } from './fake-api.ts'
import { axeViolations, overflow, screenshot, visit, WIDTHS } from './pages.ts'

let browser: Browser
let api: FakeApi

beforeAll(async () => {
  browser = await launchBrowser()
  api = await startFakeApi()
})

afterAll(async () => {
  await browser?.close()
  await api?.close()
})

const PAGES: readonly { name: string; path: string; state?: FakeState }[] = [
  { name: 'overview', path: '/' },
  { name: 'empty', path: '/', state: 'empty' },
  { name: 'stream', path: '/streams/shopper-purchase' },
  { name: 'stream-journeys', path: '/streams/shopper-purchase?measured=journeys&window=13w&by=day' },
  { name: 'stream-not-configured', path: '/streams/platform' },
  { name: 'items', path: '/items' },
  { name: 'items-excluded', path: '/items?stream=shopper-purchase&behind=flowTime&excluded=true' },
  { name: 'item', path: '/items/tracker/tracker-44' },
  { name: 'item-many-visits', path: '/items/tracker/tracker-5' },
  { name: 'not-found', path: '/nowhere' },
]

const SCHEMES = ['light', 'dark'] as const
const CASES = PAGES.flatMap((page) =>
  WIDTHS.flatMap((width) => SCHEMES.map((scheme) => ({ ...page, width, scheme }))),
)

describe('the pages', () => {
  test.each(CASES)('$name, $scheme, $width px', async ({ name, path, state = 'full', width, scheme }) => {
    api.answer(state)
    const { page, complaints, leave } = await visit(browser, `${api.url}${path}`, { scheme, width })
    await screenshot(page, `${name}-${scheme}-${width}`)
    expect(await axeViolations(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    expect(complaints).toEqual([])
    await leave()
  })
})
