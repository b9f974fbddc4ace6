/** Things and keys of the map in Markdown, as they are shown on hover and beside completions. */
import type { Definition, LoadedMap } from '../model/load.ts'
import { inWords, type Allowed } from '../model/allowed.ts'
import { aboutOf, placeOf, titleOf } from './names.ts'

/** Names and texts of the map are shown as they are written. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')

/** A thing of the map, in Markdown. */
export const thingInMarkdown = (loaded: LoadedMap, definition: Definition): string => {
  const { file, line } = placeOf(loaded, definition)
  const about = aboutOf(loaded, definition)
  return [
    `**${plain(titleOf(loaded, definition))}** (${definition.kind} \`${definition.id}\`)`,
    ...(about === null ? [] : [plain(about)]),
    `${plain(file)}:${line}`,
  ].join('\n\n')
}

const byDefault = (form: Allowed): string => {
  const value = form.byDefault
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? ` Default: \`${String(value)}\`.`
    : ''
}

/** What a key means and what may stand there, in Markdown; null if the schema does not know it. */
export const keyInMarkdown = (key: string, forms: readonly Allowed[], thing: unknown): string | null => {
  const [first] = forms
  if (first === undefined) return null
  const descriptions = [...new Set(forms.flatMap(({ description }) => description ?? []))]
  const words = inWords(forms, thing)
  return [
    `**${plain(key)}**${first.required ? '' : ' (optional)'}`,
    ...descriptions,
    `${words.charAt(0).toUpperCase()}${words.slice(1)}.${byDefault(first)}`,
  ].join('\n\n')
}
