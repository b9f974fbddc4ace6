/** What people do with the pages, by keyboard and by address, against handcrafted answers. */
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ViewAnswer } from '../../src/flow/view-answers.ts'
import { csvOf } from '../../src/flow/views/csv.ts'
import { launchBrowser } from './browser.ts'
import { startFakeApi, type FakeApi } from './fake-api.ts'
import { axeViolations, settled, visit, type Visit, type VisitOptions } from './pages.ts'

const STREAM = '/streams/shopper-purchase'

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

const open = async (path: string, options?: VisitOptions): Promise<Page> => {
  const visited = await visit(browser, `${api.url}${path}`, options)
  visits.push(visited)
  return visited.page
}

const address = (page: Page): string => page.url().slice(api.url.length)
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

describe('the first page', () => {
  test('streams with their promises, top-level first', async () => {
    const page = await open('/')
    expect(await page.getByRole('article').getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      'Shopper Purchase Experience',
      'Enterprise Procurement',
      'Payments',
      'Platform',
    ])
    expect(await page.getByRole('note').innerText()).toContain('Some of the data on this page is simulated')
  })

  test('the kinds of nothing are words, never 0', async () => {
    const page = await open('/')
    const glance = async (stream: string, flow: string): Promise<string> => {
      const section = page.getByRole('article', { name: stream }).getByRole('region', { name: flow })
      return (await section.innerText()).replace(/\s+/g, ' ')
    }
    expect(await glance('Platform', 'Delivery work')).toBe(
      'Delivery work not configured No source of the stream platform measures delivery work: add one under sources in the map.',
    )
    expect(await glance('Payments', 'Delivery work')).toBe(
      'Delivery work no data Nothing has come from Ledger tickets yet.',
    )
    expect(await glance('Enterprise Procurement', 'Delivery work')).toContain('stale since 24 Sep 2026')
    expect(await glance('Shopper Purchase Experience', 'Customers’ journeys')).toContain(
      'Efficiency not configured no source tells waiting from active',
    )
  })

  test('changes are told in words', async () => {
    const page = await open('/')
    const work = page
      .getByRole('article', { name: 'Shopper Purchase Experience' })
      .getByRole('region', { name: 'Delivery work' })
    expect((await work.locator('.change').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      '↑ up 12 % (was 42)',
      '↑ up 20 % (was 5 days)',
      '→ unchanged',
      '↓ down 5 points (was 43 %)',
    ])
    expect(
      await work.getByRole('list', { name: 'What changed' }).getByRole('listitem').allInnerTexts(),
    ).toEqual([
      'Flow time rose by 20 %: 85 % within 6 days, 5 days before.',
      'Velocity rose by 12 %: 47 items done, 42 before.',
      'Flow efficiency fell by 12 %: 38 %, 43 % before.',
    ])
  })

  test('a problem of the map is told with its place', async () => {
    const page = await open('/')
    await page.getByText('1 problem in the map').click()
    expect(await page.getByText('streams.yaml:41:3').isVisible()).toBe(true)
  })

  test('a fresh install says what to do next', async () => {
    api.answer('empty')
    const page = await open('/')
    expect(await page.getByRole('heading').allInnerTexts()).toEqual([
      'No value streams yet',
      'See it at work',
      'Write your map',
      'Bring in the history',
    ])
  })
})

