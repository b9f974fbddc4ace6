/** The health of one source. */
import type { SourceHealth } from '../../flow/health/answer.ts'
import { Stale } from '../parts/nothing.tsx'
import { Prose } from '../parts/prose.tsx'
import { countOf } from '../words/figures.ts'
import { MEASURED_NAMES } from '../words/names.ts'
import { FindingCard } from './finding-card.tsx'
import { LeftOutTable } from './left-out-table.tsx'
import { ProposedRules } from './proposed-rules.tsx'
import { ProposedStates } from './proposed-states.tsx'
import { countedInWords } from './severity.tsx'

const Examined = ({ health }: { health: SourceHealth }) => {
  const { id, name, events, findings, rules, states, leftOut } = health
  const unmapped = states.filter(({ mapped }) => mapped === null)
  return (
    <>
      {findings.length === 0 && (
        <p className="card">
          <span className="tag">clean</span> All {countOf(events, 'event')} were examined, and nothing was
          found.
        </p>
      )}
      {findings.map((finding) => (
        <FindingCard key={finding.id} finding={finding}>
          {finding.id === 'unmapped-states' && unmapped.length > 0 ? (
            <ProposedStates source={id} states={unmapped} />
          ) : finding.id === 'unclassified' && rules.length > 0 ? (
            <ProposedRules source={id} rules={rules} />
          ) : undefined}
        </FindingCard>
      ))}
      {leftOut.length > 0 && (
        <div className="left-out">
          <h3>What the metrics leave out</h3>
          <LeftOutTable leftOut={leftOut} name={name} />
        </div>
      )}
    </>
  )
}

export const SourceSection = ({ health }: { health: SourceHealth }) => {
  const { id, name, kind, measures, simulated, events, items, findings, data } = health
  return (
    <section className="stack" aria-labelledby={`source-${id}`}>
      <div>
        <h2 id={`source-${id}`}>{name}</h2>
        <p className="dimmed small">
          {id} · {kind} · {MEASURED_NAMES[measures].name.toLowerCase()}
          {simulated && ' · simulated'} · {countOf(events, 'event')} of {countOf(items, 'item')}
          {findings.length > 0 && ` · ${countedInWords(findings)}`}
        </p>
      </div>
      <Stale data={data} />
      {events > 0 ? (
        <Examined health={health} />
      ) : (
        <p className="card">
          <span className="tag">no data</span>{' '}
          <Prose text={'why' in data ? data.why : 'Nothing has come yet.'} />
        </p>
      )}
    </section>
  )
}
