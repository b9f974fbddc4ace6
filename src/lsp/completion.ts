/** What can be written where the cursor is: keys in the order of the schema, ids, values, metric logic. */
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type Range,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import * as z from 'zod'
import { RULES } from '../check/rules/rules.ts'
import { allowed, fits } from '../check/references.ts'
import type { LoadedMap } from '../model/load.ts'
import { definitions, TimeZone } from '../model/schema.ts'
import {
  allowedAt,
  type Allowed,
  dataAt,
  formsOf,
  inWords,
  isExpression,
  kindsOf,
  shapeOf,
  thingAt,
  valuesOf,
} from '../model/allowed.ts'
import { choicesInLogic } from './logic.ts'
import { keyInMarkdown, thingInMarkdown } from './markdown.ts'
import { definitionOf, titleOf } from './names.ts'
import { slotAt, spotAt, unmarked, type Slot } from './spot.ts'

/** Something to choose, before it is known how it is written at the place. */
type Choice = Omit<CompletionItem, 'textEdit' | 'sortText'>

const markdown = (value: string | null): Pick<CompletionItem, 'documentation'> =>
  value === null ? {} : { documentation: { kind: MarkupKind.Markdown, value } }

const isNested = (forms: readonly Allowed[]): boolean =>
  forms.length > 0 &&
  forms.every(({ schema }) => schema instanceof z.ZodObject || schema instanceof z.ZodRecord)

/** What is written for a key: with a space behind the colon where its value goes into the same line. */
const keyText = (key: string, forms: readonly Allowed[], slot: Slot): string => {
  if (slot.colon) return key
  return slot.ownLine && isNested(forms) ? `${key}:` : `${key}: `
}

const idChoices = (form: z.ZodType, thing: unknown, loaded: LoadedMap): Choice[] =>
  allowed(loaded, kindsOf(form, thing)).map((definition) => ({
    label: definition.id,
    labelDetails: { description: titleOf(loaded, definition) },
    kind: CompletionItemKind.Reference,
    detail: definition.kind,
    ...markdown(thingInMarkdown(loaded, definition)),
  }))

/** Ids that are named somewhere and defined nowhere: those to be defined next. */
const missingIds = (record: z.ZodType, loaded: LoadedMap): Choice[] => {
  const kind = definitions.get(record)?.defines
  if (kind === undefined) return []
  const missing = loaded.references.filter(
    ({ id, expected, isFree }) =>
      !isFree &&
      expected.some((one) => fits(one, [kind])) &&
      definitionOf(loaded, id, expected) === undefined,
  )
  return [...new Set(missing.map(({ id }) => id))].map((id) => ({
    label: id,
    kind: CompletionItemKind.Reference,
    detail: 'named, and defined nowhere',
  }))
}

const keysOfObject = (form: Allowed, slot: Slot): Choice[] =>
  Object.entries(shapeOf(form) ?? {}).map(([key, schema]) => {
    const forms = formsOf(schema)
    return {
      label: key,
      kind: CompletionItemKind.Property,
      detail: forms[0]?.required === true ? 'required' : inWords(forms, undefined).slice(0, 60),
      insertText: keyText(key, forms, slot),
      ...markdown(keyInMarkdown(key, forms, undefined)),
    }
  })

const keysOfRecord = ({ schema }: Allowed, slot: Slot, thing: unknown, loaded: LoadedMap): Choice[] => {
  if (!(schema instanceof z.ZodRecord)) return []
  const values = formsOf(schema.valueType as z.ZodType)
  const keys = formsOf(schema.keyType as z.ZodType)
  const choices = [
    ...missingIds(schema, loaded),
    ...keys.flatMap((key) => [
      ...idChoices(key.schema, thing, loaded),
      ...valuesOf(key).map((value): Choice => ({ label: value, kind: CompletionItemKind.Property })),
    ]),
  ]
  return choices.map((choice) => ({ ...choice, insertText: keyText(choice.label, values, slot) }))
}

