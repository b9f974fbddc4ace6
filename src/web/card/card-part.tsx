/** A part of a card: what the stream says of it, what to do if it says nothing, and its form. */
import { useMemo, type ReactNode } from 'react'
import { Prose } from '../parts/prose.tsx'
import { isParts, valueAt } from '../edit/changes.ts'
import { Editable } from '../edit/editable.tsx'
import { schemaAt, shapeOf } from '../edit/shapes.ts'
import { useKnownMap } from '../map/known-map.tsx'
import { Said, saidParts } from '../map/said.tsx'

interface CardPartProps {
  readonly id: string
  readonly title: string
  /** Keys of the card that belong here. */
  readonly keys: readonly string[]
  /** What to do if nothing is said. */
  readonly empty: string
  /** What else is known of it from elsewhere in the map. */
  readonly children?: ReactNode
  /** Instead of what the parts say in words. */
  readonly shown?: ReactNode
}

export const CardPart = ({ id, title, keys, empty, children, shown }: CardPartProps) => {
  const { map, things } = useKnownMap()
  const path = useMemo(() => ['streams', id], [id])
  const stream = valueAt(map, path)
  const parts = useMemo(() => {
    const schema = schemaAt(path)
    const shape = schema && shapeOf(schema)
    return shape?.kind === 'parts' ? shape.parts.filter(({ key }) => keys.includes(key)) : []
  }, [path, keys])
  const own = isParts(stream) ? stream : {}
  const said = saidParts(parts, own)
  return (
    <section className="card card-part" aria-label={title}>
      <Editable
        path={path}
        parts={keys}
        what={`${things.name(['stream'], id)}: ${title.toLowerCase()}`}
        heading={<h2>{title}</h2>}
      >
        {said.length === 0 && !children ? (
          <p className="dimmed card-empty">
            <Prose text={empty} />
          </p>
        ) : keys.length === 1 ? (
          <div>
            {shown ??
              said.map(({ key, shape }) => <Said key={key} shape={shape} value={own[key]} thing={own} />)}
          </div>
        ) : (
          <dl className="said">
            {said.map(({ key, name, shape }) => (
              <div key={key}>
                <dt>{name}</dt>
                <dd>
                  <Said shape={shape} value={own[key]} thing={own} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        {children}
      </Editable>
    </section>
  )
}
