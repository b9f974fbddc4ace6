import type { MapFile } from '../../model/schema.ts'
import type { Measured } from '../../flow/facts.ts'
import { feeds } from '../../model/measured-by.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

/** The teams to which sources of a stream give items of this kind; none where no source tells teams apart. */
export const teamsOf = (map: MapFile, stream: string, measured: Measured): Named[] => {
  const sources = Object.values(map.sources ?? {}).filter(
    (source) => (source.measures ?? 'work') === measured && feeds(source.stream, stream),
  )
  const ids = new Set(
    sources.flatMap(({ team = [] }) => (typeof team === 'string' ? [team] : team.map(({ is }) => is))),
  )
  return [...ids].map((id) => ({ id, name: map.teams?.[id]?.name ?? id }))
}
