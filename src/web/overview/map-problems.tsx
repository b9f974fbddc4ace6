import type { OverviewAnswer } from '../../flow/answers.ts'
import { RuleLink } from '../map/rule-link.tsx'
import { Prose } from '../parts/prose.tsx'
import { countOf } from '../words/figures.ts'

/** What is wrong in the map's files, each with its place. */
export const MapProblems = ({
  problems,
  folder,
}: {
  problems: OverviewAnswer['problems']
  folder: string
}) => (
  <details className="card problems" open={problems.some(({ severity }) => severity === 'error')}>
    <summary>
      <h2>{countOf(problems.length, 'problem')} in the map</h2>
      <span className="dimmed">
        {' '}
        in <code>{folder}</code>; the same list as <code>millrace check</code>
      </span>
    </summary>
    <ul className="plain">
      {problems.map(({ code, severity, message, file, line, column }) => (
        <li key={`${file}:${line}:${column}:${code}:${message}`}>
          <span className={severity === 'error' ? 'tag bad' : severity === 'info' ? 'tag' : 'tag warn'}>
            {severity}
          </span>{' '}
          <code>
            {file}:{line}:{column}
          </code>{' '}
          <Prose text={message} /> <RuleLink code={code} />
        </li>
      ))}
    </ul>
  </details>
)
