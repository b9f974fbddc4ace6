/** The health of the data in the browser, on the real server: what is found, and proposals that are confirmed. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Reading } from '../../src/connect/connector.ts'
import { createServer } from '../../src/server/app.ts'
import { engineOn, mapOf } from '../workspace.ts'
import { launchBrowser } from './browser.ts'
import { axeViolations, darkAndNarrow, overflow, screenshot, settled, visit, type Visit } from './pages.ts'

const HOUR = 3_600_000_000
const START = Date.UTC(2026, 5, 1, 9) * 1000

/** Twelve items that go through `Doing` and `In review`, and one that has only been opened. */
const readings = Array.from({ length: 13 }, (_, i) => i).flatMap((i): Reading[] =>
  ['To Do', 'Doing', 'In review', 'Done'].slice(0, i === 12 ? 1 : 4).map((state, nth) => ({
    id: `${i}.${nth}`,
    item: `T-${i}`,
    at: START + i * 24 * HOUR + nth * 5 * HOUR + i * 60_000_000,
    ord: nth,
    step: 'enter',
    state,
    instance: null,
    fields: nth === 0 ? { type: i % 3 === 0 ? 'Story' : i % 3 === 1 ? 'Bug' : 'Spike' } : null,
    was: null,
    fault: null,
    partial: false,
    ref: null,
  })),
)

const MAP = mapOf(`  board:
    name: Team board
    kind: jira
    stream: support
    states:
      To Do: new
      Doing: active   # somebody works on it
      Done: done
    classify:
      - { when: { type: Bug }, as: defect }
  empty:
    name: Nothing yet
    kind: jira
    stream: support`)

let browser: Browser
let opened: Awaited<ReturnType<typeof engineOn>>
let app: FastifyInstance
let url: string
let visits: Visit[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  opened = await engineOn(MAP, () => START + 20 * 24 * HOUR)
  await opened.engine.takeReadings('board', readings)
  app = await createServer(opened.engine, { host: '127.0.0.1' })
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  expect(visits.flatMap(({ complaints }) => complaints)).toEqual([])
  await Promise.all(visits.map(({ leave }) => leave()))
  visits = []
})
afterAll(async () => {
  await app?.close()
  await opened?.close()
})

const open = async (path: string): Promise<Page> => {
  const visited = await visit(browser, url + path)
  visits.push(visited)
  return visited.page
}

const mapText = (): Promise<string> => readFile(join(opened.folder, 'map.yaml'), 'utf8')

test('the worst first, each with what it does and how to mend it; in the dark and narrow too', async () => {
  const page = await open('/health')
  expect(await page.locator('main').getByRole('status').first().innerText()).toBe('1 error, 1 warning.')
  expect(await page.locator('main article h3').allInnerTexts()).toEqual([
    'error Statuses without a meaning',
    'warning Unclassified items',
  ])
  const finding = page.getByRole('article', { name: 'Statuses without a meaning' })
  expect(await finding.getByRole('heading', { level: 4 }).allInnerTexts()).toEqual([
    'What it does',
    'How to mend it',
    'Some of them',
  ])
  expect(await finding.getByRole('link', { name: 'Flow efficiency' }).getAttribute('href')).toBe(
    '/definitions/efficiency',
  )
  expect(await finding.getByRole('link', { name: 'T-0', exact: true }).getAttribute('href')).toBe(
    '/items/board/T-0',
  )
  await page.getByText('import a file with').waitFor()
  expect([await axeViolations(page), await overflow(page)]).toEqual([[], 0])
  await screenshot(page, 'health-light-1440')
  await darkAndNarrow(page)
  expect([await axeViolations(page), await overflow(page)]).toEqual([[], 0])
  await screenshot(page, 'health-dark-390')
})

test('a proposal is corrected, seen as text, and written only when it is confirmed', async () => {
  const page = await open('/health?source=board')
  expect(await page.getByLabel('Meaning of In review').inputValue()).toBe('active')
  await page.getByLabel('Meaning of In review').selectOption('waiting')
  await page.getByRole('button', { name: 'Write 1 status into the map' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Save' }).waitFor()
  expect(await dialog.locator('.line.added').innerText()).toContain('In review: waiting')
  expect(await mapText()).toBe(MAP)
  await dialog.getByRole('button', { name: 'Save' }).click()
  // The map has changed: the data is read anew, and what was mended is gone.
  await page.getByRole('article', { name: 'Statuses without a meaning' }).waitFor({ state: 'detached' })
  expect(await mapText()).toBe(
    MAP.replace('      Done: done\n', '      Done: done\n      In review: waiting\n'),
  )

  await settled(page)
  await page.getByLabel('Type where type is Spike').selectOption('debt')
  await page.getByRole('row', { name: 'type is Spike' }).getByRole('button', { name: 'Add' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('row', { name: 'type is Spike' }).waitFor({ state: 'detached' })
  expect(await mapText()).toContain(
    '      - { when: { type: Bug }, as: defect }\n      - { when: { type: Spike }, as: debt }\n',
  )
})

test('from the sources of the overview to the health of one', async () => {
  const page = await open('/')
  await page.getByRole('link', { name: 'Nothing yet' }).click()
  await page.getByRole('heading', { level: 2, name: 'Nothing yet' }).waitFor()
  expect(await page.locator('main h2').allInnerTexts()).toEqual(['Nothing yet'])
})
