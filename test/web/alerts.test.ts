/** Targets and alerts in the browser, against handcrafted answers. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { ALERTS } from './fake-alerts.ts'
import { startFakeApi, type FakeApi } from './fake-api.ts'
import { axeViolations, visit, type Visit } from './pages.ts'

let browser: Browser
let api: FakeApi
let visits: Visit[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  api = await startFakeApi()
})
beforeEach(() => api.answer('full'))
afterEach(async () => {
  await Promise.all(visits.map(({ leave }) => leave()))
  visits = []
})
afterAll(async () => {
  await api?.close()
})

const open = async (path: string): Promise<Page> => {
  const visited = await visit(browser, `${api.url}${path}`)
  visits.push(visited)
  return visited.page
}

test('what is open comes first, each with its evidence and with who was told', async () => {
  const page = await open('/alerts')
  expect(await page.locator('main h2').allInnerTexts()).toEqual([
    'Targets breached 1',
    'Sources gone silent 1',
    'Items older than expected 69',
    'Who is told',
    'Over 1',
  ])
  const row = (name: string) => page.getByRole('row').filter({ hasText: name }).first()
  expect(
    await row('Changes reach shoppers')
      .getByRole('link', { name: 'Explain the figure' })
      .getAttribute('href'),
  ).toBe('/explain?figure=flowTime.p85&measured=work&stream=shopper-purchase')
  expect(await row('2 items of Shopper').innerText()).toMatch(
    /waiting after 1 attempt: no answer within 10 s; again 4 Nov 2026, 09:33/,
  )
  expect(await row('Tracker has gone silent').innerText()).toMatch(
    /given up after 1 attempt: it answered 410/,
  )
  expect(await row('2 items of Shopper').innerText()).toMatch(/1 of 2 by Kim\s+Acknowledge/)
  expect(await page.getByRole('navigation', { name: 'Measures' }).innerText()).toMatch(/Alerts\s*4/)
  expect(await page.locator('main').getByRole('status').first().innerText()).toBe(
    '71 alerts open, 70 not acknowledged, in 4 rows.',
  )
})

test('a crowd is one row that opens by keyboard into the first ten and is acknowledged as one', async () => {
  const page = await open('/alerts')
  const crowds = page.getByRole('region', { name: 'Items older than expected, by stream' })
  expect(await crowds.getByRole('row').count()).toBe(3)
  const row = crowds.getByRole('row').filter({ hasText: '67 journeys' })
  expect(await row.getByRole('link', { name: /^List all/ }).getAttribute('href')).toBe(
    '/items?stream=shopper-purchase&measured=journeys&behind=load&only=beyondExpectation',
  )
  const opener = row.getByRole('button', { name: 'Show the first 10 of 67' })
  expect(await opener.getAttribute('aria-expanded')).toBe('false')
  await opener.focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('list', { name: /^67 journeys/ })
  expect(await list.getByRole('listitem').count()).toBe(10)
  expect(await list.getByRole('link', { name: 'S-1009' }).getAttribute('href')).toBe('/items/shop/s-1009')
  const closer = row.getByRole('button', { name: 'Hide the first 10 of 67' })
  expect(await closer.getAttribute('aria-expanded')).toBe('true')
  expect(await closer.getAttribute('aria-controls')).toBe(await list.getAttribute('id'))
  expect(await axeViolations(page)).toEqual([])

  const sent: unknown[] = []
  await page.route('**/api/alerts/acknowledge', async (route) => {
    sent.push(route.request().postDataJSON())
    await route.fulfill({ json: ALERTS })
  })
  await row.getByRole('button', { name: /^Acknowledge all 67 journeys/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Acknowledge 67 alerts' })
  await dialog.getByLabel('Your name').fill('Kim')
  await dialog.getByRole('button', { name: 'Acknowledge' }).click()
  await dialog.waitFor({ state: 'hidden' })
  expect(sent).toEqual([{ ids: ['expectation/shopper-purchase/journeys'], by: 'Kim' }])
})

test('the alert that a message links to is shown, wherever in a crowd it is', async () => {
  const page = await open('/alerts#j42')
  const list = page.getByRole('list', { name: /^67 journeys/ })
  expect(await list.getByRole('listitem').count()).toBe(11)
  const linked = page.locator('#j42')
  expect(await linked.innerText()).toMatch(/^S-1042\s+since 2 Nov 2026, 00:00\s+Acknowledge/)
  expect(await linked.getAttribute('data-linked')).toBe('true')
  expect(await page.getByRole('list', { name: /^2 items/ }).count()).toBe(0)
})

test('who has acknowledged an item of a group, and why', async () => {
  const page = await open('/alerts')
  await page.getByRole('button', { name: 'Show 2 items' }).click()
  expect(await page.locator('#a4').innerText()).toMatch(
    /^SHOP-45\s+since 2 Nov 2026, 00:00\s+Kim\s+3 Nov 2026, 10:00\s+Waits for the bank/,
  )
})

test('one is acknowledged by keyboard, and the name is remembered', async () => {
  const page = await open('/alerts')
  const sent: unknown[] = []
  await page.route('**/api/alerts/acknowledge', async (route) => {
    sent.push(route.request().postDataJSON())
    await route.fulfill({ json: ALERTS })
  })
  const button = page.getByRole('button', { name: /^Acknowledge Tracker/ })
  await button.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Acknowledge an alert' })
  await dialog.getByLabel('Your name').waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(await dialog.getByLabel('Your name').evaluate((field) => field === document.activeElement)).toBe(
    true,
  )
  await page.keyboard.type('Kim')
  await page.keyboard.press('Tab')
  await page.keyboard.type('The export runs again')
  await dialog.getByRole('button', { name: 'Acknowledge' }).click()
  await dialog.waitFor({ state: 'hidden' })
  expect(sent).toEqual([{ ids: ['a2'], by: 'Kim', note: 'The export runs again' }])
  await page.getByRole('button', { name: /^Acknowledge 2 items/ }).click()
  expect(await page.getByLabel('Your name').inputValue()).toBe('Kim')
})

test('a refusal is said, and what was typed stays', async () => {
  const page = await open('/alerts')
  await page.getByRole('button', { name: /^Acknowledge Tracker/ }).click()
  await page.getByLabel('Your name').fill('Kim')
  await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
  expect(await page.getByRole('alert').innerText()).toBe('There is no alert `a2`.')
  expect(await page.getByLabel('Your name').inputValue()).toBe('Kim')
})

test('an empty page says what to write', async () => {
  api.answer('empty')
  const page = await open('/alerts')
  expect(await page.locator('main').getByRole('status').innerText()).toBe('Nothing needs attention.')
  expect(await page.getByRole('list', { name: 'What to do next' }).innerText()).toMatch(
    /targets:[^]*metric: flowTime\.p85[^]*alerts:[^]*urlFrom: CHAT_URL/,
  )
})

test('lights on the first page, the targets themselves on the page of the stream', async () => {
  const overview = await open('/')
  const card = overview.getByRole('article', { name: 'Shopper Purchase Experience' })
  expect((await card.locator('.target-lights').innerText()).split(/\s{2,}|\n/).join(' ')).toBe(
    '1 breached 1 at risk 1 met 1 not configured',
  )
  const page = await open('/streams/shopper-purchase')
  const rows = page.getByRole('region', { name: 'Targets' }).getByRole('row')
  expect(await rows.nth(1).innerText()).toMatch(
    /^breached\s+Changes reach shoppers within five days[^]*6\.2 days\s+n = 34\s+at most 5 days/,
  )
  expect(await rows.nth(1).locator('[data-figure]').getAttribute('data-value')).toBe('535680')
})