describe('the page of a stream', () => {
  test('what is in none of the figures is said above them', async () => {
    const page = await open(STREAM)
    expect(await page.getByRole('list', { name: 'What these figures leave out' }).innerText()).toContain(
      'time in it is left out: On ice (3 items)',
    )
  })

  test('a drawing has no say in the size of its place: a page that follows its charts would grow for ever', async () => {
    const page = await open(STREAM)
    const heights = await page.evaluate(() => {
      const before = document.documentElement.scrollHeight
      for (const drawing of document.querySelectorAll<HTMLElement>('main canvas')) {
        drawing.style.height = '3000px'
        if (drawing.parentElement) drawing.parentElement.style.height = '3000px'
      }
      return [before, document.documentElement.scrollHeight]
    })
    expect(heights[1]).toBe(heights[0])
  })

  test('what is chosen lands in the address, and going back undoes it', async () => {
    const page = await open(STREAM)
    await page.getByRole('combobox', { name: 'Type' }).selectOption('defect')
    await page.getByRole('combobox', { name: 'Slice' }).selectOption('returning')
    await page.getByRole('radiogroup', { name: 'Window' }).getByText('13 weeks').click()
    await page.getByRole('radiogroup', { name: 'By' }).getByText('Month').click()
    await settled(page)
    expect(address(page)).toBe(`${STREAM}?type=defect&slice=returning&window=13w&by=month`)
    expect(api.asked.filter((path) => path.startsWith('/api/views/velocity')).at(-1)).toBe(
      '/api/views/velocity?stream=shopper-purchase&measured=work&slice=returning&type=defect&by=month&from=2026-08-24',
    )
    await page.goBack()
    await settled(page)
    expect(address(page)).toBe(`${STREAM}?type=defect&slice=returning&window=13w`)
  })

  test('a window of one’s own counts when a date is complete', async () => {
    const page = await open(STREAM)
    await page.getByRole('radiogroup', { name: 'Window' }).getByText('Custom').click()
    await page.waitForURL('**from=2026-05-25&to=2026-11-23')
    const from = page.getByRole('textbox', { name: 'From' })
    await from.fill('2026-09-01')
    await from.press('Enter')
    await page.waitForURL('**from=2026-09-01&to=2026-11-23')
  })

  test('delivery work and customers’ journeys are switched by keyboard', async () => {
    const page = await open(STREAM)
    await page.getByRole('radio', { name: 'Delivery work' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForURL('**measured=journeys')
    await settled(page)
    expect(await panel(page, 'Flow efficiency').innerText()).toContain('not configured')
  })

  test('chart, table and definition are switched by keyboard', async () => {
    const page = await open(STREAM)
    for (const name of ['Flow velocity', 'Flow time', 'Flow load', 'Flow efficiency', 'Flow distribution']) {
      const metric = panel(page, name)
      await metric.getByRole('tab', { name: 'Chart' }).focus()
      await metric.getByRole('img').first().waitFor()
      await page.keyboard.press('ArrowRight')
      await metric.getByRole('table').first().waitFor()
      await page.keyboard.press('ArrowRight')
      await metric.getByText('Source: Flow Framework (Kersten)').waitFor()
    }
    expect(await axeViolations(page)).toEqual([])
  })

  test('the table of velocity has every period, the partial one named', async () => {
    const page = await open(`${STREAM}?from=2026-11-02`)
    const velocity = panel(page, 'Flow velocity')
    await velocity.getByRole('tab', { name: 'Table' }).click()
    expect(await velocity.getByRole('row').allInnerTexts()).toEqual([
      'Start\tEnd\tPartial\tDone\tFeature\tDefect\tRisk\tDebt\tUnclassified',
      '2 Nov 2026\t9 Nov 2026\t\t10\t5\t1\t1\t2\t1',
      '9 Nov 2026\t16 Nov 2026\t\t11\t5\t2\t3\t1\t0',
      '16 Nov 2026\t23 Nov 2026\t\t12\t6\t3\t1\t1\t1',
      '23 Nov 2026\t30 Nov 2026\tpartial\t1\t0\t0\t0\t0\t1',
    ])
  })

  test('a figure leads to its items, with its selection', async () => {
    const page = await open(`${STREAM}?type=defect&from=2026-08-03`)
    const link = panel(page, 'Flow time').getByRole('link', { name: /behind this figure/ })
    const behind = Number.parseInt(await link.innerText(), 10)
    await link.click()
    await page.getByRole('heading', { name: 'Items' }).waitFor()
    await settled(page)
    const query = new URL(page.url()).searchParams
    expect(Object.fromEntries(query)).toEqual({
      stream: 'shopper-purchase',
      type: 'defect',
      measured: 'work',
      behind: 'flowTime',
      from: '2026-08-03T00:00:00+01:00',
      to: '2026-11-23T09:30:00+01:00',
    })
    expect(await page.getByRole('status').filter({ hasText: 'items' }).innerText()).toBe(
      `${behind} items counted in flow time, 3 Aug 2026 – 23 Nov 2026, 09:30`,
    )
  })

  test('what a figure leaves out is listed with the reason', async () => {
    const page = await open(STREAM)
    await panel(page, 'Flow time').getByRole('link', { name: '2 quarantined' }).click()
    await page.waitForURL('**/items?**excluded=true**')
    const reasons = page.getByText('left out: quarantined: done before it was started')
    await reasons.first().waitFor()
    expect(await reasons.count()).toBe(2)
  })

  test('an answer of 400 says what is wrong', async () => {
    const page = await open(`${STREAM}?slice=nobody`)
    expect(await page.getByRole('alert').innerText()).toContain(
      'There is no slice nobody. Known: first-time, returning, loyal, enterprise.',
    )
  })

  test('each further view is a link away, with what was chosen', async () => {
    const page = await open(`${STREAM}?type=defect`)
    await panel(page, 'Look closer').getByRole('link', { name: 'Time in stage' }).click()
    await page.getByRole('heading', { name: 'Time in stage of Shopper Purchase Experience' }).waitFor()
    expect(address(page)).toBe(`${STREAM}/views/stages?type=defect`)
  })

  test('a stream that the map does not have', async () => {
    const page = await open('/streams/no-such')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('The map has no stream “no-such”')
  })
})

describe('the page of a view', () => {
  const VIEW = `${STREAM}/views`

  test('views are changed in the list, what was chosen stays, and going back undoes it', async () => {
    const page = await open(`${VIEW}/flow-time?window=13w`)
    await page.getByRole('radiogroup', { name: 'How time is counted' }).getByText('Calendar days').click()
    await settled(page)
    expect(address(page)).toBe(`${VIEW}/flow-time?window=13w&clock=calendar-days`)
    expect(await panel(page, 'Flow time').locator('.panel-figure').innerText()).toMatch(
      /^85 % within \d+ days$/,
    )
    const list = page.getByRole('navigation', { name: 'Views' })
    await list.getByRole('link', { name: 'Flow load' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('radiogroup', { name: 'Grouped by' }).getByText('Stage').click()
    await settled(page)
    expect(address(page)).toBe(`${VIEW}/load?window=13w&clock=calendar-days&group=stage`)
    expect(await list.locator('[aria-current=page]').innerText()).toBe('Flow load')
    expect(api.asked.filter((path) => path.startsWith('/api/views/load')).at(-1)).toBe(
      '/api/views/load?stream=shopper-purchase&measured=work&from=2026-08-24&group=stage',
    )
    await page.goBack()
    await page.goBack()
    await panel(page, 'Flow time').waitFor()
    expect(address(page)).toBe(`${VIEW}/flow-time?window=13w&clock=calendar-days`)
  })

  test('a view is a file: a picture, a drawing, and the CSV of the server', async () => {
    const page = await open(`${VIEW}/velocity?from=2026-11-02`)
    const file = async (kind: string): Promise<{ name: string; content: Buffer }> => {
      await page.getByRole('button', { name: 'Export Flow velocity' }).click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: kind }).click(),
      ])
      return { name: download.suggestedFilename(), content: await readFile(await download.path()) }
    }
    const [png, svg, csv] = [await file('PNG'), await file('SVG'), await file('CSV')]
    const name = 'millrace-shopper-purchase-velocity-2026-11-02-2026-11-23'
    expect([png.name, svg.name, csv.name]).toEqual([`${name}.png`, `${name}.svg`, `${name}.csv`])

    expect(png.content.subarray(1, 4).toString()).toBe('PNG')
    expect([png.content.readUInt32BE(16), png.content.readUInt32BE(20) > 600]).toEqual([2400, true])

    const texts = await page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml')
      return [
        parsed.documentElement.nodeName,
        ...[...parsed.querySelectorAll('text')].map((one) => one.textContent),
      ]
    }, svg.content.toString())
    expect(texts).toEqual(
      expect.arrayContaining([
        'svg',
        'Flow velocity',
        'Delivery work · Shopper Purchase Experience · 2 Nov 2026 – 23 Nov 2026, 09:30 · Africa/Lagos',
        'Known up to 23 Nov 2026, 09:30 · SIMULATED DATA',
      ]),
    )

    const asked = api.asked.findLast((path) => path.startsWith('/api/views/velocity'))
    const answer = (await (await fetch(api.url + (asked ?? ''))).json()) as ViewAnswer
    expect(csv.content.toString()).toBe(csvOf(answer))
    expect(csv.content.toString().split('\r\n')).toHaveLength(6)
  })

  test('the link is copied for a colleague', async () => {
    const page = await open(`${VIEW}/aging?type=risk`)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.getByRole('status').getByText('The link is copied.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
  })

  test('a view that there is not', async () => {
    const page = await open(`${VIEW}/burndown`)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('There is no view “burndown”')
  })
})

