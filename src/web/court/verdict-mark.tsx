/** A verdict as a shape and words: never by colour alone. */
import type { Verdict } from '../../flow/court/court-answer.ts'
import { VERDICT_WORDS } from '../../flow/court/court-words.ts'

/** Ways that part, ways that meet, a question, nothing. */
const SHAPES: Readonly<Record<Verdict, string>> = {
  split: 'M8 15 V9 L3 2 M8 9 L13 2',
  merge: 'M3 14 L8 7 V1 M13 14 L8 7',
  open: 'M5 5 a3 3 0 1 1 4 3 q-1 .6 -1 2 M8 13.4 v.2',
  'not measured': 'M4 8 H12',
}

export const VerdictMark = ({ verdict }: { verdict: Verdict }) => (
  <span className={`verdict verdict-${verdict.replace(' ', '-')}`}>
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={SHAPES[verdict]} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
    {VERDICT_WORDS[verdict]}
  </span>
)
