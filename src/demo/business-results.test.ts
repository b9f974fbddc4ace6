import { describe, expect, it } from 'vitest'
import { MILLI, WEEK } from './cloud-event.ts'
import { businessResults } from './business-results.ts'

const origin = Date.parse('2026-03-02T00:00:00+01:00') * MILLI

describe('business results', () => {
  it('are told for each week that is over, on its Sunday, across the clock change', () => {
    const results = businessResults({ seed: 1, origin, to: origin + 5 * WEEK })
    expect(results.filter(({ result }) => result === 'cost-to-serve').map(({ at }) => at)).toEqual([
      '2026-03-08',
      '2026-03-15',
      '2026-03-22',
      '2026-03-29',
      '2026-04-05',
    ])
    expect(businessResults({ seed: 1, origin, to: origin + 6 * WEEK }).slice(0, results.length)).toEqual(
      results,
    )
  })

  it('tell that the new checkout made orders dearer to serve, and the slow fraud check shoppers less content', () => {
    const results = businessResults({ seed: 1, origin, to: origin + 26 * WEEK })
    const mean = (name: string, weeks: readonly [number, number]): number => {
      const values = results.filter(({ result }) => result === name).slice(...weeks)
      return values.reduce((sum, { value }) => sum + value, 0) / values.length
    }
    expect(mean('cost-to-serve', [0, 22])).toBeLessThan(3.5)
    expect(mean('cost-to-serve', [22, 25])).toBeGreaterThan(3.5)
    expect(mean('happiness', [14, 17])).toBeLessThan(mean('happiness', [0, 14]) - 0.4)
  })
})
