import { durationInWords } from '../../flow/duration.ts'
import { exactSeconds } from '../words/figures.ts'

/** A duration as it is read aloud, with the exact seconds on hover. */
export const Duration = ({ seconds }: { seconds: number | null }) =>
  seconds === null ? (
    <span className="dimmed">–</span>
  ) : (
    <span className="figure" title={exactSeconds(seconds)}>
      {durationInWords(seconds)}
    </span>
  )
