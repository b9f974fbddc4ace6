/** Writing SVG: elements as text, escaped. */

export type Attributes = Readonly<Record<string, string | number | undefined>>

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What XML 1.0 can't hold: control characters, halves of surrogate pairs, the two non-characters. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in XML, in an element or in an attribute. What XML can't hold becomes “\ufffd”. */
export const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one)

const written = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : escapeXml(value)

/** An element; attributes that are undefined are left out. Children are XML already. */
export const tag = (name: string, attributes: Attributes, ...children: readonly string[]): string => {
  const listed = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${written(value)}"`]))
    .join('')
  const inner = children.join('')
  return inner === '' ? `<${name}${listed}/>` : `<${name}${listed}>${inner}</${name}>`
}

export const titled = (text: string): string => tag('title', {}, escapeXml(text))

export const rect = ({ x, y, width, height }: Box, className: string, radius = 0): string =>
  tag('rect', { class: className, x, y, width, height, rx: radius === 0 ? undefined : radius })

export const line = (x1: number, y1: number, x2: number, y2: number, className: string): string =>
  tag('line', { class: className, x1, y1, x2, y2 })

interface TextStyle {
  readonly size: number
  readonly className?: string
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  /** Distance of the lines; default 1.3 × size. */
  readonly leading?: number
}

/** Lines of text; `y` is the base line of the first one. No lines give nothing. */
export const text = (lines: string | readonly string[], x: number, y: number, style: TextStyle): string => {
  const all = typeof lines === 'string' ? [lines] : lines
  if (all.length === 0) return ''
  const { size, className, bold, anchor, leading = size * 1.3 } = style
  const attributes = {
    class: className,
    x,
    y,
    'font-size': size,
    'font-weight': bold ? 600 : undefined,
    'text-anchor': anchor === 'start' ? undefined : anchor,
  }
  return all.length === 1
    ? tag('text', attributes, escapeXml(all[0] ?? ''))
    : tag(
        'text',
        attributes,
        ...all.map((one, at) => tag('tspan', { x, dy: at === 0 ? undefined : leading }, escapeXml(one))),
      )
}
