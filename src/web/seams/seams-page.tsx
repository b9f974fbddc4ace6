/** Where streams meet: the interfaces between them, and what each of the twelve boundary items decides. */
import { Title } from '@mantine/core'
import { AddButton } from '../edit/add-dialog.tsx'
import { Drawing } from '../map/drawing.tsx'
import { useKnownMap, WithMap } from '../map/known-map.tsx'
import { ThingLink, ThingLinks } from '../map/thing-link.tsx'
import { sectionOf } from '../map/things.ts'
import { TableScroll } from '../parts/table-scroll.tsx'
import { useTitle } from '../shell/title.ts'
import type { Interface } from '../../model/schema.ts'
import { BoundaryTable } from './boundary-table.tsx'

const slaOf = ({ sla }: Interface): string =>
  [sla?.availability === undefined ? null : `${sla.availability} %`, sla?.latency, sla?.response, sla?.terms]
    .filter((one) => typeof one === 'string')
    .join(', ')

const fallbackOf = ({ fallback }: Interface): string | null =>
  fallback === undefined
    ? null
    : typeof fallback === 'string'
      ? fallback
      : `${fallback.does} (${fallback.coverage} %)`

const Missing = ({ what }: { what: string }) => <span className="warn-text">{what}</span>

const InterfaceRow = ({ id, of }: { id: string; of: Interface }) => (
  <tr>
    <th scope="row">
      <ThingLink kinds={['interface']} id={id} />
    </th>
    <td>
      <ThingLink kinds={['stream']} id={of.provider} />
    </td>
    <td>
      <ThingLinks kinds={['stream']} ids={of.consumers} />
    </td>
    <td>{of.style}</td>
    <td>
      {of.contract?.kind ?? (of.style === 'synchronous' ? <Missing what="no contract" /> : '–')}
      {of.contract?.document !== undefined && <code className="block small">{of.contract.document}</code>}
    </td>
    <td>{of.version ?? (of.style === 'synchronous' ? <Missing what="no version" /> : '–')}</td>
    <td>{slaOf(of) || '–'}</td>
    <td>
      {fallbackOf(of) ?? (of.style === 'synchronous' ? <Missing what="none: a failure crosses" /> : '–')}
    </td>
  </tr>
)

const Interfaces = () => {
  const { map } = useKnownMap()
  const interfaces = Object.entries(map.interfaces ?? {})
  return (
    <section className="stack" aria-labelledby="interfaces">
      <div className="section-head">
        <h2 id="interfaces">Interfaces</h2>
        <AddButton section={sectionOf('interfaces')} />
      </div>
      {interfaces.length === 0 ? (
        <p className="card dimmed">
          No interface yet. At the seams of streams prefer asynchronous; where one waits for the other, say
          contract, version and fallback.
        </p>
      ) : (
        <TableScroll label="Interfaces">
          <thead>
            <tr>
              {['Interface', 'Provider', 'Consumers', 'Style', 'Contract', 'Version', 'SLA', 'Fallback'].map(
                (name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {interfaces.map(([id, one]) => (
              <InterfaceRow key={id} id={id} of={one} />
            ))}
          </tbody>
        </TableScroll>
      )}
    </section>
  )
}

const Seams = () => {
  const { map } = useKnownMap()
  useTitle('Seams')
  const hasStreams = Object.keys(map.streams ?? {}).length > 0
  return (
    <div className="stack">
      <div>
        <Title order={1}>Seams</Title>
        <p className="dimmed">
          Narrow, versioned contracts where streams meet; what is shared, and what each stream owns.
        </p>
      </div>
      {hasStreams && <Drawing subject="seams" label="Drawing of the seams between streams" />}
      <Interfaces />
      <BoundaryTable />
    </div>
  )
}

export const SeamsPage = () => (
  <WithMap>
    <Seams />
  </WithMap>
)
