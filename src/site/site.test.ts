import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { findings } from '../check/check.ts'
import { judge } from '../check/judge.ts'
import { loadMap, type LoadedMap } from '../model/load.ts'
import { loadFolder } from '../model/read-folder.ts'
import type { RuleText } from './context.ts'
import { siteOf } from './site.ts'

const RULES: readonly RuleText[] = [
  {
    code: 'MR101',
    name: 'unknown reference',
    severity: 'error',
    text: '# MR101: unknown reference\n\n**Error.** See [another](MR201.md), [the map](../guide/map.md), [YAML](https://yaml.org).\n\n```yaml\na: <b>\n```\n\n<script>x</script>\n',
  },
]

const siteFor = (loaded: LoadedMap): ReadonlyMap<string, string> =>
  siteOf({ loaded, judgement: judge(loaded, findings(loaded)), rules: RULES, today: '2026-11-23' })

const site = (text: string): ReadonlyMap<string, string> => siteFor(loadMap([{ file: 'map.yaml', text }]))

const html = (pages: ReadonlyMap<string, string>): [string, string][] =>
  [...pages].filter(([file]) => file.endsWith('.html'))

/** Links of all pages that lead to no page, or to no element of it. */
const deadLinks = (pages: ReadonlyMap<string, string>): string[] => {
  const anchors = new Map(
    html(pages).map(([file, text]) => [
      file,
      new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)),
    ]),
  )
  return html(pages).flatMap(([file, text]) =>
    [...text.matchAll(/\s(?:href|src)="([^"]+)"/g)].flatMap(([, href = '']) => {
      if (href.startsWith('https://')) return []
      const [target = '', anchor] = href.split('#')
      const isThere =
        pages.has(target === '' ? file : target) &&
        (anchor === undefined || anchors.get(target === '' ? file : target)?.has(anchor) === true)
      return isThere ? [] : [`${file}: ${href}`]
    }),
  )
}

/** Elements of a page that bear the same id. */
const doubled = (pages: ReadonlyMap<string, string>): string[] =>
  html(pages).flatMap(([file, text]) => {
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => `${file}#${id}`)
    return ids.filter((id, i) => ids.indexOf(id) !== i)
  })

describe.each(['marketplace', 'automotive', 'incidents'])('the example %s', (example) => {
  let pages: ReadonlyMap<string, string>
  let loaded: LoadedMap
  beforeAll(async () => {
    loaded = await loadFolder(join(import.meta.dirname, '../../examples', example))
    pages = siteFor(loaded)
  })

  test('has a page per stream', () => {
    for (const id of loaded.map.streams.keys()) expect(pages.has(`stream-${id}.html`)).toBe(true)
  })

  test('has no dead link, and no anchor twice', () => {
    expect(deadLinks(pages)).toEqual([])
    expect(doubled(pages)).toEqual([])
  })

  test('names nothing outside of its folder but addresses that the map itself names', () => {
    const outside = html(pages).flatMap(([, text]) =>
      [...text.matchAll(/(?:src|<link[^>]* href)="([^"]*)"/g)].map(([, to]) => to),
    )
    expect(new Set(outside)).toEqual(new Set(['style.css', 'filter.js']))
  })

  test('is the same each time', () => {
    expect(siteFor(loaded)).toEqual(pages)
  })

  test('shows every thing: each definition has its anchor or its page', () => {
    const all = html(pages)
      .map(([, text]) => text)
      .join('\n')
    for (const definitions of loaded.definitions.values()) {
      for (const { kind, id } of definitions) {
        const name = kind.replace('supporting ', '').replaceAll(' ', '-')
        const isThere =
          kind.endsWith('stream') && kind !== 'revenue stream'
            ? pages.has(`stream-${id}.html`)
            : all.includes(`id="${name}-${id}"`)
        expect(`${kind} ${id} ${isThere}`).toBe(`${kind} ${id} true`)
      }
    }
  })
})

const NASTY = `organisation: { name: '<script>alert(1)</script> & "Co"' }
slices: { a: { name: '<img src=x onerror=alert(1)>', persona: "O'Brien & sons" } }
journey: { stages: { s: { name: '</title><b>' } } }
events: { e.f: { name: '"><svg onload=alert(1)>', stage: s } }
grid: { a: { s: { intent: '<i>', metric: { name: '<u>', logic: reached(e.f) / started }, policies: [p] } } }
policies: { p: { name: '&lt;', description: '\`<b>\`' } }
streams:
  t:
    name: '<h1>T'
    promise: '</p><script>'
    for: [a, nobody]
    trigger: '<'
    finishLine: '>'
    outcome: '&'
    stages: [s]
    northStar: { name: '"', logic: reached(e.f) / started }
    owner: '<owner>'
interfaces: { i: { name: I, provider: t, consumers: [t], style: synchronous, contract: { kind: openapi, document: 'javascript:alert(1)' } } }
`

