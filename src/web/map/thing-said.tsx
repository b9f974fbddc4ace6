/** A thing of the map as people read it, with its form. */
import type { ReactNode } from 'react'
import { Editable } from '../edit/editable.tsx'
import { schemaAt, shapeOf } from '../edit/shapes.ts'
import { Said } from './said.tsx'
import type { Thing } from './things.ts'

/** @param omit A part that the heading says already. */
export const ThingSaid = ({ thing, heading, omit }: { thing: Thing; heading: ReactNode; omit?: string }) => {
  const schema = schemaAt(thing.path)
  return (
    <Editable path={thing.path} what={thing.name} heading={heading}>
      {schema && <Said shape={shapeOf(schema)} value={thing.value} thing={thing.value} omit={omit} />}
    </Editable>
  )
}
