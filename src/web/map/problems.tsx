/** What is wrong with the map, or worth a question: where, why, and what to do. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import type { MapProblem } from '../../model/answers.ts'
import { ChangeButton } from '../edit/change-button.tsx'
import { Prose } from '../parts/prose.tsx'
import { countOf } from '../words/figures.ts'
import { useKnownMap } from './known-map.tsx'
import { RuleLink } from './rule-link.tsx'
import { PathLink } from './thing-link.tsx'

const FIRST = 6
const SEVERITIES = ['error', 'warning', 'info'] as const
const LOOKS = { error: 'tag bad', warning: 'tag warn', info: 'tag' } as const

const keyOf = ({ code, file, line, column, message }: MapProblem): string =>
  `${file}:${line}:${column}:${code}:${message}`

const ThingOf = ({ problem }: { problem: MapProblem }) => {
  const { things } = useKnownMap()
  const { thing: path } = problem
  if (path === null) return null
  const thing = things.all.find((one) => one.path.join('.') === path.join('.'))
  return thing ? (
    <>
      {' · '}
      <PathLink path={path}>{thing.name}</PathLink>
    </>
  ) : null
}

const ProblemItem = ({ problem }: { problem: MapProblem }) => {
  const { severity, code, message, hint, file, line, column, related, fix, reason, standing } = problem
  return (
    <li className="problem">
      <p>
        <span className={LOOKS[severity]}>{severity}</span> <Prose text={message} />
      </p>
      {hint !== null && (
        <p className="dimmed">
          <Prose text={hint} />
        </p>
      )}
      {reason !== null && (
        <p className="dimmed">
          {standing}: {reason}
        </p>
      )}
      <p className="small dimmed">
        <RuleLink code={code} /> ·{' '}
        <code>
          {file}:{line}:{column}
        </code>
        <ThingOf problem={problem} />
        {related.map((one) => (
          <span key={`${one.file}:${one.line}:${one.column}`}>
            {' · '}
            {one.message}{' '}
            <code>
              {one.file}:{one.line}:{one.column}
            </code>
          </span>
        ))}
      </p>
      {standing === 'open' && fix !== null && fix.changes.length > 0 && (
        <ChangeButton label={fix.title} what={fix.title} changes={fix.changes} />
      )}
    </li>
  )
}

const ProblemItems = ({ problems }: { problems: readonly MapProblem[] }) => {
  const [all, showAll] = useState(false)
  const ordered = SEVERITIES.flatMap((severity) => problems.filter((one) => one.severity === severity))
  const shown = all ? ordered : ordered.slice(0, FIRST)
  return (
    <>
      <ul className="plain problem-list">
        {shown.map((problem) => (
          <ProblemItem key={keyOf(problem)} problem={problem} />
        ))}
      </ul>
      {ordered.length > shown.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => showAll(true)}>
          Show all {ordered.length}
        </Button>
      )}
    </>
  )
}

const countsOf = (problems: readonly MapProblem[]): string =>
  SEVERITIES.flatMap((severity) => {
    const n = problems.filter((one) => one.severity === severity).length
    const noun = severity === 'info' ? 'suggestion' : severity
    return n > 0 ? [countOf(n, noun)] : []
  }).join(', ')

/** The problems of the whole map; nothing where there are none. */
export const MapProblemsCard = () => {
  const { problems } = useKnownMap().answer
  const open = problems.filter(({ standing }) => standing === 'open')
  const quiet = problems.filter(({ standing }) => standing !== 'open')
  if (problems.length === 0) return null
  return (
    <section className="card" aria-labelledby="problems">
      <h2 id="problems">{open.length === 0 ? 'No open problems' : `Problems: ${countsOf(open)}`}</h2>
      {open.length > 0 && <ProblemItems problems={open} />}
      {quiet.length > 0 && (
        <details>
          <summary className="small">
            {countOf(quiet.length, 'problem')} that {quiet.length === 1 ? 'does' : 'do'} not count:
            suppressed, overridden, or there before the check began
          </summary>
          <ProblemItems problems={quiet} />
        </details>
      )}
    </section>
  )
}

/** The open problems within one thing. */
export const ThingProblems = ({ path }: { path: readonly (string | number)[] }) => {
  const { problems } = useKnownMap().answer
  const own = problems.filter(
    ({ standing, thing }) => standing === 'open' && thing !== null && thing.join('.') === path.join('.'),
  )
  if (own.length === 0) return null
  return (
    <section className="card no-print" aria-label="Problems">
      <h2>{countsOf(own)} here</h2>
      <ProblemItems problems={own} />
    </section>
  )
}
