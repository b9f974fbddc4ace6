/** What all pages share: the map, the names and addresses of its things, and who names whom. */
import type { Judgement } from '../check/judge.ts'
import { draw, type Subject } from '../draw/draw.ts'
import type { LoadedMap } from '../model/load.ts'
import { namesIn, parseLogic } from '../model/logic/logic.ts'
import type { Path } from '../model/place.ts'
import type { Kind, ValueStreamMap } from '../model/schema.ts'
import { html, raw, type Content, type Html } from './html.ts'

/** What a code of the check means. */
export interface RuleText {
  readonly code: string
  readonly name: string
  readonly severity: string
  /** The page, in Markdown. */
  readonly text: string
}

export interface Page {
  readonly file: string
  readonly title: string
  /** What stands under the title, in a sentence or two. */
  readonly lead: Content
  readonly body: Content
}

export interface Context {
  readonly loaded: LoadedMap
  readonly map: ValueStreamMap
  readonly judgement: Judgement
  readonly today: string | undefined
  readonly rules: ReadonlyMap<string, RuleText>
  /** The rules of which the site has a page: those of which something was found. */
  readonly explained: readonly RuleText[]
  /** A link to a thing, by its name; what is not there is told so. */
  readonly link: (kind: Kind, id: string) => Html
  /** Links to things of one kind, with commas. */
  readonly links: (kind: Kind, ids: readonly string[]) => Content
  /** A link if the map defines such a thing, else the text as it is: teams and functions may be mere names. */
  readonly linkOrName: (kind: Kind, text: string) => Content
  /** Metric logic, in which events and stages are links. */
  readonly logic: (text: string) => Html
  readonly drawing: (subject: Subject, id?: string) => Html
  /** What names a thing, as links; each once. */
  readonly namedBy: (kind: Kind, id: string) => readonly Html[]
  readonly nameOf: (kind: Kind, id: string) => string
}

/** Kind → the page on which its things stand, and the key under which the map holds them. */
const KINDS: Readonly<Record<Kind, { readonly page: string; readonly under: Path }>> = {
  goal: { page: 'revenue.html', under: ['organisation', 'goals'] },
  slice: { page: 'slices.html', under: ['slices'] },
  stage: { page: 'journey.html', under: ['journey', 'stages'] },
  event: { page: 'journey.html', under: ['events'] },
  fork: { page: 'grid.html', under: ['forks'] },
  stream: { page: '', under: ['streams'] },
  'supporting stream': { page: '', under: ['streams'] },
  'revenue stream': { page: 'revenue.html', under: ['revenueStreams'] },
  policy: { page: 'policies.html', under: ['policies'] },
  capability: { page: 'capabilities.html', under: ['capabilities'] },
  system: { page: 'capabilities.html', under: ['systems'] },
  interface: { page: 'seams.html', under: ['interfaces'] },
  team: { page: 'people.html', under: ['teams'] },
  person: { page: 'people.html', under: ['people'] },
  function: { page: 'people.html', under: ['functions'] },
  role: { page: 'people.html', under: ['roles'] },
  source: { page: 'sources.html', under: ['sources'] },
  alert: { page: 'sources.html', under: ['alerts'] },
  decision: { page: 'decisions.html', under: ['decisions'] },
  review: { page: 'decisions.html', under: ['reviews'] },
  override: { page: 'decisions.html', under: ['overrides'] },
  experiment: { page: 'decisions.html', under: ['experiments'] },
}

/** The kinds in the order of the pages; a supporting stream is a stream. */
export const THING_KINDS = (Object.keys(KINDS) as Kind[]).filter((kind) => kind !== 'supporting stream')

/** The name of an element on its page, unique there. */
export const anchorOf = (kind: Kind, id: string): string => `${kind.replaceAll(' ', '-')}-${id}`

export const cellAnchor = (slice: string, stage: string): string => `cell-${slice}--${stage}`

export const streamFile = (id: string): string => `stream-${id}.html`

export const ruleFile = (code: string): string => `rule-${code}.html`

const hrefOf = (kind: Kind, id: string): string =>
  kind === 'stream' || kind === 'supporting stream'
    ? streamFile(id)
    : `${KINDS[kind].page}#${anchorOf(kind, id)}`

/** The things of a kind, by id. */
export const thingsOf = (
  map: ValueStreamMap,
  kind: Kind,
): ReadonlyMap<string, { readonly name?: string }> => {
  if (kind === 'goal') return new Map(Object.entries(map.organisation.goals))
  if (kind === 'stage') return map.stages
  const [section] = KINDS[kind].under
  return map[section as 'streams']
}

