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
