/**
 * Before all tests: where the machine has no Chromium, the one that comes in an npm package is unpacked,
 * once, so that `npm test` passes on a fresh Linux machine (x64) with nothing installed.
 */
import { existsSync } from 'node:fs'
import { installedBrowser } from './browser.ts'

/** The list of fonts in the package names this folder, so nowhere else will do. */
const FOLDER = '/tmp'

export default async function unpackBrowser(): Promise<void> {
  if (installedBrowser() !== null || process.platform !== 'linux' || process.arch !== 'x64') return
  const { TMPDIR } = process.env
  // The package unpacks into the temporary folder, and brings system libraries only where it takes the machine for AWS Lambda.
  process.env['TMPDIR'] = FOLDER
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const path = await chromium.executablePath()
    if (existsSync(path)) process.env['MILLRACE_CHROMIUM'] = path
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = TMPDIR
  }
}
