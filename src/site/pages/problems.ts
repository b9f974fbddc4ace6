/** What the check found, and what was silenced with which reason. */
import type { Diagnostic, Silenced } from '../../check/diagnostic.ts'
import { ruleFile, type Context, type Page } from '../context.ts'
import { html, type Content, type Html } from '../html.ts'
import { section, withCode } from '../parts.ts'

const COUNTED = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['info', 'proposal', 'proposals'],
] as const

/** A longer line is cut; the place is said above it. */
const LONGEST = 200

const problem = (context: Context, one: Diagnostic, reason: string | null = null): Html => {
  const { code, severity, message, file, line, column, hint } = one
  const read = context.loaded.read.files.get(file)
  const text = read?.text.slice(read.lines.offsetOf(line, 1), read.lines.offsetOf(line + 1, 1)).trim()
  return html`<div class="problem ${severity}">
    <p>
      <strong class="${severity}">${severity}</strong> ${
        context.rules.has(code) ? html`<a href="${ruleFile(code)}">${code}</a>` : code
      } <span class="dimmed">${file}:${line}:${column}</span>
    </p>
    <p>${withCode(message)}</p>
    ${text !== undefined && text !== '' && html`<pre><code>${text.slice(0, LONGEST)}</code></pre>`}
    ${hint !== undefined && html`<p class="dimmed">${withCode(hint)}</p>`}
    ${reason !== null && html`<p>Silenced: ${reason}</p>`}
  </div> `
}

const silenced = (context: Context, all: readonly Silenced[]): Content =>
  all.length > 0 && all.map((one) => problem(context, one, one.justification))

export const problemsPage = (context: Context): Page => {
  const { diagnostics, suppressed, overridden, baselined } = context.judgement
  const counts = COUNTED.flatMap(([severity, one, many]) => {
    const { length } = diagnostics.filter((diagnostic) => diagnostic.severity === severity)
    return length === 0 ? [] : [`${length} ${length === 1 ? one : many}`]
  })
  return {
    file: 'problems.html',
    title: 'Problems',
    lead:
      diagnostics.length === 0
        ? 'The check found no problems in the map.'
        : `The check found in the map: ${counts.join(', ')}.`,
    body: [
      diagnostics.map((one) => problem(context, one)),
      section('Silenced in the text', silenced(context, suppressed)),
      section('Overridden', silenced(context, overridden)),
      section('Known before', silenced(context, baselined)),
    ],
  }
}
