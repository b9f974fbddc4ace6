/** What every drawing does with the things it shows: name them, link them, mark what differs. */
import type { Path } from '../model/place.ts'
import { styleSheet, type Theme } from './colours.ts'
import { escapeXml, rect, tag, text, titled, type Box } from './svg.ts'
import { clip, widthOf } from './text.ts'

export const MARKS = ['added', 'removed', 'changed'] as const

export type Mark = (typeof MARKS)[number]

export interface Look {
  /** Path joined by dots, such as `streams.shop` → how it differs. */
  readonly marks?: ReadonlyMap<string, Mark>
  /** Where a thing leads to, if anywhere. */
  readonly href?: (path: Path) => string | null
  readonly theme?: Theme
  /** The day on which it is drawn, such as `2026-11-23`: whether a review is overdue depends on it. */
  readonly today?: string
}

/** How things are marked: a thing of which a part is marked has changed. */
export const marking = (marks: ReadonlyMap<string, Mark> = new Map()): ((path: Path) => Mark | undefined) => {
  const all = new Map<string, Mark>()
  for (const path of marks.keys()) {
    for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      all.set(path.slice(0, dot), 'changed')
    }
  }
  for (const [path, mark] of marks) all.set(path, mark)
  return (path) => (path.length < 2 ? undefined : all.get(path.join('.')))
}

/** A thing of the map, as it is drawn. */
interface Thing {
  readonly path: Path
  readonly box: Box
  /** Said in full: what a pointer or a screen reader gets. */
  readonly title: string
  readonly body: string
  readonly className?: string
  readonly radius?: number
}

export type Pen = (thing: Thing) => string

const outline = ({ box, radius = 0 }: Thing, mark: Mark): string => {
  const { x, y, width, height } = box
  const label = widthOf(mark, 10, true) + 12
  return [
    rect({ x: x - 3, y: y - 3, width: width + 6, height: height + 6 }, `mark ${mark}`, radius + 3),
    rect({ x: x + width - label - 4, y: y - 11, width: label, height: 16 }, `tag ${mark}`, 8),
    text(mark, x + width - label / 2 - 4, y + 0.5, {
      size: 10,
      bold: true,
      className: 'on',
      anchor: 'middle',
    }),
  ].join('')
}

/** A pen that knows the marks and links of a drawing. */
export const penOf = ({ marks, href }: Look): Pen => {
  const markOf = marking(marks)
  return (thing) => {
    const mark = markOf(thing.path)
    const link = href?.(thing.path) ?? null
    // What is removed is faded; that it is removed is not.
    const body = mark === 'removed' ? tag('g', { class: 'faded' }, thing.body) : thing.body
    const group = tag(
      'g',
      { class: thing.className, 'data-path': thing.path.join('.'), 'data-mark': mark },
      titled(mark === undefined ? thing.title : `${thing.title} (${mark})`),
      body,
      mark === undefined ? '' : outline(thing, mark),
    )
    return `${link === null ? group : tag('a', { href: link }, group)}\n`
  }
}

interface Sheet {
  readonly width: number
  readonly height: number
  readonly title: string
  readonly description: string
  /** Size in the real world, for what is printed. */
  readonly printed?: { readonly width: string; readonly height: string }
}

const HATCH = tag(
  'defs',
  {},
  tag(
    'pattern',
    {
      id: 'millrace-hatch',
      width: 8,
      height: 8,
      patternUnits: 'userSpaceOnUse',
      patternTransform: 'rotate(45)',
    },
    tag('line', { class: 'hatching', x1: 0, y1: 0, x2: 0, y2: 8, 'stroke-width': 1.2 }),
  ),
)

/** A whole SVG document. */
export const sheet = (page: Sheet, { theme = 'auto', href }: Look, body: string): string => {
  const { width, height, title, description, printed } = page
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'millrace',
    // An image has no parts for a screen reader; one whose parts are links is a group of them.
    role: href === undefined ? 'img' : 'group',
    width: printed?.width ?? width,
    height: printed?.height ?? height,
    viewBox: `0 0 ${Math.round(width)} ${Math.round(height)}`,
    'aria-label': title,
  }
  return `${tag(
    'svg',
    attributes,
    '\n',
    titled(title),
    tag('desc', {}, escapeXml(description)),
    tag('style', {}, `\n${styleSheet(theme)}\n`),
    HATCH,
    '\n',
    rect({ x: 0, y: 0, width, height }, 'page'),
    '\n',
    body,
  )}\n`
}

/** The heading of a drawing: what it shows, and of what. */
export const heading = (title: string, under: string, x: number, width: number): string =>
  [
    text(clip(title, width, 20, true), x, 42, { size: 20, bold: true }),
    text(clip(under, width, 12.5), x, 63, { size: 12.5, className: 'dimmed' }),
    '\n',
  ].join('')

/** One or many of something, in words. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`
