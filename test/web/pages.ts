/** Visiting pages, and what must hold of each of them whatever data it shows. */
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'

/** The axe that the builder brings: half a megabyte, which it would send anew for each judgement. */
const AXE = (
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as {
    readonly source: string
  }
).source

const SCREENSHOTS = fileURLToPath(new URL('../screenshots', import.meta.url))

export type Scheme = 'light' | 'dark'
export const WIDTHS = [1440, 390] as const

export interface Visit {
  readonly page: Page
  /** What the browser's console and the page's own errors said; must stay empty. */
  readonly complaints: readonly string[]
  readonly leave: () => Promise<void>
}

export interface VisitOptions {
  readonly scheme?: Scheme
  readonly width?: number
  /** Zone of the browser, which must not matter. */
  readonly timeZone?: string
}

/** ms. A page takes a second, and many times that on a machine that has other things to do. */
const PATIENCE = 120_000

/** A profile per zone, kept: what a browser has loaded and compiled once, it need not load and compile again. */
const profiles = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>()

const profileOf = (browser: Browser, timezoneId: string): Promise<BrowserContext> => {
  const own = profiles.get(browser) ?? new Map<string, Promise<BrowserContext>>()
  profiles.set(browser, own)
  const known = own.get(timezoneId) ?? browser.newContext({ timezoneId, locale: 'en-GB' })
  own.set(timezoneId, known)
  return known
}

const heightOf = (width: number): number => (width < 600 ? 844 : 900)

/** Opens an address in a page of its own that nothing was stored for, and waits until nothing is loading any more. */
export const visit = async (
  browser: Browser,
  address: string,
  options: VisitOptions = {},
): Promise<Visit> => {
  const { scheme = 'light', width = 1440, timeZone = 'America/Los_Angeles' } = options
  const page = await (await profileOf(browser, timeZone)).newPage()
  page.setDefaultTimeout(PATIENCE)
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height: heightOf(width) })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(address)
  await settled(page)
  return {
    page,
    complaints,
    leave: async () => {
      await page.evaluate(() => {
        localStorage.clear()
        sessionStorage.clear()
      })
      await page.close()
    },
  }
}

/** Waits until there is a heading, no skeleton, nothing that is being waited for, and nothing that fades. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('main :is(h1, h2)').first().waitFor()
  await page.waitForFunction(
    () =>
      !document.querySelector('main .mantine-Skeleton-root, main [aria-busy="true"], main [data-waiting]') &&
      document
        .getAnimations()
        .every(
          ({ playState, effect }) =>
            playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
        ),
  )
}

/**
 * WCAG 2 A and AA as far as axe can tell: one line per violation and place. Judged in the page itself, which has no
 * frames; what is in order is not written down. So it takes a third of the time, and the judgement is the same.
 */
export const axeViolations = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const { violations } = await new AxeBuilder({ page, axeSource: '0' })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}

/** How many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Shows the page in another scheme or width without loading it again, and waits until it looks so. */
export const show = async (page: Page, scheme: Scheme, width: number): Promise<void> => {
  await page.emulateMedia({ colorScheme: scheme })
  await page.setViewportSize({ width, height: heightOf(width) })
  await page.waitForFunction(
    ([name, wide]) => {
      const told = document.documentElement.dataset['mantineColorScheme']
      return (
        innerWidth === wide &&
        matchMedia(`(prefers-color-scheme: ${name})`).matches &&
        (told === undefined || told === name)
      )
    },
    [scheme, width] as const,
  )
  // What follows the size of its place is drawn in the frame after that in which it has learned it.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  )
  await settled(page)
}

/** Shows the page as it is in the dark on a phone, without loading it again. */
export const darkAndNarrow = (page: Page): Promise<void> => show(page, 'dark', WIDTHS[1])

/** Keeps a picture of the whole page under `test/screenshots`, if `MILLRACE_SCREENSHOTS` asks for it. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  if (!process.env['MILLRACE_SCREENSHOTS']) return
  mkdirSync(SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true })
}
