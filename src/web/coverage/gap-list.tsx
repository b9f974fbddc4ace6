/** What coverage lacks, with what to do about each. */
import { Link } from '@tanstack/react-router'
import type { CoverageGap, GapKind } from '../../flow/journeys/coverage/coverage-answer.ts'
import { Prose } from '../parts/prose.tsx'
import { countOf } from '../words/figures.ts'

const WORDS: Readonly<Record<GapKind, string>> = {
  'not claimed': 'not claimed',
  'never seen': 'not instrumented',
  'silent source': 'source silent',
  silent: 'not observed',
  'not of slice': 'not of the slice',
}

const BAD: ReadonlySet<GapKind> = new Set(['not claimed', 'never seen'])

export const GapList = ({ gaps }: { gaps: readonly CoverageGap[] }) => (
  <ul className="plain coverage-gaps">
    {gaps.map(({ kind, words, todo, steps, streams }) => (
      <li key={kind + words} className="card">
        <p>
          <span className={`tag ${BAD.has(kind) ? 'bad' : 'warn'}`}>{WORDS[kind]}</span>{' '}
          <strong>
            <Prose text={words} />
          </strong>
        </p>
        <p>
          <Prose text={todo} />
        </p>
        {(steps.length > 0 || streams.length > 0) && (
          <p className="small dimmed">
            {steps.length > 0 && `Leaves ${countOf(steps.length, 'step')} open: `}
            {streams.map(({ id, name }, i) => (
              <span key={id}>
                {i > 0 && ', '}
                <Link to="/streams/$id/card" params={{ id }}>
                  {name}
                </Link>
              </span>
            ))}
          </p>
        )}
      </li>
    ))}
  </ul>
)
