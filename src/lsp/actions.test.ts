import { TextDocument } from 'vscode-languageserver-textdocument'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../check/diagnostic.ts'
import { loadMap, type LoadedMap } from '../model/load.ts'
import type { Fix, Place } from '../model/place.ts'
import { actionsFor, FIX_ALL } from './actions.ts'
import { rangeOf } from './place.ts'

const TEXT = '# Who\nslices:\n  a: { name: A }\n  b:\n    name: Bee\n'
const at = (line: number, column: number, endColumn: number, file = 'a.yaml'): Place => ({
  file,
  line,
  column,
  endLine: line,
  endColumn,
})
const NAME = at(5, 11, 14)

const problem = (place: Place, more: Partial<Diagnostic> = {}): Diagnostic => ({
  ...place,
  code: 'MR203',
  severity: 'warning',
  message: 'Not a good name.',
  ...more,
})

const fixing = (place: Place, title: string, fix: Partial<Fix>): Diagnostic =>
  problem(place, { code: 'MR002', fix: { title, safe: true, ...fix } })

const load = (text: string): LoadedMap => loadMap([{ file: 'a.yaml', text }])

/** The actions at a place: title → the texts afterwards. */
const offered = (
  diagnostics: readonly Diagnostic[],
  { text = TEXT, place = NAME, only }: { text?: string; place?: Place; only?: string[] } = {},
): Record<string, unknown> => {
  const actions = actionsFor('a.yaml', rangeOf(place), only, diagnostics, load(text), (file) => `map/${file}`)
  return Object.fromEntries(
    actions.map(({ title, edit }) => [
      title,
      edit?.documentChanges ??
        TextDocument.applyEdits(
          TextDocument.create('', 'yaml', 1, text),
          edit?.changes?.['map/a.yaml'] ?? [],
        ),
    ]),
  )
}

describe('what can be done about a problem', () => {
  it('its fix, as edits or as changes of the map', () => {
    expect(
      offered([
        fixing(NAME, 'Write C', { edits: [{ ...NAME, text: 'C' }] }),
        fixing(NAME, 'Say what it is for', {
          changes: [{ op: 'set', path: ['slices', 'b', 'job'], value: 'Fly' }],
        }),
        fixing(at(3, 3, 4), 'Elsewhere', { edits: [{ ...at(3, 3, 4), text: 'C' }] }),
        fixing(at(5, 11, 14, 'b.yaml'), 'In another file', { edits: [] }),
        problem(NAME, { code: 'MR001' }),
      ]),
    ).toEqual({
      'Write C': TEXT.replace('Bee', 'C'),
      'Say what it is for': TEXT.replace('Bee\n', 'Bee\n    job: Fly\n'),
    })
  })

  it('a fix that makes a file', () => {
    const [title, changes] = [
      'Define the team',
      [{ op: 'set', path: ['teams', 't', 'name'], value: 'T' }] as const,
    ]
    const two = loadMap([
      { file: 'a.yaml', text: TEXT },
      { file: 'b.yaml', text: 'organisation: { name: O }\n' },
    ])
    const [action] = actionsFor(
      'a.yaml',
      rangeOf(NAME),
      undefined,
      [fixing(NAME, title, { changes })],
      two,
      (f) => f,
    )
    expect(action?.edit?.documentChanges).toEqual([
      { kind: 'create', uri: 'teams.yaml', options: { ignoreIfExists: true } },
      {
        textDocument: { uri: 'teams.yaml', version: null },
        edits: [expect.objectContaining({ newText: 'teams:\n  t:\n    name: T\n' })],
      },
    ])
  })

  it('no fix that the text does not allow', () => {
    const changes = [{ op: 'remove', path: ['slices', 'nothing'] }] as const
    expect(offered([fixing(NAME, 'Remove', { changes })])).toEqual({})
  })

  it('a comment above, whose reason is yet to be written', () => {
    expect(offered([problem(NAME)])).toEqual({
      'Ignore MR203 here, and say why': TEXT.replace(
        '    name: Bee',
        '    # millrace-ignore MR203: \n    name: Bee',
      ),
    })
    const windows = TEXT.replaceAll('\n', '\r\n')
    expect(offered([problem(NAME)], { text: windows })).toEqual({
      'Ignore MR203 here, and say why': windows.replace(
        '    name: Bee',
        '    # millrace-ignore MR203: \r\n    name: Bee',
      ),
    })
  })

  it('all safe fixes of the file at once, the first of those that touch', () => {
    const diagnostics = [
      fixing(at(3, 3, 4), 'x', { edits: [{ ...at(3, 3, 4), text: 'aa' }] }),
      fixing(NAME, 'y', { edits: [{ ...NAME, text: 'C' }] }),
      fixing(NAME, 'z', { edits: [{ ...NAME, text: 'D' }] }),
      fixing(at(4, 3, 4), 'unsafe', { safe: false, edits: [{ ...at(4, 3, 4), text: 'bb' }] }),
    ]
    const fixed = TEXT.replace('a:', 'aa:').replace('Bee', 'C')
    expect(offered(diagnostics, { only: [FIX_ALL], place: at(1, 1, 1) })).toEqual({
      'Apply all safe fixes': fixed,
    })
    expect(offered(diagnostics, { only: ['source'], place: at(1, 1, 1) })).toEqual({
      'Apply all safe fixes': fixed,
    })
    expect(Object.keys(offered(diagnostics, { only: ['quickfix'] }))).toEqual(['y', 'z'])
    expect(offered([], { only: [FIX_ALL] })).toEqual({})
  })
})
