import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw, type Mark } from '../draw.ts'
import { mapData, mapFrom, mapOf, SMALL } from '../maps.contract.ts'
import { nodeId, quoted } from './flowchart.ts'

const map = mapOf(SMALL)

describe('quoted', () => {
  it.each([
    ['plain', '"plain"'],
    ['"quoted" & <b>', '"#quot;quoted#quot; #amp; #lt;b#gt;"'],
    ['two\nlines\tand #1', '"two lines and #35;1"'],
    ['`markdown`', '"#96;markdown#96;"'],
  ])('%j', (text, expected) => {
    expect(quoted(text)).toBe(expected)
  })
})

it('two paths never get the same id', () => {
  const id = fc.stringMatching(/^[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,2}){0,2}$/)
  const event = fc.stringMatching(/^[a-z][a-z0-9]{0,3}([.-][a-z0-9]{1,2}){0,2}$/)
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(id, event), { minLength: 2, maxLength: 30 }), (pairs) => {
      const paths = new Set(pairs.map((pair) => pair.join('/')))
      expect(new Set(pairs.map((pair) => nodeId([...pair]))).size).toBe(paths.size)
    }),
  )
})

describe('a flowchart', () => {
  it('marks what differs and links what has an address', () => {
    const marks = new Map<string, Mark>([
      ['streams.oven', 'added'],
      ['slices.people.job', 'changed'],
    ])
    const chart = draw(map, {
      subject: 'map',
      format: 'mermaid',
      marks,
      href: (path) => (path.join('.') === 'streams.oven' ? '#oven' : null),
    })
    expect(chart.split('\n').slice(-6)).toEqual([
      '  click streams___oven href "#35;oven"',
      '  classDef added stroke:#2f7d46,stroke-width:3px',
      '  class streams___oven added',
      '  classDef changed stroke:#9a5b00,stroke-width:3px',
      '  class slices___people changed',
      '',
    ])
  })

  it('has a line of its own for every statement, whatever the names', () => {
    const statement =
      /^(?:flowchart LR|\s+(?:acc(?:Title|Descr): [^;#{}]*|subgraph \w+\["[^"]*"\]|end|\w+(?:\[\(|\(\[|\{\{|\[|\(|>)"[^"]*"(?:\)\]|\]\)|\}\}|\]|\))|\w+ (?:-->|-\.->)(?:\|"[^"]*"\|)? \w+))$/
    fc.assert(
      fc.property(mapData, (data) => {
        const one = mapFrom(data)
        const id = [...one.streams.keys()][0]
        for (const subject of ['map', 'seams', 'network', 'card'] as const) {
          if (subject === 'card' && id === undefined) continue
          const lines = draw(one, { subject, format: 'mermaid', id }).trimEnd().split('\n')
          expect(lines.filter((line) => !statement.test(line))).toEqual([])
        }
      }),
      { numRuns: 40 },
    )
  })
})
