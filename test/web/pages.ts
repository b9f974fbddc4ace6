/** Visiting pages, and what must hold of each of them whatever data it shows. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'

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

/** Opens an address in a browser profile of its own, and waits until nothing is loading any more. */
export const visit = async (
  browser: Browser,
  address: string,
  options: VisitOptions = {},
): Promise<Visit> => {
  const { scheme = 'light', width = 1440, timeZone = 'America/Los_Angeles' } = options
  const context = await browser.newContext({
    colorScheme: scheme,
    viewport: { width, height: width < 600 ? 844 : 900 },
    timezoneId: timeZone,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(address)
  await settled(page)
  return { page, complaints, leave: () => context.close() }
}

/** Waits until there is a heading, no skeleton, and nothing that is being waited for. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('main :is(h1, h2)').first().waitFor()
  await page.waitForFunction(
    () =>
      !document.querySelector('main .mantine-Skeleton-root, main [aria-busy="true"], main [data-waiting]'),
  )
}

/** WCAG 2 A and AA as far as axe can tell: one line per violation and place. */
export const axeViolations = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}

/** How many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Shows the page as it is in the dark on a phone, without loading it again. */
export const darkAndNarrow = async (page: Page): Promise<void> => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: WIDTHS[1], height: 844 })
}

/** Keeps a picture of the whole page under `test/screenshots`, if `MILLRACE_SCREENSHOTS` asks for it. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  if (!process.env['MILLRACE_SCREENSHOTS']) return
  mkdirSync(SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true })
}
