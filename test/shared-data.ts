/** Real data beside the checkout, where it is there. Tests that need it skip loudly where it is not. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe } from 'vitest'

const ROOT = fileURLToPath(new URL('../../shared/data', import.meta.url))

export const sharedFile = (path: string): string => `${ROOT}/${path}`

export const sharedJson = <T>(path: string): T => JSON.parse(readFileSync(sharedFile(path), 'utf8')) as T

export const sharedGunzip = (path: string): string =>
  gunzipSync(readFileSync(sharedFile(path))).toString('utf8')

/** A suite on real data. Where the data is absent it says how many tests did not run. */
export const describeWithData = (name: string, folder: string, tests: number, suite: () => void): void => {
  const there = existsSync(sharedFile(folder))
  if (!there) console.warn(`SKIPPED: ${tests} tests of "${name}": ../shared/data/${folder} is not here.`)
  describe.skipIf(!there)(name, suite)
}
