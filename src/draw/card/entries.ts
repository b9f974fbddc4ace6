/** Lists of words in boxes that share a column: one size of type for all, and room from those that have some to spare. */
import type { Entry } from './content.ts'
import { escapeXml, tag, text, type Box } from '../svg.ts'
import { widthOf, wrap } from '../text.ts'

/** The sizes of type that are tried, from the largest. */
export const SMALLEST = 9.5
export const SIZES = [11.5, 10.5, SMALLEST] as const

const LEADING = 1.28
/** Between two entries, in sizes. */
const SPACE = 0.28
const SEPARATOR = ' – '

export const inFull = ({ head, text: words }: Entry): string =>
  head === undefined ? words : words === '' ? head : `${head}${SEPARATOR}${words}`

// Bold heads run wider than the rest.
const linesOf = (entry: Entry, width: number, size: number, lines?: number): string[] =>
  wrap(inFull(entry), {
    width: width - (entry.head === undefined ? 0 : Math.min(width, widthOf(entry.head, size)) * 0.07),
    size,
    lines,
  })

/** How high a list is at a size. */
export const heightOf = (entries: readonly Entry[], width: number, size: number): number =>
  entries.reduce((sum, entry) => sum + (linesOf(entry, width, size).length * LEADING + SPACE) * size, 0)

/**
 * Heights of boxes in a column. Each has its share; a list that needs more takes it from those with room to
 * spare. What can't be had at all is taken from everybody.
 */
export const heightsOf = (needs: readonly number[], shares: readonly number[], room: number): number[] => {
  const all = shares.reduce((sum, share) => sum + share, 0)
  const slots = shares.map((share) => (room * share) / all)
  const needed = needs.reduce((sum, need) => sum + need, 0)
  if (needed > room) return needs.map((need) => (need * room) / needed)
  const lacking = slots.reduce((sum, slot, at) => sum + Math.max(0, (needs[at] ?? 0) - slot), 0)
  const spare = slots.reduce((sum, slot, at) => sum + Math.max(0, slot - (needs[at] ?? 0)), 0)
  return slots.map((slot, at) => {
    const need = needs[at] ?? 0
    return need > slot ? need : slot - (spare === 0 ? 0 : ((slot - need) * lacking) / spare)
  })
}

const drawEntry = (entry: Entry, lines: readonly string[], x: number, y: number, size: number): string => {
  const className = entry.isMissing ? 'missing' : undefined
  const { head = '' } = entry
  const first = lines[0] ?? ''
  if (head === '' || !first.startsWith(head))
    return text(lines, x, y, { size, className, leading: size * LEADING })
  // The head is part of the first line, so that the words follow it as they would in a sentence.
  return tag(
    'text',
    { x, y, 'font-size': size, class: className },
    tag('tspan', { 'font-weight': 600 }, escapeXml(head)),
    tag('tspan', {}, escapeXml(first.slice(head.length))),
    ...lines.slice(1).map((line) => tag('tspan', { x, dy: size * LEADING }, escapeXml(line))),
  )
}

/** Draws a list into a box, from its top. Whatever has no room is counted in the last line. */
export const drawEntries = (
  entries: readonly Entry[],
  { x, y, width, height }: Box,
  size: number,
): string => {
  const leading = size * LEADING
  const space = size * SPACE
  const fits = heightOf(entries, width, size) <= height + 0.01
  const bottom = y + height
  let top = y + size
  const drawn: string[] = []
  for (const [at, entry] of entries.entries()) {
    const isLast = at === entries.length - 1
    const lines = linesOf(entry, width, size)
    // Without room for all, a line is kept for the count of what is left.
    const most = fits ? lines.length : Math.floor((bottom - top - (isLast ? 0 : leading)) / leading) + 1
    const shown = lines.length <= most ? lines : most > 0 ? linesOf(entry, width, size, most) : []
    drawn.push(drawEntry(entry, shown, x, top, size))
    top += shown.length * leading + space
    if (shown.length === lines.length) continue
    const left = entries.length - at - (shown.length > 0 ? 1 : 0)
    if (left > 0) drawn.push(text(`… and ${left} more`, x, top, { size, className: 'dimmed' }))
    break
  }
  return drawn.join('')
}
