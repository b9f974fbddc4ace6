import fc from 'fast-check'
import { validateXML } from 'xmllint-wasm'
import { describe, expect, it } from 'vitest'
import { draw, DrawError, FORMATS, FORMATS_OF, SUBJECTS, type DrawRequest, type Mark } from './draw.ts'
import { mapData, mapFrom, mapOf, SMALL } from './maps.contract.ts'

const map = mapOf(SMALL)

const requests: DrawRequest[] = SUBJECTS.flatMap((subject) =>
  FORMATS_OF[subject].map((format) => ({ subject, format, ...(subject === 'card' ? { id: 'shop' } : {}) })),
)

const EXTENSIONS = { svg: 'svg', mermaid: 'mmd', archimate: 'xml' } as const

/** What `xmllint` says of texts that should be XML; nothing if all is well. */
const faultsOf = async (texts: readonly string[]): Promise<string[]> => {
  const { errors } = await validateXML({
    xml: texts.map((contents, at) => ({ fileName: `${at}.xml`, contents })),
    normalization: 'format',
    maxMemoryPages: 4096,
  })
  return errors.map(({ rawMessage }) => rawMessage)
}

/** All `data-path`s of an SVG, in their order. */
const pathsOf = (svg: string): string[] =>
  [...svg.matchAll(/data-path="([^"]*)"/g)].map(([, path]) => path ?? '')

describe('draw', () => {
  it.each(requests)('$subject as $format is as it was', async (request) => {
    const drawing = draw(map, { ...request, theme: 'light', today: '2026-11-23' })
    await expect(drawing).toMatchFileSnapshot(`golden/${request.subject}.${EXTENSIONS[request.format]}`)
  })

  it('says which formats a subject has', () => {
    const refused = SUBJECTS.flatMap((subject) =>
      FORMATS.filter((format) => !FORMATS_OF[subject].includes(format)).map((format) => {
        try {
          return draw(map, { subject, format, id: 'shop' })
        } catch (error) {
          return (error as DrawError).message
        }
      }),
    )
    expect(refused).toEqual([
      'The grid is not drawn as mermaid; its formats are: svg.',
      'ArchiMate holds the whole map, not the grid alone: draw the `map` as archimate.',
      'ArchiMate holds the whole map, not the card alone: draw the `map` as archimate.',
      'ArchiMate holds the whole map, not the seams alone: draw the `map` as archimate.',
      'ArchiMate holds the whole map, not the network alone: draw the `map` as archimate.',
    ])
  })

  it('says which streams there are if the card is of none', () => {
    const asked = (id?: string) => () => draw(map, { subject: 'card', format: 'svg', id })
    expect(asked()).toThrow(
      new DrawError('A card is that of a stream: name one. The streams are: shop, oven.'),
    )
    expect(asked('shp')).toThrow(
      new DrawError('There is no stream `shp`. Did you mean `shop`? The streams are: shop, oven.'),
    )
    expect(() => draw(mapOf(''), { subject: 'card', format: 'svg', id: 'x' })).toThrow(
      'The map has no streams.',
    )
  })

  it('is well-formed XML for the small map in every theme, with links and marks', async () => {
    const marks = new Map<string, Mark>([['streams.shop', 'added']])
    const svgs = requests
      .filter(({ format }) => format !== 'mermaid')
      .flatMap((request) =>
        (['auto', 'light', 'dark'] as const).map((theme) =>
          draw(map, { ...request, theme, marks, href: (path) => `#${path.join('/')}?a=1&b=2` }),
        ),
      )
    expect(await faultsOf(svgs)).toEqual([])
  })

  it('draws any map, broken or not, into well-formed XML, and the same each time', async () => {
    const drawn: string[] = []
    fc.assert(
      fc.property(mapData, (data) => {
        const [one, same] = [mapFrom(data), mapFrom(data)]
        const id = [...one.streams.keys()][0]
        for (const { subject, format } of requests) {
          if (subject === 'card' && id === undefined) continue
          const request = { subject, format, id, today: '2026-11-23' }
          const drawing = draw(one, request)
          expect(draw(same, request)).toBe(drawing)
          if (format !== 'mermaid') drawn.push(drawing)
        }
      }),
      { numRuns: 20 },
    )
    expect(await faultsOf(drawn)).toEqual([])
  })

  it('draws 1,000 streams', () => {
    const ids = Array.from({ length: 1000 }, (_, at) => `stream-${at}`)
    const large = mapFrom({
      organisation: { name: 'Large' },
      slices: { all: { name: 'All' } },
      journey: { stages: { one: { name: 'One' } } },
      streams: Object.fromEntries(
        ids.map((id) => [
          id,
          {
            name: `${id} ${'long '.repeat(50)}`,
            promise: 'P',
            for: ['all'],
            trigger: 'T',
            finishLine: 'F',
            outcome: 'O',
            stages: ['one'],
          },
        ]),
      ),
    })
    for (const subject of ['map', 'seams', 'network'] as const) {
      const svg = draw(large, { subject, format: 'svg' })
      expect(new Set(pathsOf(svg)).has('streams.stream-999')).toBe(true)
      expect(svg).not.toContain('NaN')
    }
  })
})

describe('an SVG', () => {
  const marks = new Map<string, Mark>([
    ['streams.shop.owner', 'changed'],
    ['streams.oven', 'removed'],
    ['slices.offices', 'added'],
  ])

  it('names every thing by its path', () => {
    expect(pathsOf(draw(map, { subject: 'map', format: 'svg' }))).toEqual([
      'journey.stages.choose',
      'journey.stages.buy',
      'slices.people',
      'slices.regulars',
      'slices.offices',
      'streams.shop',
      'streams.oven',
      'forks.paying',
    ])
  })

  it('marks what differs; a thing of which a part differs has changed', () => {
    const svg = draw(map, { subject: 'map', format: 'svg', marks })
    const marked = [...svg.matchAll(/data-path="([^"]*)" data-mark="([^"]*)"/g)].map(([, path, mark]) => [
      path,
      mark,
    ])
    expect(marked).toEqual([
      ['slices.offices', 'added'],
      ['streams.shop', 'changed'],
      ['streams.oven', 'removed'],
    ])
    expect(draw(map, { subject: 'map', format: 'svg' })).not.toContain('data-mark')
  })

  it('links what has an address', () => {
    const svg = draw(map, {
      subject: 'map',
      format: 'svg',
      href: (path) => (path[0] === 'streams' ? `s/${path[1]}` : null),
    })
    expect([...svg.matchAll(/<a href="([^"]*)">/g)].map(([, href]) => href)).toEqual(['s/shop', 's/oven'])
    expect(svg).toMatch(/^<svg [^>]*role="group"/)
  })

  it('takes its colours from outside unless its theme is fixed', () => {
    const auto = draw(map, { subject: 'map', format: 'svg' })
    expect(auto).toContain('var(--millrace-ground,#ffffff)')
    expect(auto).toContain('prefers-color-scheme:dark')
    for (const theme of ['light', 'dark'] as const) {
      const fixed = draw(map, { subject: 'map', format: 'svg', theme })
      expect(fixed).not.toMatch(/var\(|prefers-color-scheme/)
    }
  })

  it('is named for those who do not see it, and loads nothing from elsewhere', () => {
    for (const { subject, format, id } of requests) {
      if (format !== 'svg') continue
      const svg = draw(map, { subject, format, id })
      expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*>\s*<title>[^<]+<\/title><desc>[^<]+<\/desc>/)
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
        /https?:|url\((?!#)|<script|<image|@import/,
      )
    }
  })
})
