/** Parts of pages. */
import type { Condition, Kind, Metric, Sla } from '../model/schema.ts'
import type { Light } from '../model/answers.ts'
import { anchorOf, type Context } from './context.ts'
import { html, joined, type Content, type Html } from './html.ts'

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

export const number = (value: number): string => whole.format(value)

export const money = ({ amount, currency, per }: { amount: number; currency: string; per: string }): string =>
  `${number(amount)} ${currency} per ${per}`

export const percent = (value: number): string => `${number(value)} %`

/** Whether there is anything to show. */
export const isSaid = (content: Content | undefined): content is Content =>
  Array.isArray(content)
    ? content.some(isSaid)
    : content !== undefined && content !== null && content !== false && content !== ''

/** What a card lacks is named in it. */
export const notSaid = html`<span class="missing">not said yet</span>`

/** The content, or that it is not said. */
export const orMissing = (content: Content | undefined): Content => (isSaid(content) ? content : notSaid)

/** Term and value, one under the other; what is not said is left out. */
export const card = (rows: readonly (readonly [string, Content | undefined])[]): Content => {
  const said = rows.filter(([, value]) => isSaid(value))
  return (
    said.length > 0 &&
    html`<dl class="card">
      ${said.map(
        ([term, value]) =>
          html`<dt>${term}</dt>
            <dd>${value ?? null}</dd>`,
      )}
    </dl>`
  )
}

interface Column {
  readonly title: string
  readonly isNumber?: boolean
}

/** A table; the first cell of a row is its heading. Each row may have an anchor. */
export const table = (
  caption: string,
  columns: readonly (string | Column)[],
  rows: readonly { readonly anchor?: string; readonly cells: readonly (Content | undefined)[] }[],
): Html => {
  const heads = columns.map((column) => (typeof column === 'string' ? { title: column } : column))
  const isNumber = (i: number): Content => heads[i]?.isNumber === true && html` class="number"`
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map(({ title }, i) => html`<th scope="col" ${isNumber(i)}>${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ anchor, cells }) =>
            html`<tr${anchor !== undefined && html` id="${anchor}"`}>${cells.map((cell, i) =>
              i === 0
                ? html`<th scope="row">${cell ?? null}</th>`
                : html`<td${isNumber(i)}>${cell ?? null}</td>`,
            )}</tr>
`,
        )}
      </tbody>
    </table>
  </div>`
}

/** A section with its heading, or nothing if there is nothing in it. */
export const section = (title: string, content: Content | undefined): Content =>
  isSaid(content) &&
  html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`

/** A thing with its name as heading, which can be linked to. */
export const thing = (kind: Kind, id: string, name: string, content: Content, tag: Content = null): Html =>
  html`<section id="${anchorOf(kind, id)}">
    <h3>${name} ${tag !== null && html`<span class="tag">${tag}</span>`}</h3>
    ${content}
  </section> `

export const list = (items: readonly Content[]): Content =>
  items.length > 0 &&
  html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`

/** @example conditionInWords({ type: ['bug', 'defect'] }) // 'type is bug or defect' */
export const conditionInWords = (condition: Condition): string =>
  Object.entries(condition)
    .map(([field, pattern]) => `${field} is ${[pattern].flat().map(String).join(' or ')}`)
    .join(' and ')

export const none = (what: string): Html => html`<p class="missing">${what}</p>`

export const lights = (all: readonly Light[]): Html =>
  html`<ul class="lights">
    ${all.map(
      ({ name, lit, why }) =>
        html`<li${lit && html` class="lit"`}><strong>${name}</strong>: ${lit ? 'yes' : 'not yet'}<br><span class="dimmed">${why}</span></li>`,
    )}
  </ul>`

/** A metric in a line: name, logic, definition, unit. */
export const metric = (
  context: Context,
  {
    name,
    logic,
    definition,
    unit,
    better,
  }: Pick<Metric, 'name' | 'logic' | 'definition' | 'unit' | 'better'>,
): Html =>
  html`${name}${unit !== undefined && ` (${unit})`}${better === 'lower' && ', lower is better'}${
    logic !== undefined && html`<br />${context.logic(logic)}`
  }${definition !== undefined && html`<br /><span class="dimmed">${definition}</span>`}`

export const sla = ({ availability, latency, response, terms }: Sla): string =>
  [
    availability === undefined ? null : `availability ${percent(availability)}`,
    latency === undefined ? null : `latency ${latency}`,
    response === undefined ? null : `response ${response}`,
    terms ?? null,
  ]
    .filter((part) => part !== null)
    .join('; ')

/** Text in which words between backticks are code, as in the messages of the check. */
export const withCode = (text: string): Content =>
  text.split('`').map((part, i) => (i % 2 === 0 ? part : html`<code>${part}</code>`))

/** What names a thing; nothing if nothing does. */
export const namedBy = (context: Context, kind: Kind, id: string): Content => {
  const links = context.namedBy(kind, id)
  return links.length > 0 && joined(links)
}

/** An address is a link; a path is text, since it holds beside the map only. */
export const document = (address: string): Html =>
  /^https?:\/\//.test(address) ? html`<a href="${address}">${address}</a>` : html`<code>${address}</code>`
