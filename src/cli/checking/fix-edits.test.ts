import { expect, test } from 'vitest'
import { findings } from '../../check/check.ts'
import { loadMap } from '../../model/load.ts'
import { withEdits } from './fix-edits.ts'

test('a fix of the map is an edit of its text, in the file in which it stands', () => {
  const loaded = loadMap([
    { file: 'a.yaml', text: 'slices: { a: { name: A } }\n' },
    { file: 'b.yaml', text: '# more\nslices:\n  b: { nme: B } # beta\n' },
  ])
  const [one] = withEdits(
    findings(loaded).filter(({ code }) => code === 'MR003'),
    loaded,
  )
  expect(one?.fix).toEqual({
    title: 'Change `nme` to `name`',
    safe: true,
    changes: [{ op: 'rename', path: ['slices', 'b', 'nme'], to: 'name' }],
    edits: [{ file: 'b.yaml', line: 3, column: 8, endLine: 3, endColumn: 11, text: 'name' }],
  })
})
