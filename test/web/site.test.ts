/** The exported site, opened from the disk: accessible, nothing sticks out, no link is dead, no script is needed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findings } from '../../src/check/check.ts'
import { judge } from '../../src/check/judge.ts'
import { readRulePages } from '../../src/engine/rule-pages.ts'
import { loadFolder } from '../../src/model/read-folder.ts'
import { siteOf } from '../../src/site/site.ts'
import { launchBrowser } from './browser.ts'
import { axeViolations, darkAndNarrow, overflow, screenshot, visit } from './pages.ts'

const EXAMPLE = join(import.meta.dirname, '../../examples/marketplace')

let browser: Browser
let folder = ''
let site: ReadonlyMap<string, string>

beforeAll(async () => {
  const loaded = await loadFolder(EXAMPLE)
  site = siteOf({
    loaded,
    judgement: judge(loaded, findings(loaded)),
    rules: await readRulePages(),
    today: '2026-11-23',
  })
  folder = mkdtempSync(join(tmpdir(), 'millrace-'))
  for (const [file, text] of site) writeFileSync(join(folder, file), text)
  browser = await launchBrowser()
})

afterAll(async () => {
  rmSync(folder, { recursive: true })
})

const address = (file: string): string => pathToFileURL(join(folder, file)).href

const PAGES = [
  'index.html',
  'slices.html',
  'grid.html',
  'journey.html',
  'stream-shopper-purchase.html',
  'stream-payments.html',
  'seams.html',
  'network.html',
  'capabilities.html',
  'revenue.html',
  'people.html',
  'policies.html',
  'decisions.html',
  'sources.html',
  'problems.html',
  'glossary.html',
]

describe('every page, wide in light and narrow in dark', () => {
  test.each(PAGES)('%s', async (file) => {
    const { page, complaints, leave } = await visit(browser, address(file))
    expect(complaints).toEqual([])
    const name = `site-${file.replace('.html', '')}`
    await screenshot(page, `${name}-light-1440`)
    expect(await overflow(page)).toBe(0)
    expect(await axeViolations(page)).toEqual([])
    await darkAndNarrow(page)
    await screenshot(page, `${name}-dark-390`)
    expect(await overflow(page)).toBe(0)
    expect(await axeViolations(page)).toEqual([])
    await leave()
  })
})

test('the glossary filters its things by what is typed', async () => {
  const { page, leave } = await visit(browser, address('glossary.html'))
  const rows = page.locator('[data-filtered] tbody tr:visible')
  const all = await rows.count()
  await page.getByLabel('Find').fill('payments supporting')
  expect(await rows.count()).toBe(0)
  await page.getByLabel('Find').fill('PAYMENTS stream')
  expect(await rows.allTextContents()).toHaveLength(1)
  expect(await page.locator('.filter output').textContent()).toBe(`1 of ${all}`)
  await leave()
})

test('the drawing leads to the stream that it shows', async () => {
  const { page, leave } = await visit(browser, address('index.html'))
  await page.locator('svg a[href="stream-shopper-purchase.html"]').first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/stream-shopper-purchase\.html$/)
  expect(await page.locator('h1').textContent()).toBe('Shopper Purchase Experience')
  await leave()
})

test('the skip link leads to the content', async () => {
  const { page, leave } = await visit(browser, address('grid.html'), { width: 390 })
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  await leave()
})

test('on paper: no navigation, the content in full', async () => {
  const { page, leave } = await visit(browser, address('stream-payments.html'))
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('nav').isVisible()).toBe(false)
  expect(await page.locator('h1').isVisible()).toBe(true)
  await leave()
})
