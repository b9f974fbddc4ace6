import { dateInWords, instantInWords } from '../words/instants.ts'

/** An instant in the organisation's zone, with its ISO form on hover. */
export const Instant = ({ at, only }: { at: string | null; only?: 'date' }) =>
  at === null ? (
    <span className="dimmed">–</span>
  ) : (
    <time dateTime={at} title={at}>
      {only === 'date' ? dateInWords(at) : instantInWords(at)}
    </time>
  )
