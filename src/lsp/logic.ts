/** Metric logic in the editor: the names in it, its quantities, and what may be written. */
import { type CompletionItem, CompletionItemKind, MarkupKind } from 'vscode-languageserver'
import { allowed } from '../check/references.ts'
import type { LoadedMap } from '../model/load.ts'
import { ARITHMETIC, COMPARISONS } from '../model/logic/ast.ts'
import {
  expectedAt,
  QUANTITIES,
  quantityOf,
  signatureOf,
  TIME_UNITS,
  WORK_TYPES,
  type ExpectedAt,
  type Quantity,
} from '../model/logic/logic.ts'
import type { Kind } from '../model/schema.ts'
import { thingInMarkdown } from './markdown.ts'

const quantityInMarkdown = (quantity: Quantity): string =>
  `\`${signatureOf(quantity)}\`\n\n${quantity.description}`

/** The quantity whose name stands at an offset of metric logic, in Markdown; null if none does. */
export const quantityAt = (
  text: string,
  offset: number,
): { markdown: string; start: number; end: number } | null => {
  for (const { 0: word, index } of text.matchAll(/[A-Za-z][\w.-]*/g)) {
    const quantity = quantityOf(word)
    if (quantity === undefined || offset < index || offset > index + word.length) continue
    return { markdown: quantityInMarkdown(quantity), start: index, end: index + word.length }
  }
  return null
}

const ofQuantity = (quantity: Quantity): CompletionItem => ({
  label: quantity.name,
  labelDetails: { detail: signatureOf(quantity).slice(quantity.name.length) },
  kind: quantity.parameters.length === 0 ? CompletionItemKind.Variable : CompletionItemKind.Function,
  documentation: { kind: MarkupKind.Markdown, value: quantityInMarkdown(quantity) },
  insertText: quantity.parameters.length === 0 ? quantity.name : `${quantity.name}(`,
})

const ofThings = (kind: Kind, loaded: LoadedMap): CompletionItem[] =>
  allowed(loaded, [kind]).map((definition) => ({
    label: definition.id,
    kind: kind === 'event' ? CompletionItemKind.Event : CompletionItemKind.Reference,
    detail: kind,
    documentation: { kind: MarkupKind.Markdown, value: thingInMarkdown(loaded, definition) },
  }))

const ofWords = (words: readonly string[], kind: CompletionItemKind): CompletionItem[] =>
  words.map((label) => ({ label, kind }))

const choices = (expects: ExpectedAt['expects'], loaded: LoadedMap): CompletionItem[] => {
  switch (expects) {
    case 'quantity':
      // A distribution is no quantity yet: it stands within one.
      return QUANTITIES.filter(({ gives }) => gives !== 'durations').map(ofQuantity)
    case 'durations':
      return QUANTITIES.filter(({ gives }) => gives === 'durations').map(ofQuantity)
    case 'event':
    case 'stage':
      return ofThings(expects, loaded)
    case 'type':
      return ofWords(WORK_TYPES, CompletionItemKind.EnumMember)
    case 'unit':
      return ofWords([...Object.keys(TIME_UNITS), '%'], CompletionItemKind.Unit)
    case 'operator':
      return ofWords([...ARITHMETIC, ...COMPARISONS, 'and'], CompletionItemKind.Operator)
    case 'field':
    case 'result':
    case 'duration':
      return []
  }
}

/** What may be written at an offset of metric logic, and the range that it replaces. */
export const choicesInLogic = (
  text: string,
  offset: number,
  loaded: LoadedMap,
): { items: CompletionItem[]; start: number; end: number } => {
  const { from, to, expects } = expectedAt(text, offset)
  return { items: choices(expects, loaded), start: from, end: to }
}
