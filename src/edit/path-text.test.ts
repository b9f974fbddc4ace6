import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Path } from '../model/place.ts'
import { parsePath } from './path-text.ts'

test.each([
  ['streams.shop.northStar.name', ['streams', 'shop', 'northStar', 'name']],
  ['streams.shop.for.0', ['streams', 'shop', 'for', 0]],
  ['streams.shop.for[0]', ['streams', 'shop', 'for', 0]],
  ['events["order.delivered"].name', ['events', 'order.delivered', 'name']],
  ['sources.jira.states[\'In "Review"\']', ['sources', 'jira', 'states', 'In "Review"']],
  ['sources.jira.states.In Review', ['sources', 'jira', 'states', 'In Review']],
  ['["a\\"b"]', ['a"b']],
])('%s', (text, path) => expect(parsePath(text)).toEqual(path))

test.each(['', '.', 'a.', '.a', 'a..b', 'a[', 'a[x]', 'a["b]', 'a]', '["\\x"]'])('%j is no path', (text) =>
  expect(parsePath(text)).toBe(null),
)

/** A text of the path, each step written in the one way that holds any. */
const pathText = (path: Path): string =>
  path
    .map((step, i) => {
      if (typeof step === 'number') return `[${step}]`
      if (!/^[^.[\]"']+$/.test(step) || /^\d+$/.test(step)) return `[${JSON.stringify(step)}]`
      return i === 0 ? step : `.${step}`
    })
    .join('')

test('every path is read back from its text', () => {
  const step = fc.oneof(fc.nat(), fc.string(), fc.constantFrom('12', 'a.b', '"', "'", '['))
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (path) => {
      expect(parsePath(pathText(path))).toEqual(path)
    }),
  )
})
