/** Draws a map. Pure: the same map and the same request give the same text, on every machine. */
import { didYouMean } from '../model/did-you-mean.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import { archiMateExchange } from './archimate/exchange.ts'
import { drawCard } from './card/draw-card.ts'
import { drawGrid } from './grid/draw-grid.ts'
import { drawMap } from './map/draw-map.ts'
import { mermaidCard, mermaidMap, mermaidNetwork, mermaidSeams } from './mermaid/mermaid.ts'
import { drawNetwork } from './network/draw-network.ts'
import type { Look } from './pen.ts'
import { drawSeams } from './seams/draw-seams.ts'
import { FORMATS_OF, type Format, type Subject } from './subjects.ts'

export { MARKS, type Look, type Mark } from './pen.ts'
export { THEMES, type Theme } from './colours.ts'
export { FORMATS, FORMATS_OF, SUBJECTS, type Format, type Subject } from './subjects.ts'
export { drawMap } from './map/draw-map.ts'

export interface DrawRequest extends Look {
  readonly subject: Subject
  readonly format: Format
  /** The stream whose card is drawn. */
  readonly id?: string
}

/** It can't be drawn as asked. The message says what can. */
export class DrawError extends Error {
  override readonly name = 'DrawError'
}

/** The stream whose card is asked for. @throws DrawError if there is none. */
const cardOf = ({ streams }: ValueStreamMap, id: string | undefined): string => {
  if (id !== undefined && streams.has(id)) return id
  const known = [...streams.keys()]
  const listed =
    known.length === 0
      ? 'The map has no streams.'
      : `The streams are: ${known.slice(0, 20).join(', ')}${known.length > 20 ? ', …' : ''}.`
  throw new DrawError(
    id === undefined
      ? `A card is that of a stream: name one. ${listed}`
      : `There is no stream \`${id}\`.${didYouMean(id, known)} ${listed}`,
  )
}

type Drawer = (map: ValueStreamMap, look: Look, id: string | undefined) => string

const DRAWN: Readonly<Record<Subject, Partial<Record<Format, Drawer>>>> = {
  map: { svg: drawMap, mermaid: mermaidMap, archimate: archiMateExchange },
  grid: { svg: drawGrid },
  card: {
    svg: (map, look, id) => drawCard(map, cardOf(map, id), look) ?? '',
    mermaid: (map, look, id) => mermaidCard(map, cardOf(map, id), look),
  },
  seams: { svg: drawSeams, mermaid: mermaidSeams },
  network: { svg: drawNetwork, mermaid: mermaidNetwork },
}

/**
 * Draws a map, or a part of it.
 *
 * @throws DrawError if the subject has no such format, or if there is no such stream.
 */
export const draw = (map: ValueStreamMap, request: DrawRequest): string => {
  const { subject, format, id } = request
  const formats = FORMATS_OF[subject]
  if (!formats.includes(format)) {
    throw new DrawError(
      format !== 'archimate'
        ? `The ${subject} is not drawn as ${format}; its formats are: ${formats.join(', ')}.`
        : `ArchiMate holds the whole map, not the ${subject} alone: draw the \`map\` as archimate.`,
    )
  }
  const drawn = DRAWN[subject][format]
  return drawn === undefined ? '' : drawn(map, request, id)
}
