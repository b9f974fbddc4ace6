/** Degrades gracefully if a step slows: when each stage was slow, and what the others did then. */
import { durationInWords } from '../../flow/duration.ts'
import type { FigureOf } from '../../flow/figures/figure.ts'
import type { AlongsideAnswer, DegradationAnswer, ServiceAnswer } from '../../flow/service/service-answer.ts'
import { exactShareInWords } from '../../flow/service/share-words.ts'
import { StatusMark } from '../alerts/status-mark.tsx'
import { Figure } from '../explain/figure-link.tsx'
import { WaysToRead } from '../explain/ways-to-read.tsx'
import { Instant } from '../parts/instant.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'

const MARKS = { worse: 'breached', better: 'met', 'no difference': 'met', 'too few': 'no data' } as const

type Time = AlongsideAnswer['time']['slow']
type Part = AlongsideAnswer['conversion']['slow']

const timeInWords = ({ median, n }: Time): string =>
  median === null ? 'none' : `${durationInWords(median)} (n = ${count(n)})`

const partInWords = ({ successes, n }: Part): string =>
  n === 0 ? 'none' : `${exactShareInWords(successes / n)} (n = ${count(n)})`

const Then = ({ slow, otherwise }: { slow: string; otherwise: string }) => (
  <td>
    {slow}
    <span className="dimmed small block">otherwise {otherwise}</span>
  </td>
)

const AlongsideTable = ({ one }: { one: DegradationAnswer }) => (
  <TableScroll label={`Other stages while ${one.stage.name} was slow`}>
    <thead>
      <tr>
        <th scope="col">While {one.stage.name} was slow</th>
        <th scope="col">Verdict</th>
        <th scope="col">Half took at most</th>
        <th scope="col">Led on</th>
        <th scope="col">Available</th>
      </tr>
    </thead>
    <tbody>
      {one.alongside.map(({ stage, verdict, time, conversion, availability }) => (
        <tr key={stage.id}>
          <th scope="row">{stage.name}</th>
          <td className="nowrap">
            <StatusMark status={MARKS[verdict]}>{verdict}</StatusMark>
          </td>
          <Then slow={timeInWords(time.slow)} otherwise={timeInWords(time.otherwise)} />
          <Then slow={partInWords(conversion.slow)} otherwise={partInWords(conversion.otherwise)} />
          {availability ? (
            <Then slow={partInWords(availability.slow)} otherwise={partInWords(availability.otherwise)} />
          ) : (
            <td className="dimmed">no attempts</td>
          )}
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

const StagesTable = ({ stages, of }: { stages: readonly DegradationAnswer[]; of: FigureOf }) => (
  <TableScroll label="When stages were slow">
    <thead>
      <tr>
        <th scope="col">Stage</th>
        <th scope="col" className="number">
          Slow for
        </th>
        <th scope="col" className="number">
          Usually half take at most
        </th>
        <th scope="col" className="number">
          Slow above
        </th>
        <th scope="col">Periods looked at</th>
      </tr>
    </thead>
    <tbody>
      {stages.map((one) => (
        <tr key={one.stage.id}>
          <th scope="row">{one.stage.name}</th>
          <td className="number">
            <Figure
              id="slow.time"
              of={{ ...of, about: one.stage.id ?? undefined }}
              value={one.known ? one.slowSeconds : null}
            >
              {!one.known
                ? 'not known'
                : one.spells.length === 0
                  ? 'never'
                  : durationInWords(one.slowSeconds)}
            </Figure>
          </td>
          <td className="number">{durationInWords(one.usualSeconds)}</td>
          <td className="number">{durationInWords(one.thresholdSeconds)}</td>
          <td>
            {one.periodSeconds === null
              ? 'too few journeys'
              : `${count(one.judgedPeriods)} of ${durationInWords(one.periodSeconds)}`}
          </td>
        </tr>
      ))}
    </tbody>
  </TableScroll>
)

const MOST_SPELLS = 10

const Slowed = ({ one }: { one: DegradationAnswer }) => (
  <div className="stack">
    <h3>{one.stage.name}</h3>
    <p>{one.sentence}</p>
    <ul className="plain small">
      {one.spells.slice(-MOST_SPELLS).map(({ from, to, medianSeconds, n }) => (
        <li key={from}>
          <Instant at={from} /> to <Instant at={to} />: half took at most {durationInWords(medianSeconds)} (n
          = {count(n)})
        </li>
      ))}
    </ul>
    {one.alongside.length > 0 && <AlongsideTable one={one} />}
  </div>
)

export const DegradationPanel = ({ answer, of }: { answer: ServiceAnswer; of: FigureOf }) => {
  const slowed = answer.degradation.filter(({ spells }) => spells.length > 0)
  return (
    <section className="card stack" aria-labelledby="degradation">
      <h2 id="degradation">Degrades gracefully if a step slows</h2>
      <p className="dimmed">
        {slowed.length === 0
          ? 'No stage was slow in this window.'
          : 'What happened at the same time need not be the cause.'}
      </p>
      {slowed.map((one) => (
        <Slowed key={one.stage.id} one={one} />
      ))}
      <WaysToRead
        name="When stages were slow"
        ways={[{ name: 'Table', shown: <StagesTable stages={answer.degradation} of={of} /> }]}
        metrics={['degradation']}
      />
    </section>
  )
}
