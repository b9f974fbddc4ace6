/** The grid: slice × stage, with what is inherited; and where the paths of slices fork. */
import { effectiveCell, metricOf, NEEDED_PARTS, type CellPart, type EffectiveCell } from '../../model/grid.ts'
import type { Cell, Fork } from '../../model/schema.ts'
import { cellAnchor, type Context, type Page } from '../context.ts'
import { html, type Content, type Html } from '../html.ts'
import { card, isSaid, metric, none, section, thing } from '../parts.ts'

const TITLES: Readonly<Record<CellPart, string>> = {
  intent: 'Intent',
  value: 'Value delivered',
  outcome: 'Outcome',
  metric: 'Metric',
  proof: 'Proof point',
  cadence: 'Cadence',
  policies: 'Policies',
}

const PARTS = Object.keys(TITLES) as CellPart[]

const contentOf = (context: Context, cell: Cell, part: CellPart): Content => {
  if (part === 'proof') return cell.proof === undefined ? null : context.link('event', cell.proof)
  if (part === 'policies') return cell.policies === undefined ? null : context.links('policy', cell.policies)
  if (part === 'metric') {
    const one = metricOf(cell)
    return one === undefined ? null : metric(context, one)
  }
  return cell[part] ?? null
}

const isNeeded = (part: CellPart): boolean => (NEEDED_PARTS as readonly CellPart[]).includes(part)

/** What a slice says itself in full; of what it inherits, from whom, since that stands in the table as well. */
const inCell = (context: Context, slice: string, stage: string, cell: EffectiveCell): Content => {
  const as = (from: string): Html =>
    html`<a href="#${cellAnchor(from, stage)}">${context.nameOf('slice', from)}</a>`
  if (cell.kind === 'empty') {
    return html`<span class="missing">Empty: what must be true here is not said.</span>`
  }
  if (cell.kind === 'does not apply') {
    if (cell.from !== slice) return html`<p class="inherited">As ${as(cell.from)}: does not apply</p>`
    return html`Does not apply${cell.why !== null && `: ${cell.why}`}`
  }
  const inherited = new Map<string, string[]>()
  const own = PARTS.map((part): Content => {
    const content = contentOf(context, cell.cell, part)
    const from = cell.from[part]
    if (content === null || from === undefined) {
      return (
        isNeeded(part) &&
        html`<dt>${TITLES[part]}</dt>
          <dd class="missing">not said</dd>`
      )
    }
    if (from === slice)
      return html`<dt>${TITLES[part]}</dt>
        <dd>${content}</dd>`
    inherited.set(from, [...(inherited.get(from) ?? []), TITLES[part].toLowerCase()])
    return null
  })
  return [
    isSaid(own) && html`<dl class="parts">${own}</dl>`,
    [...inherited].map(([from, parts]) => html`<p class="inherited">As ${as(from)}: ${parts.join(', ')}</p>`),
  ]
}

const gridTable = (context: Context): Html => {
  const { map, link } = context
  return html`<div class="scroll" role="region" aria-label="Grid" tabindex="0">
    <table class="grid">
      <caption>
        Slices in rows, stages in columns
      </caption>
      <thead>
        <tr>
          <th scope="col">Slice</th>
          ${[...map.stages.keys()].map((stage) => html`<th scope="col">${link('stage', stage)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${[...map.slices.keys()].map(
          (slice) =>
            html`<tr>
              <th scope="row">${link('slice', slice)}</th>
              ${[...map.stages.keys()].map((stage) => {
                const cell = effectiveCell(map, slice, stage)
                const className = cell.kind === 'does not apply' ? 'cell-none' : ''
                return html`<td id="${cellAnchor(slice, stage)}" class="${className}">
                  ${inCell(context, slice, stage, cell)}
                </td>`
              })}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`
}

const ASPECTS = {
  intent: 'intent',
  finishLine: 'finish line',
  proof: 'proof',
  cadence: 'cadence',
  policy: 'policy',
}

const fork = (context: Context, id: string, one: Fork): Html =>
  thing(
    'fork',
    id,
    one.name ?? id,
    card([
      ['At', context.links('stage', one.at)],
      ['Slices', context.links('slice', one.slices)],
      ['Differs in', one.differs.map((aspect) => ASPECTS[aspect]).join(', ')],
      ['Why', one.why],
    ]),
  )

export const gridPage = (context: Context): Page => {
  const { slices, stages, grid, forks } = context.map
  return {
    file: 'grid.html',
    title: 'Grid',
    lead: 'What must be true for each slice at each step, and how it is known. A slice within another inherits its cells until it says otherwise.',
    body: [
      slices.size === 0 || stages.size === 0 || grid.size === 0
        ? none('Nothing is written in the grid yet.')
        : gridTable(context),
      section('Forks', forks.size > 0 && [...forks].map(([id, one]) => fork(context, id, one))),
    ],
  }
}
