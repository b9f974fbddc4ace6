/** What is shown where the mouse rests: what a key means, what an id names. */
import { type Hover, MarkupKind } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { LoadedMap } from '../model/load.ts'
import { allowedAt, type Allowed, isExpression, thingAt, valuesOf } from '../model/allowed.ts'
import { quantityAt } from './logic.ts'
import { keyInMarkdown, thingInMarkdown } from './markdown.ts'
import { definitionOf, nameAt, referencesTo } from './names.ts'
import { spotAt, unmarked, type Spot } from './spot.ts'

/** Prose needs no explanation; a word out of a list does. */
const isExplained = (spot: Spot, forms: readonly Allowed[]): boolean =>
  spot.part === 'key' || forms.some((form) => valuesOf(form).length > 0)

const markdownAt = (
  text: string,
  offset: number,
  loaded: LoadedMap,
): { value: string; spot: Spot } | null => {
  const spot = spotAt(text, offset)
  if (spot === null) return null
  const name = nameAt(text, offset)
  const definition = name && definitionOf(loaded, name.id, name.kinds)
  if (name && definition) {
    const count = referencesTo(loaded, definition).length
    const named = count === 0 ? 'named nowhere else' : count === 1 ? 'named once' : `named ${count} times`
    return {
      value: `${thingInMarkdown(loaded, definition)}, ${named}`,
      spot: { ...spot, start: name.start, end: name.end },
    }
  }
  const forms = allowedAt(spot.path, spot.data)
  if (spot.part === 'value' && forms.some(isExpression)) {
    const found = quantityAt(unmarked(spot), offset - spot.start)
    return (
      found && {
        value: found.markdown,
        spot: { ...spot, start: spot.start + found.start, end: spot.start + found.end },
      }
    )
  }
  const key = spot.path.findLast((step) => typeof step === 'string')
  if (key === undefined || !isExplained(spot, forms)) return null
  const value = keyInMarkdown(key, forms, thingAt(spot.path, spot.data))
  return value === null ? null : { value, spot }
}

/** What to show at an offset of a file; null for nothing. */
export const hoverAt = (document: TextDocument, offset: number, loaded: LoadedMap): Hover | null => {
  const found = markdownAt(document.getText(), offset, loaded)
  return (
    found && {
      contents: { kind: MarkupKind.Markdown, value: found.value },
      range: { start: document.positionAt(found.spot.start), end: document.positionAt(found.spot.end) },
    }
  )
}
