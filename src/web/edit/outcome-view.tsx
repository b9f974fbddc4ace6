/** What a change does to the files, and which problems it brings. */
import { Prose } from '../parts/prose.tsx'
import { RuleLink } from '../map/rule-link.tsx'
import { countOf } from '../words/figures.ts'
import type { Outcome } from './saving.ts'
import type { Hunk } from './text-hunks.ts'

const Lines = ({ mark, says, lines }: { mark: '−' | '+'; says: string; lines: readonly string[] }) =>
  lines.map((line, i) => (
    // oxlint-disable-next-line react/no-array-index-key -- lines have no identity but their position
    <span key={i} className={mark === '+' ? 'line added' : 'line removed'}>
      <span className="unseen">{says}: </span>
      <span aria-hidden="true" className="line-mark">
        {mark}
      </span>
      {line}
      {'\n'}
    </span>
  ))

const HunkView = ({ hunk }: { hunk: Hunk }) => (
  <li>
    <p className="small dimmed">
      <code>
        {hunk.file}:{hunk.line}
      </code>
    </p>
    <pre role="region" tabIndex={0} aria-label={`Change of ${hunk.file}, line ${hunk.line}`} className="hunk">
      <Lines mark="−" says="removed" lines={hunk.removed} />
      <Lines mark="+" says="added" lines={hunk.added} />
    </pre>
  </li>
)

export const HunksView = ({ hunks }: { hunks: readonly Hunk[] }) => (
  <ul className="plain hunks">
    {hunks.map((hunk) => (
      <HunkView key={`${hunk.file}:${hunk.line}`} hunk={hunk} />
    ))}
  </ul>
)

export const ProblemsBrought = ({ problems }: { problems: Outcome['problems'] }) =>
  problems.length === 0 ? null : (
    <div className="banner">
      <p>
        <strong>This brings {countOf(problems.length, 'problem')}:</strong>
      </p>
      <ul>
        {problems.map(({ code, severity, message, file, line }) => (
          <li key={`${code}:${file}:${line}:${message}`}>
            {severity}: <Prose text={message} />{' '}
            <span className="dimmed">
              <RuleLink code={code} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