describe('the items', () => {
  test('search, sort and paging are in the address', async () => {
    const page = await open('/items')
    await page.getByLabel('Label, title or id has').fill('signing keys')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.waitForURL('**/items?text=signing+keys')
    await page.getByRole('button', { name: 'Flow time' }).click()
    await page.waitForURL('**/items?text=signing+keys&order=flowTime&descending=true')
    await settled(page)
    expect(await page.getByRole('columnheader', { name: 'Flow time' }).getAttribute('aria-sort')).toBe(
      'descending',
    )
    await page.getByRole('button', { name: 'Next' }).click()
    await page.waitForURL('**&offset=50')
    await settled(page)
    expect(await page.getByRole('navigation', { name: 'Pages of the list' }).innerText()).toContain(
      '51–55 of 55',
    )
  })

  test('each row leads to its item, and titles are shown as they are', async () => {
    const page = await open('/items?text=SHOP-395')
    expect(await page.getByText('<b>Track</b> a parcel & its return').count()).toBe(1)
    await page.getByRole('link', { name: 'SHOP-395' }).click()
    await page.getByRole('heading', { name: '54 visits' }).waitFor()
    expect(address(page)).toBe('/items/tracker/tracker-5')
    expect(await page.getByRole('heading').allInnerTexts()).toEqual([
      'SHOP-395',
      '54 visits',
      'Statuses in the tool',
      '54 source events',
    ])
  })

  test('times are those of the organisation, wherever the browser is', async () => {
    const texts = await Promise.all(
      ['Pacific/Kiritimati', 'America/Los_Angeles'].map(async (timeZone) => {
        const page = await open('/items/tracker/tracker-44', { timeZone })
        return page.locator('main time').allInnerTexts()
      }),
    )
    expect(texts[0]).toEqual(texts[1])
    expect(texts[0]?.[0]).toBe('26 Oct 2026, 17:10')
  })

  test('an item that the log does not hold', async () => {
    const page = await open('/items/tracker/none')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('There is no such item')
  })
})

