import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { metricsPages } from './metrics-page.ts'

const FOLDER = new URL('../../../docs/metrics/', import.meta.url)

it('docs/metrics holds the pages that the definitions make, and no other (npm run docs)', () => {
  const found = readdirSync(FOLDER).map(
    (file) => [file, readFileSync(new URL(file, FOLDER), 'utf8')] as const,
  )
  expect(new Map(found.sort())).toEqual(new Map([...metricsPages()].sort()))
})
