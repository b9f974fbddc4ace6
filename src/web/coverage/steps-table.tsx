/** The steps of a stream, slice by slice, with what is to prove each. */
import { Link } from '@tanstack/react-router'
import type { StepCoverage, StreamCoverage } from '../../flow/journeys/coverage/coverage-answer.ts'
import { Prose } from '../parts/prose.tsx'
import { EventTag, StepMarks } from './marks.tsx'

const Step = ({ step }: { step: StepCoverage }) => {
  if (!step.applies) {
    return (
      <td className="grid-cell none">
        <p className="none-head">
          <strong>Does not apply</strong>
        </p>
        {step.why !== null && (
          <p>
            <Prose text={step.why} />
          </p>
        )}
      </td>
    )
  }
  return (
    <td className={step.events.length === 0 ? 'grid-cell coverage-open' : 'grid-cell'}>
      <StepMarks step={step} />
      {step.events.length === 0 ? (
        <p className="small warn-text">Nothing is to prove it.</p>
      ) : (
        <ul className="plain small">
          {step.events.map(({ id, name, by, state }) => (
            <li key={id} title={by}>
              {name} {state !== 'observed' && <EventTag state={state} />}
            </li>
          ))}
        </ul>
      )}
    </td>
  )
}

export const StepsTable = ({ of }: { of: StreamCoverage }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
  <div className="table-scroll grid-scroll" role="region" aria-label={`Steps of ${of.name}`} tabIndex={0}>
    <table className="grid-table">
      <thead>
        <tr>
          <th scope="col">Slice</th>
          {of.stages.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.slices.map((slice) => (
          <tr key={slice.id ?? ''}>
            <th scope="row">
              {slice.id === null ? (
                slice.name
              ) : (
                <Link to="/map/contents/$section/$id" params={{ section: 'slices', id: slice.id }}>
                  {slice.name}
                </Link>
              )}
            </th>
            {of.steps
              .filter((step) => step.slice === slice.id)
              .map((step) => (
                <Step key={step.stage} step={step} />
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
