/**
 * The card of a stream as a team charter on one page, A4 upright. Every part has its fixed place, the same for
 * all streams of a kind; what has no room is set in smaller type, then cut with a count, and is there in full for
 * a pointer or a screen reader.
 */
import { keyComponents, readiness } from '../identify/readiness.ts'
import type { Light } from '../model/answers.ts'
import { BOUNDARY_ITEMS, type BoundaryItem, type Stream, type ValueStreamMap } from '../model/schema.ts'
import { boundaryChoice } from './boundaries.ts'
import { cardContent, type Section } from './card-content.ts'
import { drawEntries, heightOf, heightsOf, inFull, SIZES, SMALLEST } from './entries.ts'
import { huesOf } from './hues.ts'
import { penOf, sheet, type Look, type Pen } from './pen.ts'
import { line, rect, tag, text, titled } from './svg.ts'
import { clip, wrap } from './text.ts'
import { nameIn, servedBy } from './wording.ts'

/** A4 at 96 dots per inch. */
const WIDTH = 794
const HEIGHT = 1123
const MARGIN = 40
const INNER = WIDTH - 2 * MARGIN
const GAP = 10

const header = (map: ValueStreamMap, { name, kind, lifecycle, promise }: Stream): string => {
  const names = wrap(name, { width: INNER, size: 24, bold: true, lines: 2 })
  const promised = wrap(promise, { width: INNER, size: 13, lines: names.length === 2 ? 1 : 2 })
  return [
    rect({ x: 0, y: 0, width: WIDTH, height: 8 }, 'ink'),
    text(
      `${kind === 'supporting' ? 'SUPPORTING STREAM' : 'VALUE STREAM'} CHARTER · ${lifecycle.toUpperCase()}`,
      MARGIN,
      38,
      {
        size: 10,
        bold: true,
        className: 'label',
      },
    ),
    text(clip(map.organisation.name, 260, 11), WIDTH - MARGIN, 38, {
      size: 11,
      className: 'dimmed',
      anchor: 'end',
    }),
    text(names, MARGIN, 68, { size: 24, bold: true, leading: 28 }),
    text(promised, MARGIN, 66 + names.length * 25, { size: 13, className: 'dimmed', leading: 17 }),
  ].join('')
}

const lights = (title: string, all: readonly Light[], x: number, y: number, width: number): string =>
  [
    text(title.toUpperCase(), x, y, { size: 9.5, bold: true, className: 'label' }),
    ...all.map(({ name, lit, why }, at) => {
      const top = y + 18 + at * 16
      const words = `${name} – ${why}`
      return tag(
        'g',
        {},
        titled(`${lit ? 'Lit' : 'Not lit'}: ${words}`),
        tag('circle', { class: lit ? 'lit' : 'unlit', cx: x + 5, cy: top - 3.5, r: 4.5 }),
        text(clip(words, width - 18, 10.5), x + 16, top, { size: 10.5 }),
      )
    }),
  ].join('')

const promiseBoxes = (map: ValueStreamMap, id: string, stream: Stream, pen: Pen): string[] => {
  const proof = (event: string | undefined): string =>
    event === undefined ? 'no proof point' : `proof: ${nameIn(map.events, event)}`
  const parts = [
    { label: 'For', key: 'for', words: servedBy(map, stream) },
    {
      label: 'Trigger',
      key: 'trigger',
      words: stream.trigger,
      proof: stream.proofPoints?.trigger,
      isProven: true,
    },
    {
      label: 'Finish line',
      key: 'finishLine',
      words: stream.finishLine,
      proof: stream.proofPoints?.finishLine,
      isProven: true,
    },
    { label: 'Outcome', key: 'outcome', words: stream.outcome },
  ]
  const width = (INNER - 3 * GAP) / 4
  return parts.map(({ label, key, words, proof: event, isProven }, at) => {
    const box = { x: MARGIN + at * (width + GAP), y: 252, width, height: 100 }
    return pen({
      path: ['streams', id, key],
      box,
      radius: 6,
      title: `${label}: ${words}`,
      body: [
        rect(box, 'panel', 6),
        text(label.toUpperCase(), box.x + 10, box.y + 17, { size: 9.5, bold: true, className: 'label' }),
        text(wrap(words, { width: width - 20, size: 11, lines: isProven ? 4 : 5 }), box.x + 10, box.y + 33, {
          size: 11,
          leading: 14,
        }),
        isProven
          ? text(clip(proof(event), width - 20, 10), box.x + 10, box.y + 92, {
              size: 10,
              className: event === undefined ? 'missing' : 'dimmed',
            })
          : '',
      ].join(''),
    })
  })
}

const STAGES = 364

const stages = (map: ValueStreamMap, id: string, stream: Stream, pen: Pen): string => {
  const { stages: path } = stream
  const width = path.length === 0 ? INNER : INNER / path.length
  const arrows = path.map((stage, at) => {
    const x = MARGIN + at * width
    const tip = Math.min(9, width / 4)
    const points = [
      [x, STAGES],
      [x + width - tip - 3, STAGES],
      [x + width - 3, STAGES + 15],
      [x + width - tip - 3, STAGES + 30],
      [x, STAGES + 30],
      ...(at === 0 ? [] : [[x + tip, STAGES + 15]]),
    ]
    return [
      tag('polygon', { class: 'soft', points: points.map((point) => point.join(',')).join(' ') }),
      text(clip(nameIn(map.stages, stage), width - 34, 11.5, true), x + 16, STAGES + 19, {
        size: 11.5,
        bold: true,
      }),
    ].join('')
  })
  return pen({
    path: ['streams', id, 'stages'],
    box: { x: MARGIN, y: STAGES, width: INNER, height: 30 },
    title: `Stages: ${path.map((stage) => nameIn(map.stages, stage)).join(' → ') || 'none'}`,
    body:
      path.length === 0
        ? text(
            stream.kind === 'supporting' ? 'At all stages of the journey' : 'names no stage of the journey',
            MARGIN,
            STAGES + 19,
            { size: 11.5, className: stream.kind === 'supporting' ? 'dimmed' : 'missing' },
          )
        : arrows.join(''),
  })
}

