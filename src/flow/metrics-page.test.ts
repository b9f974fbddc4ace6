import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { metricsPage } from './metrics-page.ts'

it('docs/metrics.md is what the definitions say (npm run docs)', () => {
  expect(readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8')).toBe(metricsPage())
})
