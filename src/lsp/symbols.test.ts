import type { DocumentSymbol } from 'vscode-languageserver'
import { describe, expect, it } from 'vitest'
import { withText } from './sample.contract.ts'
import { findThings, outlineOf } from './symbols.ts'

const inLines = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
  symbols.flatMap(({ name, detail, range, children }) => [
    `${'  '.repeat(depth)}${name}${detail ? ` (${detail})` : ''} ${range.start.line + 1}-${range.end.line + 1}`,
    ...inLines(children ?? [], depth + 1),
  ])

describe('outline', () => {
  const { loaded } = withText('slices: { a: { name: A } }\n|')

  it('sections, things, and what is kept by id within them', () => {
    expect(inLines(outlineOf('customers.yaml', loaded))).toEqual([
      'organisation 1-4',
      '  growth (Growth) 4-4',
      'slices 5-7',
      '  consumer (Consumers) 6-6',
      '  new-shopper (New shoppers) 7-7',
      'journey 8-11',
      '  discover (Discover) 10-10',
      '  purchase (Purchase) 11-11',
      'events 12-14',
      '  order.placed (Order placed) 13-13',
      '  order.delivered (Order delivered) 14-14',
      'grid 15-17',
      '  consumer (slice) 16-17',
      '    purchase (stage) 17-17',
    ])
    expect(inLines(outlineOf('streams.yaml', loaded))).toEqual([
      'streams 2-25',
      '  shop (Shopper Purchase) 3-17',
      '    fast (guardrails) 16-16',
      '  payments (Payments) 18-25',
    ])
    expect(inLines(outlineOf('more.yaml', loaded))).toEqual(['slices 1-1', '  a (A) 1-1'])
    expect(outlineOf('nowhere.yaml', loaded)).toEqual([])
  })

  it('every range holds the range of its name', () => {
    const all = (symbols: readonly DocumentSymbol[]): DocumentSymbol[] =>
      symbols.flatMap((one) => [one, ...all(one.children ?? [])])
    const found = [...loaded.texts.keys()].flatMap((file) => all(outlineOf(file, loaded)))
    expect(found.length).toBe(20)
    for (const { range, selectionRange } of found) {
      expect(selectionRange.start.line).toBeGreaterThanOrEqual(range.start.line)
      expect(selectionRange.end.line).toBeLessThanOrEqual(range.end.line)
    }
  })
})

describe('search across the map', () => {
  const { loaded } = withText('slices: { a: { name: A } }\n|')
  const search = (query: string): string[] =>
    findThings(query, loaded, (file) => `map/${file}`).map(
      ({ name, containerName, location }) => `${name}, ${containerName}, ${location.uri}`,
    )

  it('by the letters of ids and names', () => {
    expect(search('paym')).toEqual(['payments, supporting stream: Payments, map/streams.yaml'])
    expect(search('SHPUR')).toEqual(['shop, stream: Shopper Purchase, map/streams.yaml'])
    expect(search('zzz')).toEqual([])
    expect(search('')).toHaveLength(10)
  })
})
