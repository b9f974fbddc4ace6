/** How journeys fit the skeleton that the stream declares, and how they deviate. */
import { figuresOf, type FigureOf } from '../../flow/figures/figure.ts'
import type { FitnessAnswer, PathDeviation } from '../../flow/journeys/paths/path-answers.ts'
import { WaysToRead } from '../explain/ways-to-read.tsx'
import { Figure } from '../explain/figure-link.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, countOf } from '../words/figures.ts'
import { PathSteps } from './variants-panel.tsx'
import { shareInWords } from '../../flow/number-words.ts'

const DeviationsTable = ({
  label,
  deviations,
  of,
}: {
  label: string
  deviations: readonly PathDeviation[]
  of: FigureOf
}) => (
  <TableScroll label={label}>
    <thead>
      <tr>
        <th scope="col">{label}</th>
        <th scope="col" className="number">
          Journeys
        </th>
        <th scope="col" className="number">
          Of all
        </th>
        <th scope="col" className="number">
          Times
        </th>
      </tr>
    </thead>
    <tbody>
      {deviations.map(({ id, words, journeys, share, times }) => {
        const about = { ...of, about: id }
        return (
          <tr key={id}>
            <th scope="row">{words}</th>
            <td className="number">
              <Figure id="deviation.journeys" of={about} value={journeys}>
                {count(journeys)}
              </Figure>
            </td>
            <td className="number">
              <Figure id="deviation.share" of={about} value={share}>
                {shareInWords(share)}
              </Figure>
            </td>
            <td className="number">
              <Figure id="deviation.times" of={about} value={times}>
                {count(times)}
              </Figure>
            </td>
          </tr>
        )
      })}
    </tbody>
  </TableScroll>
)

const SlicesTable = ({ answer: { slices }, of }: { answer: FitnessAnswer; of: FigureOf }) => (
  <TableScroll label="Fitness by slice">
    <thead>
      <tr>
        <th scope="col">Slice</th>
        {['Journeys', 'As far as they went', 'Whole skeleton'].map((name) => (
          <th key={name} scope="col" className="number">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {slices.map(({ slice, name, n, fitness, soFar }) => (
        <tr key={slice}>
          <th scope="row">{name}</th>
          <td className="number">{count(n)}</td>
          <td className="number">
            <Figure id="fitness.soFar" of={{ ...of, slice }} value={soFar}>
              {shareInWords(soFar)}
            </Figure>
          </td>
          <td className="number">
            <Figure id="fitness" of={{ ...of, slice }} value={fitness}>
              {shareInWords(fitness)}
            </Figure>
          </td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

const Skeleton = ({ answer: { skeleton } }: { answer: FitnessAnswer }) => {
  const exceptions = skeleton.filter(({ doesNotApply }) => doesNotApply.length > 0)
  return (
    <>
      <PathSteps
        steps={skeleton.map(({ stage }) => stage)}
        names={Object.fromEntries(skeleton.map(({ stage, name }) => [stage, name]))}
      />
      {exceptions.length > 0 && (
        <p className="small dimmed">
          {exceptions
            .map(({ name, doesNotApply }) => `${name} does not apply to ${doesNotApply.join(', ')}`)
            .join('; ')}
          : whether such a journey passes it costs nothing.
        </p>
      )}
    </>
  )
}

const nothingOf = ({
  skeleton,
  n,
  noStage,
}: FitnessAnswer): { kind: 'not configured' | 'no data'; why: string } | null =>
  skeleton.length === 0
    ? {
        kind: 'not configured',
        why: 'The stream names no stages: list them under `stages`, and say under `events` which business events show them.',
      }
    : n > 0
      ? null
      : noStage > 0
        ? {
            kind: 'not configured',
            why: 'No event shows a stage: give business events a `stage` and the `types` by which sources call them.',
          }
        : { kind: 'no data', why: 'No journey began in the window.' }

export const FitnessPanel = ({ answer }: { answer: FitnessAnswer }) => {
  const of = figuresOf(answer)
  const { fitness, soFar, n, noStage, slices, deviations } = answer
  const nothing = nothingOf(answer)
  const onTheWay = deviations.filter(({ kind }) => kind !== 'not reached')
  const notReached = deviations.filter(({ kind }) => kind === 'not reached')
  return (
    <section className="card panel panel-large paths-panel" aria-labelledby="fitness">
      <header>
        <h2 id="fitness">Fit with the skeleton</h2>
        {nothing === null && (
          <>
            <p className="panel-figure">
              <Figure id="fitness.soFar" of={of} value={soFar}>
                {shareInWords(soFar)}
              </Figure>{' '}
              as far as they went,{' '}
              <Figure id="fitness" of={of} value={fitness}>
                {shareInWords(fitness)}
              </Figure>{' '}
              of the whole skeleton
            </p>
            <p className="dimmed">
              n = {countOf(n, 'journey')}
              {noStage > 0 && `; left out: ${count(noStage)} in no stage`}. 100 %: every journey passes the
              stages in their order.
            </p>
          </>
        )}
        {answer.skeleton.length > 0 && <Skeleton answer={answer} />}
      </header>
      {nothing ? (
        <Nothing kind={nothing.kind} why={nothing.why} />
      ) : (
        <WaysToRead
          name="Fit with the skeleton"
          ways={[
            {
              name: 'Deviations',
              shown:
                onTheWay.length === 0 ? (
                  <p>No journey deviates from the skeleton on its way.</p>
                ) : (
                  <DeviationsTable label="Deviation" deviations={onTheWay} of={of} />
                ),
            },
            {
              name: 'Not reached',
              shown:
                notReached.length === 0 ? (
                  <p>Every journey has reached every stage.</p>
                ) : (
                  <DeviationsTable label="Not reached yet, or never" deviations={notReached} of={of} />
                ),
            },
            ...(slices.length > 1
              ? [{ name: 'By slice', shown: <SlicesTable answer={answer} of={of} /> }]
              : []),
          ]}
          metrics={['skeletonFitness']}
        />
      )}
    </section>
  )
}
