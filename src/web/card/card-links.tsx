/** What other things of the map say of a stream: its revenue, its teams, its seams. */
import type { Interface, MapFile, Team } from '../../model/schema.ts'
import { AddButton } from '../edit/add-dialog.tsx'
import { useKnownMap } from '../map/known-map.tsx'
import { moneyInWords } from '../map/said.tsx'
import { ThingLink, ThingLinks } from '../map/thing-link.tsx'
import { sectionOf } from '../map/things.ts'
import { countOf } from '../words/figures.ts'

export const Revenue = ({ id }: { id: string }) => {
  const { map, things } = useKnownMap()
  const own = Object.entries(map.revenueStreams ?? {}).filter(([, { shares }]) => id in shares)
  return (
    <section className="card card-part" aria-label="Revenue streams">
      <div className="editable-head">
        <h2>Revenue streams</h2>
        <AddButton
          section={sectionOf('revenueStreams')}
          initial={{ shares: { [id]: 100 } }}
          label="Add"
          variant="subtle"
        />
      </div>
      {own.length === 0 ? (
        <p className="dimmed card-empty">
          None flows from {things.name(['stream'], id)}. That is valid: say so by leaving it, or name how it
          makes money.
        </p>
      ) : (
        <ul className="bare">
          {own.map(([revenue, { shares, amount }]) => (
            <li key={revenue}>
              <ThingLink kinds={['revenue stream']} id={revenue} />{' '}
              <span className="dimmed">
                {shares[id]} %{amount && ` of ${moneyInWords(amount)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Distinct people of a team, as far as it says. */
const sizeOf = ({ members }: Team): number =>
  members.reduce((sum, { count }) => sum + (count ?? 0), 0) +
  new Set(members.flatMap(({ person }) => person ?? [])).size

export const teamsOf = (map: MapFile, id: string): readonly (readonly [string, Team])[] =>
  Object.entries(map.teams ?? {}).filter(([, { stream }]) => stream === id)

export const Teams = ({ id }: { id: string }) => {
  const { map } = useKnownMap()
  const own = teamsOf(map, id)
  return (
    <dl className="said">
      <div>
        <dt>Teams</dt>
        <dd>
          <ul className="bare">
            {own.map(([team, value]) => (
              <li key={team}>
                <ThingLink kinds={['team']} id={team} />{' '}
                <span className="dimmed">
                  {sizeOf(value) > 0 && countOf(sizeOf(value), 'member')}
                  {value.stages.length > 0 && (
                    <>
                      {' '}
                      for <ThingLinks kinds={['stage']} ids={value.stages} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  )
}

/** The interfaces that a stream offers, and those that it uses. */
const interfacesOf = (map: MapFile, id: string) => {
  const all = Object.entries(map.interfaces ?? {})
  return {
    offered: all.filter(([, { provider }]) => provider === id),
    used: all.filter(([, { consumers }]) => consumers.includes(id)),
  }
}

const Side = ({
  title,
  interfaces,
  others,
}: {
  title: string
  interfaces: readonly (readonly [string, Interface])[]
  others: (one: Interface) => readonly string[]
}) =>
  interfaces.length === 0 ? null : (
    <div>
      <dt>{title}</dt>
      <dd>
        <ul className="bare">
          {interfaces.map(([id, one]) => (
            <li key={id}>
              <ThingLink kinds={['interface']} id={id} />{' '}
              <span className="dimmed">
                {one.style}
                {one.version !== undefined && ` ${one.version}`} ·{' '}
                <ThingLinks kinds={['stream']} ids={others(one)} />
              </span>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  )

export const Interfaces = ({ id }: { id: string }) => {
  const { map } = useKnownMap()
  const { offered, used } = interfacesOf(map, id)
  const reliedOnBy = Object.entries(map.streams ?? {}).flatMap(([one, { reliesOn }]) =>
    reliesOn.includes(id) ? [one] : [],
  )
  const hasNone = offered.length + used.length + reliedOnBy.length === 0
  return (
    <section className="card card-part" aria-label="Interfaces and dependencies">
      <div className="editable-head">
        <h2>Interfaces and dependencies</h2>
        <AddButton
          section={sectionOf('interfaces')}
          initial={{ provider: id }}
          label="Add"
          variant="subtle"
        />
      </div>
      {hasNone ? (
        <p className="dimmed card-empty">
          No seam yet. Name what other streams get from this one, and by which contract.
        </p>
      ) : (
        <dl className="said">
          <Side title="Offers" interfaces={offered} others={({ consumers }) => consumers} />
          <Side title="Uses" interfaces={used} others={({ provider }) => [provider]} />
          {reliedOnBy.length > 0 && (
            <div>
              <dt>Relied on by</dt>
              <dd>
                <ThingLinks kinds={['stream']} ids={reliedOnBy} />
              </dd>
            </div>
          )}
        </dl>
      )}
    </section>
  )
}
