/** What process limits say of a series, in words. */
import type { By } from '../../flow/answers.ts'
import type { ProcessLimits } from '../../flow/view-answers.ts'
import { periodInWords } from '../words/instants.ts'

const RULES: Readonly<Record<ProcessLimits['signals'][number]['rule'], string>> = {
  'beyond the limits': 'beyond the limits',
  'eight on one side': 'eight or more on one side of the mean',
  'three of four near a limit': 'three of four nearer to a limit than to the mean',
}

export const Signals = ({
  limits,
  periods,
  by,
}: {
  limits: ProcessLimits
  periods: readonly { readonly start: string; readonly partial: boolean }[]
  by: By
}) => {
  const whole = periods.filter(({ partial }) => !partial)
  if (limits.signals.length === 0) {
    return <p className="dimmed small">No signal: what varies here is noise of a stable process.</p>
  }
  return (
    <ul className="plain small" aria-label="Signals">
      {limits.signals.map(({ rule, from, to, direction }) => {
        const [first, last] = [whole[from]?.start, whole[to]?.start]
        return (
          <li key={`${rule} ${from}`}>
            <span className="signal-mark" aria-hidden="true">
              ◆
            </span>{' '}
            {direction === 'up' ? 'Higher' : 'Lower'}: {RULES[rule]}, {periodInWords(first ?? '', by)}
            {last !== undefined && last !== first && ` to ${periodInWords(last, by)}`}
          </li>
        )
      })}
    </ul>
  )
}
