import { describe, expect, it } from 'vitest'
import { hoverAt } from './hover.ts'
import { streamsAt, withText } from './sample.contract.ts'

/** What is shown, and the text that it is shown for. */
const hover = (marked: string, file?: string): { shown: string; of: string } | null => {
  const { document, offset, loaded } = withText(marked, file)
  const found = hoverAt(document, offset, loaded)
  if (found === null) return null
  const { value } = found.contents as { value: string }
  return { shown: value, of: document.getText(found.range) }
}

describe('what is shown where the mouse rests', () => {
  it('what an id names, where it is named and where it is defined', () => {
    const shown =
      '**Payments** (supporting stream `payments`)\n\nPayments are taken, safely.\n\nstreams.yaml:18, named once'
    expect(hover(streamsAt("reliesOn: ['pay"), 'streams.yaml')).toEqual({ shown, of: 'payments' })
    expect(hover(streamsAt('\n  pay'), 'streams.yaml')).toEqual({ shown, of: 'payments' })
  })

  it('what an event in metric logic is, and what a quantity is', () => {
    expect(hover(streamsAt('reached(order'), 'streams.yaml')).toEqual({
      shown: '**Order delivered** (event `order.delivered`)\n\ncustomers.yaml:14, named 2 times',
      of: 'order.delivered',
    })
    expect(hover(streamsAt('"p8'), 'streams.yaml')).toEqual({
      shown: '`p85(durations)`\n\nThe 85th percentile: 85 of 100 passes took no longer (nearest rank).',
      of: 'p85',
    })
  })

  it('what a key means and what may stand there', () => {
    expect(hover('organisation:\n  week|Start: monday\n')).toEqual({
      shown:
        '**weekStart** (optional)\n\nFirst day of the week; ISO weeks start on Monday.\n\nOne of `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday`, `sunday`. Default: `monday`.',
      of: 'weekStart',
    })
    expect(hover('organisation:\n  weekStart: mon|day\n')?.of).toBe('monday')
    expect(hover('streams:\n  a:\n    pro|mise: x\n')).toEqual({
      shown: '**promise**\n\nWhat is promised, for whom, again and again.\n\nText.',
      of: 'promise',
    })
  })

  it('names of the map as they are written', () => {
    expect(hover('slices:\n  a|: { name: "*b* <i>" }\n')?.shown).toBe(
      '**\\*b\\* \\<i\\>** (slice `a`)\n\nmore.yaml:2, named nowhere else',
    )
  })

  it('nothing for prose, unknown keys and empty places', () => {
    expect(hover('streams:\n  a:\n    promise: We pro|mise\n')).toBeNull()
    expect(hover('streams:\n  a:\n    what|: x\n')).toBeNull()
    expect(hover('streams:\n  a:\n    within: nowhere\n|\n')).toBeNull()
  })
})
