import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { pageText } from './page-text.ts'

const PAGE = `# MR201: path with a gap

**Error.** The stages of a stream are not *contiguous*, see \`stages\`, [the map](../guide/map.md) and [YAML](https://yaml.org).

## Bad

\`\`\`yaml
streams:
  shop: { stages: [a, c] }

  other: {}
\`\`\`

- one, which is long enough that it does not fit into a single line of the terminal that it is read in
- two

1. first
2. second

| code | name |
|---|---|
| MR1 | \`a\` |
`

const TEXT = `MR201: path with a gap

Error. The stages of a stream are not contiguous, see \`stages\`, the map and YAML
(https://yaml.org).

Bad

  streams:
    shop: { stages: [a, c] }

    other: {}

– one, which is long enough that it does not fit into a single line of the terminal that
  it is read in
– two

1. first
2. second

code  name
MR1   \`a\``

test('a page as text', () => {
  expect(pageText(PAGE)).toBe(TEXT)
})

test('styles change no letter and break no line elsewhere', () => {
  const styled = pageText(PAGE, true)
  expect(styled).not.toBe(TEXT)
  expect(stripVTControlCharacters(styled)).toBe(TEXT)
})
