/** What the map says of a source that a number rests on: states, rules of type, and to whom items belong. */
import type { SourceInWords } from '../../flow/figures/explain-answers.ts'
import { Instant } from '../parts/instant.tsx'
import { Prose } from '../parts/prose.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { TypeMark } from '../parts/type-mark.tsx'
import { count, countOf } from '../words/figures.ts'

const StatesTable = ({ source }: { source: SourceInWords }) => (
  <TableScroll label={`States of ${source.name}`}>
    <thead>
      <tr>
        <th scope="col">Status of the tool</th>
        <th scope="col">State of flow</th>
        <th scope="col">Stage</th>
      </tr>
    </thead>
    <tbody>
      {source.states.map(({ status, state, stage, event }) => (
        <tr key={`${status} ${event ?? ''}`}>
          <th scope="row">
            {status}
            {event !== null && <span className="block small dimmed">business event {event}</span>}
          </th>
          <td>
            <span className={`swatch state-${state === 'paused' ? 'waiting' : state}`} aria-hidden="true" />{' '}
            {state}
          </td>
          <td>{stage ?? <span className="dimmed">the status itself</span>}</td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

const RulesTable = ({ source }: { source: SourceInWords }) => (
  <TableScroll label={`Rules of type of ${source.name}`}>
    <thead>
      <tr>
        <th scope="col">Rule, in their order</th>
        <th scope="col">Type</th>
        <th scope="col" className="number">
          Decided, of {count(source.classified)}
        </th>
      </tr>
    </thead>
    <tbody>
      {source.classify.map(({ rule, type, items }) => (
        <tr key={rule}>
          <th scope="row">{rule}</th>
          <td>
            <TypeMark type={type} />
          </td>
          <td className="number">{count(items)}</td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

const Assigning = ({ name, rules }: { name: string; rules: SourceInWords['streams'] }) =>
  rules.length > 0 && (
    <div>
      <h3>{name}</h3>
      <ul>
        {rules.map(({ when, is }) => (
          <li key={`${when}/${is.join()}`}>
            {when ?? 'All items'} → {is.join(' and ')}
          </li>
        ))}
      </ul>
    </div>
  )

export const ExplainedSource = ({ source }: { source: SourceInWords }) => {
  const unmapped = Object.entries(source.unmapped)
  const heading = `source-${source.source}`
  return (
    <section className="card explained-source" aria-labelledby={heading}>
      <h2 id={heading}>What the map says of {source.name}</h2>
      <p className="dimmed">
        <code>sources.{source.source}</code>, {countOf(source.items, 'item')}
        {source.last !== null && (
          <>
            , last event <Instant at={source.last} />
          </>
        )}
      </p>
      {source.choices.map((choice) => (
        <p key={choice}>
          <Prose text={choice} />
        </p>
      ))}
      {unmapped.length > 0 && (
        <p className="warn-text">
          Not mapped, so their time is left out:{' '}
          {unmapped.map(([status, n]) => `${status} (${countOf(n, 'item')})`).join(', ')}.
        </p>
      )}
      <div className="explained-tables">
        {source.states.length > 0 && <StatesTable source={source} />}
        {/* Of journeys rules tag events, and no item counts for them. */}
        {source.classified > 0 && <RulesTable source={source} />}
      </div>
      <div className="explained-rules">
        <Assigning name="Streams" rules={source.streams} />
        <Assigning name="Slices" rules={source.slices} />
        <Assigning name="Teams" rules={source.teams} />
      </div>
    </section>
  )
}