const COLUMNS_TOP = 410
const STRIP = 1034
const COLUMN = (INNER - 24) / 2

const ROOM = STRIP - 12 - COLUMNS_TOP
/** Of a section: its rule and title above the list, and the space beneath. */
const TITLE = 20
const BENEATH = 10

const needsOf = (sections: readonly Section[], size: number): number[] =>
  sections.map(({ entries }) => heightOf(entries, COLUMN, size) + TITLE + BENEATH)

/** The largest size at which both columns have room for all that they hold. */
const sizeOf = (columns: readonly (readonly Section[])[]): number =>
  SIZES.find((size) =>
    columns.every((sections) => needsOf(sections, size).reduce((sum, need) => sum + need, 0) <= ROOM),
  ) ?? SMALLEST

const column = (sections: readonly Section[], x: number, size: number, pen: Pen): string[] => {
  const shares = sections.map(({ share }) => share)
  const heights = heightsOf(needsOf(sections, size), shares, ROOM)
  let y = COLUMNS_TOP
  return sections.map(({ title, path, entries }, at) => {
    const box = { x, y, width: COLUMN, height: (heights[at] ?? 0) - BENEATH }
    y += heights[at] ?? 0
    return pen({
      path,
      box: { x: x - 4, y: box.y, width: COLUMN + 8, height: box.height },
      title: `${title}: ${entries.map(inFull).join('; ')}`,
      body: [
        line(x, box.y, x + COLUMN, box.y, 'hair'),
        text(title.toUpperCase(), x, box.y + 15, { size: 9.5, bold: true, className: 'label' }),
        drawEntries(entries, { x, y: box.y + TITLE, width: COLUMN, height: box.height - TITLE }, size),
      ].join(''),
    })
  })
}

const ITEM_LABELS: Readonly<Record<BoundaryItem, string>> = {
  'user-experience': 'UX',
  identity: 'Identity',
  integration: 'Integration',
  infrastructure: 'Infra',
  security: 'Security',
  observability: 'Observe',
  release: 'Release',
  'failure-domains': 'Failure',
  analytics: 'Analytics',
  billing: 'Billing',
  crm: 'CRM',
  onboarding: 'Onboard',
}

const boundaryStrip = (map: ValueStreamMap, id: string, stream: Stream, pen: Pen): string => {
  const width = INNER / BOUNDARY_ITEMS.length
  const all = BOUNDARY_ITEMS.map((item) => boundaryChoice(map, id, item))
  const cells = all.map(({ choice, className }, at) => {
    const x = MARGIN + at * width
    const box = { x: x + 1.5, y: STRIP + 14, width: width - 3, height: 32 }
    const item = BOUNDARY_ITEMS[at]
    return [
      rect(box, className, 4),
      text(item === undefined ? '' : clip(ITEM_LABELS[item], width - 4, 9.5), x + width / 2, box.y + 13, {
        size: 9.5,
        anchor: 'middle',
      }),
      text(choice, x + width / 2, box.y + 26, {
        size: 9.5,
        anchor: 'middle',
        className: choice === 'open' ? 'missing' : 'dimmed',
      }),
    ].join('')
  })
  return pen({
    path: ['streams', id, 'boundaries'],
    box: { x: MARGIN, y: STRIP, width: INNER, height: 48 },
    title: `Boundaries of ${stream.name}: ${BOUNDARY_ITEMS.map((item, at) => `${item} ${all[at]?.choice ?? ''}`).join(', ')}`,
    body:
      text('BOUNDARIES: SHARED OR OWNED', MARGIN, STRIP + 6, { size: 9.5, bold: true, className: 'label' }) +
      cells.join(''),
  })
}

/** Draws the card of a stream as a charter; an unknown stream gives null. */
export const drawCard = (map: ValueStreamMap, id: string, look: Look = {}): string | null => {
  const stream = map.streams.get(id)
  if (stream === undefined) return null
  const pen = penOf(look)
  const { left, right } = cardContent(map, id, stream)
  const size = sizeOf([left, right])
  const body = [
    pen({
      path: ['streams', id],
      box: { x: MARGIN - 8, y: 22, width: INNER + 16, height: 108 },
      title: `${stream.name}: ${stream.promise}`,
      body: header(map, stream),
    }),
    line(MARGIN, 138, WIDTH - MARGIN, 138, 'hair'),
    lights('Readiness', readiness(map, id, look.today), MARGIN, 156, COLUMN),
    lights('Key components', keyComponents(map, id), MARGIN + COLUMN + 24, 156, COLUMN),
    '\n',
    ...promiseBoxes(map, id, stream, pen),
    stages(map, id, stream, pen),
    ...column(left, MARGIN, size, pen),
    ...column(right, MARGIN + COLUMN + 24, size, pen),
    boundaryStrip(map, id, stream, pen),
    text(`streams.${id}`, MARGIN, HEIGHT - 20, { size: 9, className: 'faint' }),
  ].join('')
  return sheet(
    {
      width: WIDTH,
      height: HEIGHT,
      printed: { width: '210mm', height: '297mm' },
      title: `Charter of ${stream.name}`,
      description: stream.promise,
    },
    look,
    tag('g', { class: `hue${huesOf(map.streams.keys()).get(id) ?? 0}` }, body),
  )
}
