/** Which stage did the work move? The grid of slices and stages, with work on one side and its customers on the other. */
import { NativeSelect, SegmentedControl, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { EffectAnswer } from '../../flow/effect/effect-answer.ts'
import { effectQuery, overviewQuery } from '../api/queries.ts'
import { WaysToRead } from '../explain/ways-to-read.tsx'
import { isNothing, NothingCard, Stale } from '../parts/nothing.tsx'
import { Prose } from '../parts/prose.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { WhenAnswered } from '../parts/when-answered.tsx'
import { EFFECT_SPANS, type EffectSearch } from '../search/effect-search.ts'
import { useTitle } from '../shell/title.ts'
import { windowInWords } from '../words/instants.ts'
import { EffectCellView, WorkList } from './effect-cell.tsx'

const route = getRouteApi('/effect')

const Grid = ({ answer }: { answer: EffectAnswer }) => {
  const { stages, rows, stream, after } = answer
  const aboutOf = (stage: string, slice: string | null): string =>
    slice === null ? stage : `${stage}|${slice}`
  return (
    <TableScroll label="Work done and what changed, by slice and stage">
      <thead>
        <tr>
          <th scope="col">Slice</th>
          {stages.map(({ stage, name }) => (
            <th key={stage} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ slice, name, cells }) => (
          <tr key={slice ?? ''} className="effect-row">
            <th scope="row">{name}</th>
            {cells.map((cell) => (
              <td key={cell.stage}>
                <EffectCellView
                  cell={cell}
                  of={{
                    measured: 'journeys',
                    stream,
                    from: after.from,
                    to: after.to,
                    by: answer.by,
                    about: aboutOf(cell.stage, slice),
                  }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableScroll>
  )
}

/** What is sure first; then what work was done without a change that is. */
const Sentences = ({ answer }: { answer: EffectAnswer }) => {
  const cells = answer.rows[0]?.cells ?? []
  const telling = cells.filter(({ work, outcome, time }) => work.items > 0 || outcome?.sure || time?.sure)
  return telling.length === 0 ? (
    <p>No work for a stage was done in these weeks, and no stage changed beyond chance.</p>
  ) : (
    <ul>
      {telling.map(({ stage, sentence }) => (
        <li key={stage}>{sentence}</li>
      ))}
    </ul>
  )
}

const Answer = ({ answer }: { answer: EffectAnswer }) => {
  const { data, work, unattributed, before, after } = answer
  return (
    <div className="stack">
      <Stale data={data} />
      {isNothing(data) && <NothingCard data={data} />}
      {work.kind === 'not configured' && <NothingCard data={work} />}
      <section className="card panel panel-large" aria-labelledby="moved">
        <header>
          <h2 id="moved">Work and change</h2>
          <p className="dimmed">
            {windowInWords(after.from, after.to)}, against {windowInWords(before.from, before.to)}
          </p>
        </header>
        <Sentences answer={answer} />
        <WaysToRead
          name="Work and change"
          ways={[{ name: 'Grid', shown: <Grid answer={answer} /> }]}
          metrics={['workEffect']}
        />
      </section>
      <section className="card" aria-labelledby="unattributed">
        <h2 id="unattributed">Work that names no stage</h2>
        <WorkList work={unattributed} />
        <ul className="dimmed small">
          {answer.policies.map((policy) => (
            <li key={policy}>
              <Prose text={policy} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

export const EffectPage = () => {
  useTitle('Which stage did the work move?')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data: overview } = useQuery(overviewQuery)
  const answered = useQuery(effectQuery({ ...search }))
  const change = (changes: Partial<EffectSearch>): void =>
    void navigate({ search: (known) => ({ ...known, ...changes }), resetScroll: false })
  return (
    <div className="stack">
      {answered.data?.simulated && <SimulatedNotice />}
      <div>
        <Title order={1}>Which stage did the work move?</Title>
        <p className="dimmed">
          Delivery work beside what changed for customers, on the <Link to="/map/grid">grid</Link> of slices
          and stages.
        </p>
      </div>
      <div className="filters" role="group" aria-label="What is shown">
        <div className="choice">
          <span className="choice-name" aria-hidden="true">
            The last weeks, against as many before
          </span>
          <SegmentedControl
            size="xs"
            aria-label="The last weeks, against as many before"
            value={search.weeks ?? '4'}
            onChange={(weeks) => change({ weeks: EFFECT_SPANS.find((span) => span === weeks) })}
            data={[...EFFECT_SPANS]}
          />
        </div>
        <NativeSelect
          size="xs"
          label="Stream"
          value={search.stream ?? ''}
          onChange={({ currentTarget }) => change({ stream: currentTarget.value || undefined })}
          data={[
            { value: '', label: 'All streams' },
            ...(overview?.streams ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      <WhenAnswered asked={answered} height={520}>
        {(answer) => <Answer answer={answer} />}
      </WhenAnswered>
    </div>
  )
}
