/** What can be drawn, and in which formats. */

export const SUBJECTS = ['map', 'grid', 'card', 'seams', 'network'] as const
export const FORMATS = ['svg', 'mermaid', 'archimate'] as const

export type Subject = (typeof SUBJECTS)[number]
export type Format = (typeof FORMATS)[number]

/**
 * Subject → its formats. A grid is a table, which Mermaid has not; ArchiMate exchanges a whole model, so it
 * goes with the map.
 */
export const FORMATS_OF: Readonly<Record<Subject, readonly Format[]>> = {
  map: ['svg', 'mermaid', 'archimate'],
  grid: ['svg'],
  card: ['svg', 'mermaid'],
  seams: ['svg', 'mermaid'],
  network: ['svg', 'mermaid'],
}
