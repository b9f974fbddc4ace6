/** A Chromium to test pages in: the one of the machine, without its window. */
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

/** @throws Error that says how to get a browser, if there is none. */
export const launchBrowser = async (): Promise<Browser> => {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place))
  if (executablePath === undefined) {
    throw new Error(
      'The tests of the pages need Chromium, and none was found. Install it (`apt-get install chromium`), or say where it is in MILLRACE_CHROMIUM.',
    )
  }
  return chromium.launch({ executablePath, args: ARGUMENTS })
}
