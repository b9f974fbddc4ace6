/** HTML from templates: every value is escaped, unless it is HTML itself. */

export interface Html {
  readonly html: string
}

/** What a template takes. Nothing at all is written for null and false. */
export type Content = Html | string | number | null | false | readonly Content[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character)

const written = (content: Content): string => {
  if (content === null || content === false) return ''
  if (typeof content === 'string' || typeof content === 'number') return escapeHtml(String(content))
  return 'html' in content ? content.html : content.map(written).join('')
}

/** @example html`<p>${'a < b'}</p>` // <p>a &lt; b</p> */
export const html = (parts: TemplateStringsArray, ...values: readonly Content[]): Html => ({
  html: parts.map((part, i) => part + (i < values.length ? written(values[i] ?? null) : '')).join(''),
})

/** Text that is HTML already, such as a drawing. */
export const raw = (text: string): Html => ({ html: text })

/** Contents with something between them. */
export const joined = (contents: readonly Content[], between: Content = ', '): Content =>
  contents.flatMap((content, i) => (i === 0 ? [content] : [between, content]))