const keyChoices = (slot: Slot, loaded: LoadedMap): Choice[] => {
  if (slot.mapPath === null) return []
  const { mapPath, siblings, data } = slot
  const thing = thingAt(mapPath, data)
  const forms = allowedAt(mapPath, data)
  // Where keys stand already, the forms that know them are meant.
  const knowing = forms.filter((form) => siblings.every((key) => Object.hasOwn(shapeOf(form) ?? {}, key)))
  const choices = (knowing.length > 0 ? knowing : forms).flatMap((form) => [
    ...keysOfObject(form, slot),
    ...keysOfRecord(form, slot, thing, loaded),
  ])
  return choices.filter(({ label }) => !siblings.includes(label))
}

const ofForm = (form: Allowed, slot: Slot, loaded: LoadedMap): Choice[] => {
  const path = slot.valuePath ?? []
  if (form.schema === TimeZone) {
    return Intl.supportedValuesOf('timeZone').map((label) => ({ label, kind: CompletionItemKind.Constant }))
  }
  if (path[0] === 'overrides' && path[2] === 'rule') {
    return RULES.filter(({ must }) => must).map(({ code, name }) => ({
      label: code,
      kind: CompletionItemKind.Constant,
      detail: name,
    }))
  }
  return [
    ...valuesOf(form).map((label): Choice => ({
      label,
      kind: CompletionItemKind.EnumMember,
      ...(String(form.byDefault) === label ? { detail: 'default' } : {}),
    })),
    ...idChoices(form.schema, thingAt(path, slot.data), loaded),
  ]
}

const taken = (slot: Slot): readonly unknown[] => {
  const path = slot.valuePath ?? []
  const list = typeof path.at(-1) === 'number' ? dataAt(path.slice(0, -1), slot.data) : undefined
  return Array.isArray(list) ? list : []
}

const valueChoices = (slot: Slot, loaded: LoadedMap): Choice[] => {
  if (slot.valuePath === null) return []
  const present = taken(slot)
  const choices = allowedAt(slot.valuePath, slot.data).flatMap((form): Choice[] => {
    if (!(form.schema instanceof z.ZodArray)) return ofForm(form, slot, loaded)
    if (slot.quoted) return []
    return formsOf(form.schema.element as z.ZodType)
      .flatMap((element) => ofForm(element, slot, loaded))
      .map((choice) => ({
        ...choice,
        insertText: slot.ownLine ? `- ${choice.label}` : `[${choice.label}]`,
        filterText: choice.label,
      }))
  })
  return choices.filter(({ label }) => !present.includes(label))
}

const written = (choices: readonly Choice[], range: Range): CompletionItem[] => {
  const labels = new Set<string>()
  return choices.flatMap(({ insertText, ...choice }, i) => {
    if (labels.has(choice.label)) return []
    labels.add(choice.label)
    return [
      {
        ...choice,
        insertTextFormat: InsertTextFormat.PlainText,
        textEdit: { range, newText: insertText ?? choice.label },
        sortText: String(i).padStart(5, '0'),
      },
    ]
  })
}

/** Metric logic that is written, or begun, at the cursor; null if something else stands there. */
const logicAt = (text: string, offset: number, slot: Slot | null): { text: string; start: number } | null => {
  const blanks = / *$/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))?.[0].length ?? 0
  const spot = spotAt(text, offset) ?? spotAt(text, offset - blanks)
  if (spot?.part === 'value' && allowedAt(spot.path, spot.data).some(isExpression)) {
    return { text: unmarked(spot).padEnd(offset - spot.start), start: spot.start }
  }
  const isBegun = slot?.valuePath && allowedAt(slot.valuePath, slot.data).some(isExpression)
  return slot && isBegun ? { text: text.slice(slot.start, slot.end), start: slot.start } : null
}

/** What may be written at an offset of a file; nothing where only the writer knows. */
export const completionsAt = (
  document: TextDocument,
  offset: number,
  loaded: LoadedMap,
): CompletionItem[] => {
  const slot = slotAt(document.getText(), offset)
  const logic = logicAt(document.getText(), offset, slot)
  if (logic !== null) {
    const { items, start, end } = choicesInLogic(logic.text, offset - logic.start, loaded)
    const from = document.positionAt(logic.start + start)
    return written(items, { start: from, end: document.positionAt(logic.start + end) })
  }
  if (slot === null) return []
  const range = { start: document.positionAt(slot.start), end: document.positionAt(slot.end) }
  return written([...keyChoices(slot, loaded), ...valueChoices(slot, loaded)], range)
}
