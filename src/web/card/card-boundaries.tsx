import { Link } from '@tanstack/react-router'
import { useKnownMap } from '../map/known-map.tsx'
import { ThingLink } from '../map/thing-link.tsx'
import { BOUNDARY_NAMES } from '../seams/boundary-names.ts'
import { BOUNDARY_ITEMS } from '../../model/schema.ts'

/** Which of the twelve boundary items the stream shares, and which it owns. */
export const BoundariesInShort = ({ id }: { id: string }) => {
  const boundaries = useKnownMap().map.streams?.[id]?.boundaries ?? {}
  const of = (choice: 'shared' | 'owned') =>
    BOUNDARY_ITEMS.filter((item) => boundaries[item]?.choice === choice)
  const open = BOUNDARY_ITEMS.filter((item) => boundaries[item] === undefined)
  return (
    <section className="card card-part" aria-label="Boundaries">
      <div className="editable-head">
        <h2>Boundaries</h2>
        <Link to="/map/seams" hash="boundaries" className="small no-print">
          Decide
        </Link>
      </div>
      {open.length === BOUNDARY_ITEMS.length ? (
        <p className="dimmed card-empty">
          Nothing decided yet: which of the twelve items does this stream own, which does it share?
        </p>
      ) : (
        <dl className="said">
          {of('owned').length > 0 && (
            <div>
              <dt>Owned</dt>
              <dd>
                {of('owned')
                  .map((item) => BOUNDARY_NAMES[item])
                  .join(', ')}
              </dd>
            </div>
          )}
          {of('shared').length > 0 && (
            <div>
              <dt>Shared</dt>
              <dd>
                <ul className="bare">
                  {of('shared').map((item) => {
                    const partner = boundaries[item]?.with
                    return (
                      <li key={item}>
                        {BOUNDARY_NAMES[item]}
                        {partner !== undefined && (
                          <span className="dimmed">
                            {' '}
                            with <ThingLink kinds={['stream']} id={partner} />
                          </span>
                        )}
                      </li>
                    )
                  })}
                </ul>
              </dd>
            </div>
          )}
          {open.length > 0 && (
            <div>
              <dt>Not decided</dt>
              <dd className="dimmed">{open.map((item) => BOUNDARY_NAMES[item]).join(', ')}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  )
}
