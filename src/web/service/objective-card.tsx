/** An objective of availability: what was measured, the error budget as a bar, and how fast it burns. */
import { durationInWords } from '../../flow/duration.ts'
import type { FigureOf } from '../../flow/figures/figure.ts'
import type { ObjectiveAnswer } from '../../flow/service/service-answer.ts'
import { countedInWords, leftInWords, exactShareInWords } from '../../flow/service/share-words.ts'
import { Figure } from '../explain/figure-link.tsx'
import { Prose } from '../parts/prose.tsx'
import { ShareBar } from '../parts/share-bar.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, decimal } from '../words/figures.ts'

type Budget = NonNullable<ObjectiveAnswer['budget']>

const inUnit = ({ unit }: Budget, amount: number): string =>
  unit === 'seconds'
    ? durationInWords(amount)
    : `${decimal(amount)} ${decimal(amount) === '1' ? 'attempt' : 'attempts'}`

const BudgetBar = ({ budget, of, name }: { budget: Budget; of: FigureOf; name: string }) => {
  const used = inUnit(budget, budget.consumed)
  const total = inUnit(budget, budget.total)
  const left =
    budget.left >= 0
      ? `${inUnit(budget, budget.left)} left`
      : `${inUnit(budget, -budget.left)} more than may fail`
  return (
    <>
      <p>
        Error budget:{' '}
        <Figure id="budget.left" of={of} value={budget.leftShare}>
          {leftInWords(budget.leftShare)}
        </Figure>
        <span className="dimmed"> of {total}</span>
      </p>
      <ShareBar
        label={`Error budget of ${name}: ${used} of ${total} used, ${left}`}
        shares={[
          {
            id: 'used',
            look: 'budget-used',
            size: Math.min(budget.consumed, budget.total),
            words: `${used} ${budget.unit === 'seconds' ? 'down' : 'failed'}`,
          },
          { id: 'left', look: 'budget-left', size: Math.max(0, budget.left), words: left },
        ]}
      />
    </>
  )
}

const Burns = ({ objective, of }: { objective: ObjectiveAnswer; of: FigureOf }) => (
  <TableScroll label={`Burn rate of ${objective.name}`}>
    <thead>
      <tr>
        <th scope="col">Burn rate</th>
        <th scope="col" className="number">
          Is
        </th>
        <th scope="col" className="number">
          Too fast from
        </th>
        <th scope="col" className="number">
          Failed
        </th>
      </tr>
    </thead>
    <tbody>
      {objective.burns.map((burn) => (
        <tr key={burn.id}>
          <th scope="row">
            {burn.words.charAt(0).toUpperCase() + burn.words.slice(1)}
            {burn.isTooFast && <span className="tag warn">too fast</span>}
          </th>
          <td className="number">
            <Figure id={`burn.${burn.id}`} of={of} value={burn.rate}>
              {burn.rate === null ? 'nothing tried' : decimal(burn.rate)}
            </Figure>
          </td>
          <td className="number">{decimal(burn.threshold)}</td>
          <td className="number">
            {count(burn.failures)} of {count(burn.n)}
          </td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

const Probed = ({ probe }: { probe: NonNullable<ObjectiveAnswer['probe']> }) => (
  <p className="dimmed small">
    By a probe: {countedInWords(probe.answered, probe.sent)} answered, over{' '}
    {durationInWords(probe.observedSeconds)} in which Millrace asked
    {probe.meanMs !== null && `, in ${count(probe.meanMs)} ms on average`}.
    {Object.keys(probe.failures).length > 0 &&
      ` Failed: ${Object.entries(probe.failures)
        .map(([reason, n]) => `${reason} (${count(n)})`)
        .join(', ')}.`}
  </p>
)

export const ObjectiveCard = ({ objective, of: ofAnswer }: { objective: ObjectiveAnswer; of: FigureOf }) => {
  const { measured, budget, probe, outlook, name, stage, level, overSeconds } = objective
  const of = { ...ofAnswer, about: level }
  return (
    <div className="objective">
      <h3>
        {name} <span className="dimmed">· {stage.name}</span>
      </h3>
      <p className="panel-figure">
        <Figure id="availability.level" of={of} value={measured.value}>
          {measured.value === null ? 'nothing was tried' : exactShareInWords(measured.value)}
        </Figure>
      </p>
      <p className="dimmed">
        {objective.objective === null
          ? 'No objective is set'
          : `${exactShareInWords(objective.objective)} is promised`}
        , over {durationInWords(overSeconds)}
        {measured.low !== null &&
          measured.high !== null &&
          `; 95 %: ${exactShareInWords(measured.low)} to ${exactShareInWords(measured.high)}, n = ${count(measured.n)}`}
        {objective.isKept !== null && !objective.isSure && '; chance may explain the difference'}
      </p>
      {budget && (
        <>
          <BudgetBar budget={budget} of={of} name={name} />
          <p>
            <Prose text={outlook.words} />
          </p>
          <Burns objective={objective} of={of} />
        </>
      )}
      {probe && <Probed probe={probe} />}
    </div>
  )
}
