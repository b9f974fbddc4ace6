/** The maps that the guides show are maps: all that an example says can be read. Excerpts leave keys out. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadMap } from '../src/model/load.ts'
import { MapFile } from '../src/model/schema.ts'

const root = join(import.meta.dirname, '..')
const SECTION = new RegExp(`^(?:${Object.keys(MapFile.shape).join('|')}):`, 'm')

const examples = [...globSync('docs/guide/*.md', { cwd: root }), 'README.md'].toSorted().flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^```yaml\n(?<text>[\s\S]*?)^```$/gm)]
    .map(({ groups }) => groups?.['text'] ?? '')
    .filter((text) => SECTION.test(text) && !text.includes('…'))
    .map((text, i) => ({ file: `${file}, example ${i + 1}`, text })),
)

test('the guides have examples', () => {
  expect(examples.length).toBeGreaterThan(10)
})

test.each(examples)('$file', ({ text }) => {
  const { problems } = loadMap([{ file: 'example.yaml', text }])
  expect(problems.filter(({ message }) => !message.includes('is missing'))).toEqual([])
})
