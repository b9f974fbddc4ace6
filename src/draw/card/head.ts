/** The upper part of a card: name and promise, lights, from trigger to outcome, stages. */
import type { Light } from '../../model/answers.ts'
import type { Stream, ValueStreamMap } from '../../model/schema.ts'
import type { Pen } from '../pen.ts'
import { rect, tag, text, titled } from '../svg.ts'
import { clip, wrap } from '../text.ts'
import { nameIn, servedBy } from '../wording.ts'
import { INNER, MARGIN, WIDTH } from './page.ts'

const GAP = 10

export const header = (map: ValueStreamMap, { name, kind, lifecycle, promise }: Stream): string => {
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

export const lights = (title: string, all: readonly Light[], x: number, y: number, width: number): string =>
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

export const promiseBoxes = (map: ValueStreamMap, id: string, stream: Stream, pen: Pen): string[] => {
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

export const stages = (map: ValueStreamMap, id: string, stream: Stream, pen: Pen): string => {
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
