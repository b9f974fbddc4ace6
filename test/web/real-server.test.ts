/** The web app on the real server with the simulated marketplace: whole pages, live updates, and N behind each figure. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import type { ItemsAnswer } from '../../src/flow/answers.ts'
import type { ExplainAnswer } from '../../src/flow/figures/explain-answers.ts'
import { FIGURES } from '../../src/flow/figures/figure.ts'
import { VIEWS } from '../../src/flow/view-answers.ts'
import { originFor, simulate } from '../../src/demo/simulate.ts'
import { Engine } from '../../src/engine/engine.ts'
import { loadFolder } from '../../src/model/read-folder.ts'
import { createServer } from '../../src/server/app.ts'
import { openDuckDbStore } from '../../src/store/duckdb/open.ts'
import { temporaryFolder } from '../workspace.ts'
import { addressesOf } from './addresses.ts'
import { launchBrowser } from './browser.ts'
import { disagreements, figuresOn, type ShownFigure } from './figures.ts'
import { axeViolations, darkAndNarrow, overflow, settled, visit } from './pages.ts'

const MARKETPLACE = fileURLToPath(new URL('../../examples/marketplace', import.meta.url))
const NOW = Date.UTC(2026, 9, 28, 11) * 1000
const WEEK = 7 * 86_400_000_000

let place: Awaited<ReturnType<typeof temporaryFolder>>
let engine: Engine
let app: FastifyInstance
let browser: Browser
let url: string
let addresses: string[]

beforeAll(async () => {
  place = await temporaryFolder()
  const loaded = await loadFolder(MARKETPLACE)
  const store = await openDuckDbStore(join(place.folder, 'data'))
  engine = await Engine.open(
    { folder: MARKETPLACE, map: loaded.map, problems: check(loaded) },
    store,
    () => NOW,
  )
  const events = [
    ...simulate({ seed: 7, origin: originFor(NOW), from: originFor(NOW), to: originFor(NOW) + 6 * WEEK }),
  ]
  // The marketplace of six weeks, moved to end now.
  const shift = NOW / 1000 - Date.parse(events.at(-1)?.time ?? '')
  const moved = events.map((event) => ({
    ...event,
    time: new Date(Date.parse(event.time) + shift).toISOString(),
  }))
  const taken = await engine.takeCloudEvents(moved)
  expect(taken).toMatchObject({ accepted: events.length, rejected: 0 })
  app = await createServer(engine, { host: '127.0.0.1' })
  url = await app.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
  addresses = await addressesOf(url)
})
afterAll(async () => {
  await app?.close()
  await engine?.close()
  await place?.remove()
})

/** Pages that no other test judges: in the dark on a phone, and by axe. */
const JUDGED_HERE =
  /\/(next|forecast|report|compare|river|paths|journeys|north-star|coverage|service|court|effect)\b/

/** The pages that tell no number of the flow. */
const WITHOUT_FIGURES = /^\/(map|rules)\b/

/** The pages of the app, as its routes name them, that are none of these addresses. */
const unvisited = async (visited: readonly string[]): Promise<string[]> => {
  const routes = await readFile(new URL('../../src/web/routes.tsx', import.meta.url), 'utf8')
  const paths = [...routes.matchAll(/path: '(.*)'/g)].map(([, path = '']) => path)
  return paths.filter((path) => {
    const pattern = new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/?]+')}(\\?|$)`)
    return !WITHOUT_FIGURES.test(path) && !visited.some((address) => pattern.test(address))
  })
}

/** The numbers of the pages that the first test has visited. */
const shown: ShownFigure[] = []

