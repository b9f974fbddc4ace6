/** The kinds of nothing, in words: an answer that is not there is never shown as 0. */
import type { DataState } from '../../flow/answers.ts'
import { dateInWords } from '../words/instants.ts'
import { Prose } from './prose.tsx'

export const Nothing = ({ kind, why }: { kind: 'not configured' | 'no data'; why: string | null }) => (
  <p className="nothing">
    <span className="tag">{kind}</span>
    {why !== null && (
      <span>
        {' '}
        <Prose text={why} />
      </span>
    )}
  </p>
)

type Missing = Extract<DataState, { kind: 'not configured' | 'no data' }>

/** Whether there is nothing to show figures of. */
export const isNothing = (data: DataState): data is Missing =>
  data.kind === 'not configured' || data.kind === 'no data'

/** What stands in the place of figures that there are not. */
export const NothingCard = ({ data: { kind, why } }: { data: Missing }) => (
  <div className="card">
    <Nothing kind={kind} why={why} />
  </div>
)

/** Since when nothing has come; nothing at all where data is fresh. */
export const Stale = ({ data }: { data: DataState }) =>
  data.kind === 'stale' ? (
    <p className="nothing">
      <span className="tag warn">stale since {dateInWords(data.since)}</span>{' '}
      <span>
        <Prose text={data.why} />
      </span>
    </p>
  ) : null
