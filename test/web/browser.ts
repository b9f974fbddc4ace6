/** A Chromium to test pages in: the one of the machine, else the one that `unpack-browser.ts` laid out. */
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const PLACES = [
  process.env['MILLRACE_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium of this machine, or null. */
export const installedBrowser = (): string | null =>
  PLACES.find((place) => place !== undefined && place !== '' && existsSync(place)) ?? null

const launch = async (): Promise<Browser> => {
  const executablePath = installedBrowser()
  if (executablePath === null) {
    throw new Error(
      'The tests of the pages need Chromium, and none was found. Install it (`apt-get install chromium`), or say where it is in MILLRACE_CHROMIUM.',
    )
  }
  return chromium.launch({ executablePath, args: ARGUMENTS, timeout: 120_000 })
}

let shared: Promise<Browser> | null = null

/**
 * The browser of this process, started when it is first asked for. Test files follow each other in a process and
 * use the same; it ends with the process, so no test closes it.
 *
 * @throws Error that says how to get a browser, if there is none.
 */
export const launchBrowser = (): Promise<Browser> => (shared ??= launch())
