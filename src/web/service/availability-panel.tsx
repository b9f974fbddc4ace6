/** Always on: how available each stage is, and what is left of the error budgets. */
import { useMemo } from 'react'
import type { FigureOf } from '../../flow/figures/figure.ts'
import type { ServiceAnswer } from '../../flow/service/service-answer.ts'
import { countedInWords, exactShareInWords } from '../../flow/service/share-words.ts'
import { availabilityChart } from '../chart/availability-chart.ts'
import { Chart } from '../chart/chart.tsx'
import { usePalette } from '../chart/look.ts'
import { Figure } from '../explain/figure-link.tsx'
import { WaysToRead } from '../explain/ways-to-read.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { ObjectiveCard } from './objective-card.tsx'

const NAME = 'Availability of the stages'

const StagesTable = ({ answer, of }: { answer: ServiceAnswer; of: FigureOf }) => (
  <TableScroll label={NAME}>
    <thead>
      <tr>
        <th scope="col">Stage</th>
        <th scope="col" className="number">
          Available
        </th>
        <th scope="col" className="number">
          Succeeded
        </th>
        <th scope="col">95 % interval</th>
      </tr>
    </thead>
    <tbody>
      {answer.availability.stages.map(({ stage, by, measured, nothing }) => (
        <tr key={stage.id}>
          <th scope="row">{stage.name}</th>
          <td className="number">
            <Figure id="availability" of={{ ...of, about: stage.id ?? undefined }} value={measured.value}>
              {measured.value === null ? 'no data' : exactShareInWords(measured.value)}
            </Figure>
          </td>
          <td className="number">
            {measured.n === 0 ? (
              <span className="dimmed">–</span>
            ) : (
              `${countedInWords(measured.successes, measured.n)} ${by === 'probe' ? 'probes' : 'attempts'}`
            )}
          </td>
          <td>
            {measured.low !== null && measured.high !== null ? (
              `${exactShareInWords(measured.low)} to ${exactShareInWords(measured.high)}`
            ) : (
              <span className="dimmed">{nothing}</span>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

const Drawn = ({ answer }: { answer: ServiceAnswer }) => {
  const palette = usePalette()
  const { periods, stages, objectives } = answer.availability
  const measured = useMemo(
    () =>
      stages.flatMap(({ stage, measured: { n } }) =>
        n > 0 && stage.id !== null ? [{ id: stage.id, name: stage.name }] : [],
      ),
    [stages],
  )
  const option = useMemo(
    () =>
      availabilityChart(
        {
          periods,
          stages: measured,
          objectives: objectives.flatMap(({ objective }) => (objective === null ? [] : [objective])),
          by: answer.window.by,
          asOf: answer.window.asOf,
        },
        palette,
      ),
    [periods, measured, objectives, answer.window, palette],
  )
  return (
    <Chart
      option={option}
      height={300}
      label={`${NAME} per ${answer.window.by}. ${stages
        .flatMap(({ stage, measured: { value } }) =>
          value === null ? [] : [`${stage.name}: ${exactShareInWords(value)}`],
        )
        .join(', ')}. The table has the figures.`}
    />
  )
}

/** What the map declares, beside what is measured. */
const Declared = ({ architecture }: Pick<ServiceAnswer, 'architecture'>) =>
  architecture?.dependencies == null ? null : (
    <p className="dimmed small">
      In the map:{' '}
      {architecture.promised === null ? 'no availability' : exactShareInWords(architecture.promised)} is
      promised at most; what the stream waits for promises {exactShareInWords(architecture.dependencies)}{' '}
      together (
      {architecture.parts
        .map(({ provider, availability }) => `${provider} ${exactShareInWords(availability)}`)
        .join(', ')}
      ).
    </p>
  )

export const AvailabilityPanel = ({ answer, of }: { answer: ServiceAnswer; of: FigureOf }) => {
  const { nothing, objectives, stages } = answer.availability
  const isMeasured = stages.some(({ measured }) => measured.n > 0)
  return (
    <section className="card stack" aria-labelledby="always-on">
      <h2 id="always-on">Always on</h2>
      {nothing !== null && <Nothing kind="not configured" why={nothing} />}
      {objectives.length > 0 && (
        <div className="objectives">
          {objectives.map((objective) => (
            <ObjectiveCard key={objective.level} objective={objective} of={of} />
          ))}
        </div>
      )}
      {nothing === null && (
        <WaysToRead
          name={NAME}
          ways={[
            ...(isMeasured ? [{ name: 'Chart', shown: <Drawn answer={answer} /> }] : []),
            { name: 'Table', shown: <StagesTable answer={answer} of={of} /> },
          ]}
          metrics={['availability', 'errorBudget', 'burnRate']}
        />
      )}
      <Declared architecture={answer.architecture} />
    </section>
  )
}