describe('the web app on the real server', () => {
  test('has a page for every stream and kind of flow, with nothing wrong on any of them', async () => {
    expect(addresses).toHaveLength(12)
    for (const [i, address] of addresses.entries()) {
      const { page, complaints, leave } = await visit(
        browser,
        url + address,
        i % 2 === 0 ? { width: 390 } : { scheme: 'dark' },
      )
      expect({
        address,
        complaints,
        violations: await axeViolations(page),
        overflow: await overflow(page),
      }).toEqual({
        address,
        complaints: [],
        violations: [],
        overflow: 0,
      })
      shown.push(...(await figuresOn(page)))
      expect(
        await page.getByText('is simulated').count(),
        `${address} says that it is simulated`,
      ).toBeGreaterThan(0)
      await leave()
    }
  }, 400_000)

  test('one number is the same wherever it is shown, and opens into its items', async () => {
    const stream = '/streams/shopper-purchase'
    const further = [
      ...VIEWS.map((view) => `${stream}/views/${view}?measured=work`),
      `${stream}/views/mix?measured=work&basis=load`,
      `${stream}/views/velocity?measured=journeys&window=13w`,
      ...['working', 'calendar-days', 'lead'].map(
        (clock) => `${stream}/views/flow-time?measured=work&clock=${clock}`,
      ),
      '/explain?figure=efficiency&stream=shopper-purchase&measured=work',
      `${stream}/river`,
      `${stream}/paths?at=discover&next=compare`,
      `${stream}/service`,
      `${stream}/journeys`,
      `${stream}/north-star`,
      `${stream}/card`,
      '/journeys?stream=shopper-purchase',
      `${stream}/next?measured=work`,
      `${stream}/forecast?measured=work`,
      `${stream}/report?measured=work`,
      '/compare?aStream=shopper-purchase&bStream=payments&measured=work',
      '/alerts',
      '/coverage',
      '/effect',
      '/court?a=new-shopper&b=returning-shopper',
      '/health',
      '/changes',
      '/definitions',
      '/definitions/flowTime',
    ]
    const walk = async (address: string): Promise<void> => {
      const { page, complaints, leave } = await visit(browser, url + address)
      shown.push(...(await figuresOn(page)))
      if (JUDGED_HERE.test(address)) {
        await darkAndNarrow(page)
        expect([address, await axeViolations(page), await overflow(page)]).toEqual([address, [], 0])
      }
      if (address.includes('/report')) {
        // The browser's own print to PDF: a page object for each page of paper.
        const pages = (await page.pdf({ preferCSSPageSize: true }))
          .toString('latin1')
          .match(/\/Type \/Page\b/g)
        expect(pages).toHaveLength(1)
      }
      expect([address, complaints]).toEqual([address, []])
      await leave()
    }
    // Much of a visit is waiting: three at a time.
    for (let i = 0; i < further.length; i += 3) await Promise.all(further.slice(i, i + 3).map(walk))
    expect(await unvisited([...addresses, ...further])).toEqual([])
    expect(disagreements(shown)).toEqual([])

    const get = async <T>(address: string): Promise<T> =>
      (await app.inject({ url: address, headers: { host: 'localhost' } })).json() as T
    const byKey = new Map(shown.map(({ key, value }) => [key, value]))
    const answers = await Promise.all(
      [...byKey.keys()].map((key) => get<ExplainAnswer>(`/api/explain?figure=${key.replace('?', '&')}`)),
    )
    expect(answers.map(({ figure }) => [figure.key, String(figure.value)])).toEqual([...byKey])

    const lists = new Map(
      answers.flatMap(({ counted, leftOut }) => [counted, ...leftOut]).map(({ address, n }) => [address, n]),
    )
    const totals = await Promise.all(
      [...lists.keys()].map(async (address) => {
        const { total } = await get<ItemsAnswer>(`/api${address}&limit=1`)
        return [address, total] as const
      }),
    )
    expect(totals).toEqual([...lists])

    // These two are told by the data only.
    const kinds = new Set(answers.map(({ figure }) => figure.id))
    expect(Object.keys(FIGURES).filter((figure) => !kinds.has(figure))).toEqual(['flowTime.mean', 'age.p50'])
  })

  test('each figure’s number of items is that of the list behind it', async () => {
    const { page, leave } = await visit(browser, `${url}/streams/shopper-purchase?measured=work&window=all`)
    const links = await page.getByRole('link', { name: /items? behind this figure/ }).all()
    const behind = await Promise.all(
      links.map(async (link) => [await link.innerText(), await link.getAttribute('href')] as const),
    )
    expect(behind.map(([, href]) => new URL(href ?? '', url).searchParams.get('behind')).sort()).toEqual([
      'distribution',
      'efficiency',
      'flowTime',
      'load',
      'velocity',
    ])
    for (const [text, href] of behind) {
      await page.goto(url + (href ?? ''))
      await settled(page)
      const { total } = (await (await fetch(`${url}/api${href}`)).json()) as { total: number }
      expect([href, Number(text.replaceAll(/\D/g, ''))]).toEqual([href, total])
      expect(total).toBeGreaterThan(0)
    }
    await leave()
  })

  test('a move of the graph of paths is chosen by keyboard, and shows the journeys behind it', async () => {
    const { page, complaints, leave } = await visit(
      browser,
      `${url}/streams/shopper-purchase/paths?window=all`,
    )
    const move = page.getByRole('button', { name: /^From Discover to Compare: [\d,]+ times by / })
    await move.focus()
    await page.keyboard.press('Enter')
    const chosen = page.getByRole('region', { name: 'Discover → Compare' })
    await chosen.getByRole('rowheader').first().waitFor()
    expect(new URL(page.url()).searchParams.getAll('at')).toEqual(['discover'])
    const shown = await chosen.locator('[data-figure^="move.journeys"]').getAttribute('data-value')
    expect(await chosen.getByRole('link', { name: /^all / }).innerText()).toBe(
      `all ${Number(shown).toLocaleString('en')} journeys`,
    )
    expect(complaints).toEqual([])
    await leave()
  })

  test('shows new events without a reload', async () => {
    const { page, leave } = await visit(browser, url)
    const events = page
      .getByRole('row', { name: /Issue tracker/ })
      .getByRole('cell')
      .nth(2)
    const before = Number((await events.innerText()).replaceAll(/\D/g, ''))
    const [source = ''] =
      /from: (\/marketplace\/tracker)/
        .exec(await readFile(join(MARKETPLACE, 'sources.yaml'), 'utf8'))
        ?.slice(1) ?? []
    const response = await fetch(`${url}/api/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify({
        specversion: '1.0',
        id: 'live',
        source,
        type: 'moved',
        subject: 'SHOP-live',
        time: '2026-10-28T10:00:00Z',
        data: { status: 'Ready', project: 'SHOP', type: 'Bug' },
      }),
    })
    expect(await response.json()).toMatchObject({ accepted: 1 })
    await expect.poll(async () => Number((await events.innerText()).replaceAll(/\D/g, ''))).toBe(before + 1)
    await leave()
  })
})
