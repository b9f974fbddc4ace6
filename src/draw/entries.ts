/** Lists of words in a box of fixed size: the type gets smaller until they fit, and then they are cut with a count. */
import { text, type Box, tag, escapeXml } from './svg.ts'
import { widthOf, wrap } from './text.ts'
import type { Entry } from './card-content.ts'

const SIZES = [11.5, 10.5, 9.5] as const
const SEPARATOR = ' – '

export const inFull = ({ head, text: words }: Entry): string =>
  head === undefined ? words : words === '' ? head : `${head}${SEPARATOR}${words}`

const drawEntry = (entry: Entry, lines: readonly string[], x: number, y: number, size: number): string => {
  const className = entry.isMissing ? 'missing' : undefined
  const { head = '' } = entry
  const first = lines[0] ?? ''
  if (head === '' || !first.startsWith(head))
    return text(lines, x, y, { size, className, leading: size * 1.28 })
  // The head is part of the first line, so that the words follow it as they would in a sentence.
  return tag(
    'text',
    { x, y, 'font-size': size, class: className },
    tag('tspan', { 'font-weight': 600 }, escapeXml(head)),
    tag('tspan', {}, escapeXml(first.slice(head.length))),
    ...lines.slice(1).map((line) => tag('tspan', { x, dy: size * 1.28 }, escapeXml(line))),
  )
}

/** Draws the entries of a list into a box, from its top. Whatever has no room is counted in the last line. */
export const drawEntries = (entries: readonly Entry[], { x, y, width, height }: Box): string => {
  const laidOut = (size: number) => {
    // Bold heads run wider than the rest.
    const lists = entries.map((entry) =>
      wrap(inFull(entry), {
        width: width - (entry.head === undefined ? 0 : widthOf(entry.head, size) * 0.07),
        size,
      }),
    )
    const needed = lists.reduce((sum, list) => sum + list.length * size * 1.28 + size * 0.28, 0)
    return { size, lists, needed }
  }
  const attempts = SIZES.map(laidOut)
  const chosen = attempts.find(({ needed }) => needed <= height) ?? attempts.at(-1)
  if (chosen === undefined) return ''
  const { size, lists, needed } = chosen
  const leading = size * 1.28
  const fits = needed <= height
  let room = Math.floor(height / leading) - (fits ? 0 : 1)
  let top = y + size
  const drawn: string[] = []
  for (const [at, entry] of entries.entries()) {
    const lines = lists[at] ?? []
    if (!fits && lines.length > room) {
      const shown = room > 1 ? wrap(inFull(entry), { width, size, lines: room }) : []
      drawn.push(drawEntry(entry, shown, x, top, size))
      top += shown.length * leading
      const left = entries.length - at - (shown.length > 0 ? 1 : 0)
      drawn.push(left === 0 ? '' : text(`… and ${left} more`, x, top, { size, className: 'dimmed' }))
      return drawn.join('')
    }
    drawn.push(drawEntry(entry, lines, x, top, size))
    top += lines.length * leading + (fits ? size * 0.28 : 0)
    room -= lines.length
  }
  return drawn.join('')
}
