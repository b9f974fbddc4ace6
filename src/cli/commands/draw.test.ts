import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runIn, type Outcome } from '../in-process.contract.ts'

const MAP = `
organisation: { name: Corner Shop }
slices: { people: { name: People } }
journey: { stages: { buy: { name: Buy } } }
streams:
  shop: { name: Shop, promise: Fresh bread, for: [people], trigger: Hunger, finishLine: Bread sold, outcome: Nobody is hungry, stages: [buy] }
`

describe('millrace draw', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'millrace-draw-'))
    await writeFile(join(folder, 'map.yaml'), MAP)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const millrace = (...args: string[]): Promise<Outcome> => runIn('.', 'draw', ...args, '--map', folder)

  /** Without what the check says of the map. */
  const said = ({ stderr }: Outcome): string => stderr.replace(/^The map has .*\n/m, '')

  it('draws the map as SVG', async () => {
    const result = await millrace()
    expect([result.code, said(result)]).toEqual([0, ''])
    expect(result.stdout).toMatch(/^<svg .*aria-label="Value stream map of Corner Shop">[^]*<\/svg>\n$/)
  })

  it('writes a card into a file', async () => {
    const out = join(folder, 'card.svg')
    const result = await millrace('card', 'shop', '--theme', 'dark', '--out', out)
    expect([result.code, result.stdout, said(result)]).toEqual([0, '', `Written: ${out}\n`])
    expect(await readFile(out, 'utf8')).toMatch(/aria-label="Charter of Shop"/)
  })

  it.each([
    [['card', 'shp'], 'millrace: There is no stream `shp`. Did you mean `shop`? The streams are: shop.\n'],
    [['map', 'shop'], 'millrace: Only a card is that of one stream: `millrace draw card shop`.\n'],
    [['grid', '--format', 'mermaid'], 'millrace: The grid is not drawn as mermaid; its formats are: svg.\n'],
  ])('refuses %j', async (args, message) => {
    const result = await millrace(...args)
    expect([result.code, result.stdout, said(result)]).toEqual([2, '', message])
  })

  it('says where it could not write', async () => {
    const result = await millrace('--out', join(folder, 'none', 'map.svg'))
    expect(result.code).toBe(2)
    expect(said(result)).toMatch(/^millrace: The drawing can't be written to `.*map\.svg`: ENOENT/)
  })
})