const kindOfPath = (path: Path): { kind: Kind; id: string } | null => {
  const kind = THING_KINDS.find((one) => KINDS[one].under.every((step, i) => step === path[i]))
  const id = kind && path[KINDS[kind].under.length]
  return kind === undefined || id === undefined ? null : { kind, id: String(id) }
}

/** Smaller than this part of its size a drawing can't be read: the window scrolls instead. */
const LEAST_SCALE = 0.75

/** A drawing in a page: it shrinks with the window. */
const embedded = (svg: string): string => {
  const [, width] = /viewBox="0 0 (\d+)/.exec(svg) ?? []
  return svg.replace('<svg ', `<svg style="min-width:${Math.round(Number(width) * LEAST_SCALE)}px" `)
}

export const contextOf = (request: {
  readonly loaded: LoadedMap
  readonly judgement: Judgement
  readonly rules: readonly RuleText[]
  readonly today?: string
}): Context => {
  const { loaded, judgement, today } = request
  const { map } = loaded
  const has = (kind: Kind, id: string): boolean => thingsOf(map, kind).has(id)
  const nameOf = (kind: Kind, id: string): string => thingsOf(map, kind).get(id)?.name ?? id
  const link = (kind: Kind, id: string): Html =>
    has(kind, id)
      ? html`<a href="${hrefOf(kind, id)}">${nameOf(kind, id)}</a>`
      : html`<span class="missing">${id} (not defined)</span>`

  /** Where a path leads, if the site shows it: a thing, or a cell of the grid. */
  const place = (path: Path): { href: string; name: string } | null => {
    const [section, slice, stage] = path.map(String)
    if (section === 'grid') {
      return slice !== undefined && stage !== undefined && map.slices.has(slice) && map.stages.has(stage)
        ? {
            href: `grid.html#${cellAnchor(slice, stage)}`,
            name: `${nameOf('stage', stage)} for ${nameOf('slice', slice)}`,
          }
        : null
    }
    const thing = kindOfPath(path)
    return thing && has(thing.kind, thing.id)
      ? { href: hrefOf(thing.kind, thing.id), name: nameOf(thing.kind, thing.id) }
      : null
  }

  const naming = new Map<string, Map<string, string>>()
  for (const { path, id, expected } of loaded.references) {
    const kind = expected.find((one) => has(one, id))
    const by = place(path)
    if (kind === undefined || by === null) continue
    const target = hrefOf(kind, id)
    if (by.href !== target) naming.set(target, (naming.get(target) ?? new Map()).set(by.href, by.name))
  }

  const found = new Set(
    [judgement.diagnostics, judgement.suppressed, judgement.overridden, judgement.baselined].flatMap((all) =>
      all.map(({ code }) => code),
    ),
  )
  for (const { rule } of map.overrides.values()) found.add(rule)
  const rules = new Map(request.rules.map((rule) => [rule.code, rule]))

  return {
    loaded,
    map,
    judgement,
    today,
    rules,
    explained: [...rules.values()].filter(({ code }) => found.has(code)),
    nameOf,
    link,
    links: (kind, ids) => ids.map((id, i) => (i === 0 ? link(kind, id) : [', ', link(kind, id)])),
    linkOrName: (kind, text) => (has(kind, text) ? link(kind, text) : text),
    namedBy: (kind, id) =>
      [...(naming.get(hrefOf(kind, id)) ?? [])].map(([href, name]) => html`<a href="${href}">${name}</a>`),
    logic: (text) => {
      const parts: Content[] = []
      let from = 0
      for (const { kind, name, from: start, to } of namesIn(parseLogic(text).ast)) {
        if (kind !== 'event' && kind !== 'stage') continue
        if (!has(kind, name)) continue
        parts.push(
          text.slice(from, start),
          html`<a href="${hrefOf(kind, name)}">${text.slice(start, to)}</a>`,
        )
        from = to
      }
      return html`<code>${[...parts, text.slice(from)]}</code>`
    },
    drawing: (subject, id) =>
      html`<div class="drawing" role="region" aria-label="Drawing" tabindex="0">
        ${raw(
          embedded(
            draw(map, { subject, id, format: 'svg', today, href: (path) => place(path)?.href ?? null }),
          ),
        )}
      </div>`,
  }
}