describe('around the pages', () => {
  test('an error of the server says what to do, and trying again helps', async () => {
    api.answer('failing')
    const page = await open('/')
    expect(await page.getByRole('alert').innerText()).toContain('The log of the server says what.')
    expect(await axeViolations(page)).toEqual([])
    api.answer('full')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Fair Market' }).waitFor()
  })

  test('the page follows the data, and not faster than it should', async () => {
    const page = await open('/')
    await page.getByText('live', { exact: true }).waitFor()
    const before = api.asked.length
    for (let i = 0; i < 5; i++) api.tell('change', { at: '2026-11-23T09:31:00+01:00', events: 1, items: 1 })
    const asked = (): readonly string[] => api.asked.slice(before).filter((path) => path === '/api/overview')
    await expect.poll(asked).toEqual(['/api/overview', '/api/overview'])
    // Time enough for a third, which must not come.
    await page.waitForTimeout(2500)
    expect(asked()).toEqual(['/api/overview', '/api/overview'])
  })

  test('a task of the server is shown with how far it is', async () => {
    const page = await open('/')
    await page.getByText('live', { exact: true }).waitFor()
    api.tell('progress', { task: 'Importing incidents.csv', done: 12_000, total: 50_000 })
    await page.getByText('Importing incidents.csv: 12,000 of 50,000').waitFor()
    expect(
      await page.getByRole('progressbar', { name: 'Importing incidents.csv' }).getAttribute('aria-valuenow'),
    ).toBe('24')
    expect(await axeViolations(page)).toEqual([])
  })

  test('the first key leads to the content', async () => {
    const page = await open('/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  })

  test('colours follow the system until they are chosen', async () => {
    const page = await open('/', { scheme: 'dark' })
    const scheme = (): Promise<string | null> =>
      page.locator('html').getAttribute('data-mantine-color-scheme')
    expect(await scheme()).toBe('dark')
    await page.getByRole('button', { name: /^Colours: as the system/ }).click()
    expect(await scheme()).toBe('light')
    await page.getByRole('button', { name: /^Colours: light/ }).click()
    expect(await scheme()).toBe('dark')
    await page.reload()
    await settled(page)
    expect(await scheme()).toBe('dark')
  })

  test('an address that is no page', async () => {
    const page = await open('/nowhere')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('There is no such page')
  })
})