test('what business events mean, and when journeys are left, stands beside them', () => {
  const pages = site(`
slices: { all: { name: All } }
journey: { stages: { buy: { name: Buy } } }
events:
  pay.failed: { name: Failed, stage: buy, types: [pay], when: { outcome: [no, late] }, slices: [all], proves: left, state: waiting, attempt: failure, expected: 1 d }
streams:
  shop:
    name: Shop
    promise: p
    for: [all]
    trigger: t
    finishLine: f
    outcome: o
    stages: [buy]
    proofPoints: { completions: [pay.failed] }
    measuring: { journeys: { abandonment: { after: 3 d, stages: { buy: 1 d }, comesBack: newJourney } } }
sources:
  web: { name: Web, kind: cloudevents, measures: journeys, stream: shop }
  board: { name: Board, kind: jira, stream: shop, moves: { stage: buy } }
`)
  const textOf = (file: string): string =>
    String(pages.get(file))
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
  expect(textOf('journey.html')).toContain(
    'where outcome is no or late of All its stage is left from then on waiting an attempt: failure expected within 1 d',
  )
  expect(textOf('stream-shop.html')).toContain('Also completed by Failed')
  expect(textOf('stream-shop.html')).toContain(
    'Abandoned (journeys) after 3 d, 1 d in buy without an event; who comes back begins a new journey',
  )
  expect(textOf('sources.html')).toContain(
    'What business events mean in Web Word Business event State Stage pay',
  )
  expect(textOf('sources.html')).toContain('Meant to move Buy')
})

describe('what stands in the map stays text', () => {
  const pages = site(NASTY)
  const all = html(pages)
    .map(([, text]) => text)
    .join('\n')

  test('no element of the map becomes one of the page', () => {
    expect(all).not.toMatch(/<(?:script(?! src="filter\.js")|img|b>|i>|u>|h1>T|owner|svg onload)/)
    expect(all).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Co&quot;')
    expect(all).not.toMatch(/href="javascript:/)
  })

  test('references that lead nowhere are said, not linked', () => {
    expect(pages.get('stream-t.html')).toContain('nobody (not defined)')
    expect(deadLinks(pages)).toEqual([])
  })

  test('the rules of which something was found are explained; their links stay within the site', () => {
    const rule = pages.get('rule-MR101.html') ?? ''
    expect(rule).toContain('<h1>MR101: unknown reference</h1>')
    expect(rule).toContain('See another, the map, <a href="https://yaml.org">YAML</a>.')
    expect(rule).toContain('a: &lt;b&gt;')
    expect(rule).toContain('&lt;script&gt;x&lt;/script&gt;')
    expect(pages.get('problems.html')).toContain('<a href="rule-MR101.html">MR101</a>')
  })
})

test('a map that has hardly begun: every page is there and says what it lacks', () => {
  const pages = site('organisation: { name: New }\n')
  expect(html(pages).map(([file]) => file)).toEqual([
    'index.html',
    'slices.html',
    'grid.html',
    'journey.html',
    'seams.html',
    'network.html',
    'capabilities.html',
    'revenue.html',
    'people.html',
    'policies.html',
    'decisions.html',
    'sources.html',
    'problems.html',
    'glossary.html',
  ])
  expect(deadLinks(pages)).toEqual([])
  for (const [, text] of html(pages)) expect(text).not.toMatch(/undefined|\[object|NaN/)
  expect(pages.get('problems.html')).toContain('The check found no problems in the map.')
})

test('a cell says in full what is its own, and of what it inherits from whom', () => {
  const grid = site(`slices: { a: { name: A }, b: { name: B, within: a }, c: { name: C, within: a } }
journey: { stages: { s: { name: S }, t: { name: T } } }
grid:
  a: { s: { intent: Find, value: Offers, outcome: Found, metric: Views }, t: { doesNotApply: All is digital } }
  b: { s: { intent: Search } }
`).get('grid.html')
  const cells = [...(grid ?? '').matchAll(/<td id="cell-(\w+--\w+)"[^>]*>([\s\S]*?)<\/td>/g)].map(
    ([, id, text]) =>
      `${id}: ${(text ?? '')
        .replaceAll(/<dt>/g, ' / ')
        .replaceAll(/<\/dt>\s*<dd[^>]*>/g, ' = ')
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .replaceAll(' :', ':')
        .trim()}`,
  )
  expect(cells).toEqual([
    'a--s: / Intent = Find / Value delivered = Offers / Outcome = Found / Metric = Views',
    'a--t: Does not apply: All is digital',
    'b--s: / Intent = Search As A: value delivered, outcome, metric',
    'b--t: As A: does not apply',
    'c--s: As A: intent, value delivered, outcome, metric',
    'c--t: As A: does not apply',
  ])
})

test('circles of slices end', () => {
  const pages = site('slices: { a: { name: A, within: b }, b: { name: B, within: a } }\n')
  expect(pages.get('slices.html')).toContain('id="slice-a"')
  expect(deadLinks(pages)).toEqual([])
})

test('a stream tells how its flow is measured, and what it is to reach; one that says nothing has no such section', () => {
  const words = (file: string): string =>
    (
      site(`
slices: { all: { name: All } }
streams:
  shop:
    { name: Shop, promise: p, for: [all], trigger: t, finishLine: f, outcome: o,
    measuring: { start: { stage: Build }, by: month, work: { expectation: { within: 5 d } } },
    targets: { quick: { metric: flowTime.p85, atMost: 5 d, atRisk: 4 d, type: defect } } }
  pay: { name: Pay, promise: p, for: [all], trigger: t, finishLine: f, outcome: o }
`).get(file) ?? ''
    )
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
  expect(words('stream-shop.html')).toContain(
    'How its flow is measured Flow time starts entry of Build Periods month Expected (work) 85 % within 5 d',
  )
  expect(words('stream-shop.html')).toContain(
    'Target Figure Of Bound quick flowTime.p85 work or journeys, defect at most 5 d, at risk from 4 d',
  )
  expect(words('stream-pay.html')).not.toContain('How its flow')
})
