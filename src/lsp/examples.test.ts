/** On the maps of the examples: what stands there is what would have been proposed, and renaming keeps the meaning. */
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { describe, expect, it } from 'vitest'
import { isMap, isScalar, parseAllDocuments, visit, type Document } from 'yaml'
import { check } from '../check/check.ts'
import { loadMap, type Definition, type LoadedMap } from '../model/load.ts'
import { loadFolder } from '../model/read-folder.ts'
import { completionsAt } from './completion.ts'
import { hoverAt } from './hover.ts'
import { placeOf, referencesTo } from './names.ts'
import { renameAt } from './rename.ts'
import { slotAt, spotAt } from './spot.ts'
import { outlineOf } from './symbols.ts'

const loaded = await loadFolder(fileURLToPath(new URL('../../examples/marketplace', import.meta.url)))
const texts = [...loaded.texts].map(([file, text]) => ({
  file,
  text,
  document: TextDocument.create(file, 'yaml', 1, text),
}))

/** A scalar of an example. */
interface Word {
  readonly document: TextDocument
  readonly value: string
  readonly start: number
  readonly end: number
}

const wordsOf = (isWanted: (key: unknown) => boolean): Word[] =>
  texts.flatMap(({ text, document }) => {
    const words: Word[] = []
    for (const one of parseAllDocuments(text) as Document[]) {
      visit(one, {
        Scalar(key, node) {
          const [start = 0, end = 0] = node.range ?? []
          if (isWanted(key) && typeof node.value === 'string' && text.slice(start, end) === node.value) {
            words.push({ document, value: node.value, start, end })
          }
        },
      })
    }
    return words
  })

const RUNS = { numRuns: 60 }

describe('in the marketplace', () => {
  const keys = wordsOf((key) => key === 'key')

  it('every key is proposed where it stands, or is a new id', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keys), ({ document, value, start, end }) => {
        const labels = completionsAt(document, start + 1, loaded).map(({ label }) => label)
        const spot = spotAt(document.getText(), start)
        const path = spot?.path ?? []
        // A target needs no name of its own.
        const isOwnId =
          loaded.definitions.has(value) || loaded.isDefined([...path, 'name']) || path.at(-2) === 'targets'
        const isWordOfTool = path[0] === 'sources' || (path[0] === 'events' && path.includes('when'))
        expect(spot).toMatchObject({ part: 'key', start, end })
        expect(labels.includes(value) || isOwnId || isWordOfTool).toBe(true)
      }),
      RUNS,
    )
  })

  it('every id that names something is proposed where it stands', () => {
    const references = loaded.references.filter(({ isFree }) => !isFree)
    fc.assert(
      fc.property(fc.constantFrom(...references), (reference) => {
        const { file, line, column } = loaded.locateReference(reference)
        const document = texts.find((one) => one.file === file)?.document as TextDocument
        const offset = document.offsetAt({ line: line - 1, character: column })
        const labels = completionsAt(document, offset, loaded).map(({ label }) => label)
        expect(labels).toContain(reference.id)
      }),
      RUNS,
    )
  })

  it('every key is explained', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keys), ({ document, start }) => {
        const isWordOfTool = spotAt(document.getText(), start)?.path.includes('states')
        expect(isWordOfTool || hoverAt(document, start, loaded)).toBeTruthy()
      }),
      RUNS,
    )
  })

  const edited = (edits: ReturnType<typeof renameAt>): LoadedMap =>
    loadMap(
      texts.map(({ file, document }) => ({
        file,
        text: TextDocument.applyEdits(document, edits.get(file) ?? []),
      })),
    )

  const codesOf = (map: LoadedMap): string[] =>
    check(map).map(({ file, line, code }) => `${file}:${line} ${code}`)

  it('a thing with another id is named as often, and the map is as sound as before', () => {
    const definitions = [...loaded.definitions.values()].flat()
    const before = codesOf(loaded)
    fc.assert(
      fc.property(fc.constantFrom(...definitions), (definition: Definition) => {
        const { file, line, column } = placeOf(loaded, definition)
        const document = texts.find((one) => one.file === file)?.document as TextDocument
        const offset = document.offsetAt({ line: line - 1, character: column - 1 })
        const after = edited(renameAt(document.getText(), offset, 'quite-another', loaded))
        const renamed = after.definitions.get('quite-another') ?? []
        expect(renamed.map(({ kind }) => kind)).toEqual([definition.kind])
        const count = (map: LoadedMap, one: Definition | undefined): number =>
          one ? referencesTo(map, one).length : -1
        expect(count(after, renamed[0])).toBe(count(loaded, definition))
        expect(codesOf(after)).toEqual(before)
      }),
      { numRuns: 25 },
    )
  })

  it('every thing is in the outline of its file, once', () => {
    const names = texts.flatMap(({ file }) => {
      const all = (symbols: ReturnType<typeof outlineOf>): string[] =>
        symbols.flatMap(({ name, children }) => [name, ...all(children ?? [])])
      return all(outlineOf(file, loaded))
    })
    for (const definition of [...loaded.definitions.values()].flat()) expect(names).toContain(definition.id)
  })
})

describe('in damaged text', () => {
  const damaged = fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(), fc.string({ maxLength: 6 }))
    .map(([{ text }, at, length, inserted]) => {
      const from = at % text.length
      return text.slice(0, from) + inserted + text.slice(from + (length % 40))
    })

  it('nothing fails, and what is replaced or shown lies in the text, around the cursor', () => {
    fc.assert(
      fc.property(damaged, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1)
        const document = TextDocument.create('damaged.yaml', 'yaml', 1, text)
        for (const found of [slotAt(text, offset), spotAt(text, offset)]) {
          if (found === null) continue
          expect(found.start).toBeLessThanOrEqual(offset)
          expect(found.end).toBeGreaterThanOrEqual(offset)
        }
        completionsAt(document, offset, loaded)
        hoverAt(document, offset, loaded)
      }),
      { numRuns: 150 },
    )
  })

  it('whatever is proposed can be written there, and is then found there', () => {
    const places = wordsOf((key) => key === 'value').filter(({ value }) => !isMap(value) && !isScalar(value))
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(), ({ document, start }, choice) => {
        const items = completionsAt(document, start, loaded)
        const item = items[choice % Math.max(1, items.length)]
        if (!item?.textEdit || !('range' in item.textEdit)) return
        const text = TextDocument.applyEdits(document, [item.textEdit])
        expect(text).toContain(item.textEdit.newText)
        expect(loadMap([{ file: 'a.yaml', text }]).problems.filter(({ code }) => code === 'MR001')).toEqual(
          [],
        )
      }),
      RUNS,
    )
  })
})
