/** Who is served: each slice with what shows that it is real, and when we win with it. */
import type { Slice } from '../../model/schema.ts'
import { AddButton } from '../edit/add-dialog.tsx'
import { Editable } from '../edit/editable.tsx'
import { useKnownMap } from './known-map.tsx'
import { LightRow } from './lights.tsx'
import { ThingLink } from './thing-link.tsx'
import { inOrder } from './slice-order.ts'
import { sectionOf } from './things.ts'

const EVIDENCE = [
  ['won', 'Can be won'],
  ['served', 'Can be served'],
  ['renewed', 'Can be renewed'],
] as const

const Outcome = ({ slice }: { slice: Slice }) => {
  const { outcome, name, within } = slice
  if (!outcome && within !== undefined) {
    return (
      <p className="dimmed">
        Outcome as <ThingLink kinds={['slice']} id={within} />
      </p>
    )
  }
  if (!outcome) {
    return (
      <p className="dimmed">
        No outcome yet: when do we win with {name}? One sentence, with a finish line that can be measured.
      </p>
    )
  }
  return (
    <blockquote className="outcome">
      <p>
        We win when <strong>{outcome.when}</strong> happens for {name}.
      </p>
      {(outcome.finishLine ?? outcome.proof) !== undefined && (
        <p className="small dimmed">
          {outcome.finishLine && <>Finish line: {outcome.finishLine}. </>}
          {outcome.proof && (
            <>
              Proof: <ThingLink kinds={['event']} id={outcome.proof} />
            </>
          )}
        </p>
      )}
    </blockquote>
  )
}

const whoOf = ({ segment, persona, job }: Slice): string =>
  [segment, persona, job].filter((one) => one !== undefined).join(' · ')

const SliceCard = ({ id, slice, depth }: { id: string; slice: Slice; depth: number }) => (
  <li className="card slice" style={{ marginInlineStart: `calc(${depth} * var(--nest))` }}>
    <Editable
      path={['slices', id]}
      parts={['name', 'segment', 'persona', 'job', 'within', 'evidence', 'outcome']}
      what={`Slice ${slice.name}`}
      heading={
        <h3>
          <ThingLink kinds={['slice']} id={id} />
        </h3>
      }
    >
      <p className="dimmed">{whoOf(slice) || 'Name its segment, its persona or its job.'}</p>
      <Outcome slice={slice} />
      {(slice.within === undefined || slice.evidence) && (
        <LightRow
          label={`Evidence of ${slice.name}`}
          lights={EVIDENCE.map(([key, name]) => ({
            id: key,
            name,
            lit: slice.evidence?.[key] !== undefined,
            why: slice.evidence?.[key] ?? 'Nothing shows it yet.',
          }))}
        />
      )}
    </Editable>
  </li>
)

export const Slices = () => {
  const { map, grid } = useKnownMap()
  const slices = inOrder(map.slices ?? {}, grid)
  return (
    <section className="stack" aria-labelledby="slices">
      <div className="section-head">
        <h2 id="slices">Slices</h2>
        <AddButton section={sectionOf('slices')} parts={['name', 'segment', 'persona', 'job', 'within']} />
      </div>
      {slices.length === 0 ? (
        <p className="card dimmed">
          Nobody is named yet. List two to five segments, personas or jobs that you can win, serve and renew.
        </p>
      ) : (
        <ul className="plain slice-list">
          {slices.map(({ id, slice, depth }) => (
            <SliceCard key={id} id={id} slice={slice} depth={depth} />
          ))}
        </ul>
      )}
    </section>
  )
}
