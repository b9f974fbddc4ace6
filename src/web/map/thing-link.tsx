/** Links to what a thing refers to. */
import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { pageOf } from '../../model/pages.ts'
import type { Path } from '../../model/place.ts'
import type { Kind } from '../../model/schema.ts'
import { useKnownMap } from './known-map.tsx'

/** A link to the page of what stands at a path of the map. */
export const PathLink = ({ path, children }: { path: Path; children: ReactNode }) => {
  const page = pageOf(path)
  return page === null ? children : <Link to={page}>{children}</Link>
}

/** The name of a thing, linked; an id that leads nowhere is shown as such. */
export const ThingLink = ({ kinds, id }: { kinds: readonly Kind[]; id: string }) => {
  const thing = useKnownMap().things.find(kinds, id)
  if (thing) return <PathLink path={thing.path}>{thing.name}</PathLink>
  return (
    <span className="warn-text" title="The map has nothing of this id">
      {id}
    </span>
  )
}

/** Several things in one line. */
export const ThingLinks = ({ kinds, ids }: { kinds: readonly Kind[]; ids: readonly string[] }) =>
  ids.map((id, i) => (
    <span key={id}>
      {i > 0 && ', '}
      <ThingLink kinds={kinds} id={id} />
    </span>
  ))
