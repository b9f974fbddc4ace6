/** The funnel: a bar for each step, as long as journeys reached it, divided by what became of them. */
import type { FigureOf } from '../../flow/figures/figure.ts'
import type { FunnelAnswer, FunnelStepAnswer } from '../../flow/journeys/journeys-answer.ts'
import { count } from '../words/figures.ts'
import { CountFigure, ShareFigure, TimeFigure } from './figures.tsx'
import { shareInWords } from '../../flow/number-words.ts'

const GROUPS = [
  { group: 'wentOn', words: 'went on' },
  { group: 'finished', words: 'finished without the next step' },
  { group: 'left', words: 'left' },
  { group: 'open', words: 'may still go on' },
] as const

const inWords = ({ name, reached, onward }: FunnelStepAnswer): string =>
  `${name}: ${count(reached)} reached it${onward === null ? '' : GROUPS.map(({ group, words }) => `, ${count(onward[group])} ${words}`).join('')}.`

const Step = ({
  step,
  isFirst,
  started,
  of,
}: {
  step: FunnelStepAnswer
  isFirst: boolean
  started: number
  of: FigureOf
}) => {
  const about = { ...of, about: step.about }
  const { onward, fromPrevious } = step
  const parts = onward ?? { wentOn: step.reached, finished: 0, left: 0, open: 0 }
  return (
    <li className="funnel-step">
      <p className="funnel-name">
        <strong>{step.name}</strong>{' '}
        <span className="figure">
          <CountFigure id="funnel.reached" of={about} value={step.reached} />
        </span>
        {!isFirst && (
          <span className="dimmed">
            {' '}
            · <ShareFigure id="funnel.ofFirst" of={about} value={step.ofFirst} /> of the first,{' '}
            <ShareFigure id="funnel.ofPrevious" of={about} value={step.ofPrevious} /> of the step before
          </span>
        )}
      </p>
      <div className="funnel-bar" role="img" aria-label={inWords(step)}>
        {GROUPS.map(
          ({ group }) =>
            parts[group] > 0 && (
              <span
                key={group}
                className={`onward-${group}`}
                style={{ width: `${(parts[group] / Math.max(1, started)) * 100}%` }}
              />
            ),
        )}
      </div>
      <p className="funnel-note">
        {onward !== null &&
          GROUPS.filter(({ group }) => group === 'wentOn' || onward[group] > 0).map(({ group, words }) => (
            <span key={group}>
              <span className={`onward-mark onward-${group}`} aria-hidden="true" />
              <CountFigure id={`funnel.${group}`} of={about} value={onward[group]} /> {words}
            </span>
          ))}
        {fromPrevious !== null && fromPrevious.n > 0 && (
          <span className="dimmed">
            50 % came within <TimeFigure id="funnel.time.p50" of={about} value={fromPrevious.p50} />, 85 %
            within <TimeFigure id="funnel.time.p85" of={about} value={fromPrevious.p85} /> (n ={' '}
            {count(fromPrevious.n)})
          </span>
        )}
      </p>
    </li>
  )
}

export const FunnelBars = ({ funnel, of }: { funnel: FunnelAnswer['funnel']; of: FigureOf }) => (
  <ol className="funnel">
    {funnel.steps.map((step, i) => (
      <Step key={step.about} step={step} isFirst={i === 0} started={funnel.started} of={of} />
    ))}
  </ol>
)

/** Slice by slice, so that nobody has to compare bars. */
export const FunnelBySlice = ({ funnel, of }: { funnel: FunnelAnswer['funnel']; of: FigureOf }) =>
  funnel.slices.length === 0 ? null : (
    <>
      <caption>
        By slice: journeys that reached each step, as a share of those of the slice that began
      </caption>
      <thead>
        <tr>
          <th scope="col">Slice</th>
          <th scope="col" className="number">
            Begun
          </th>
          {funnel.steps.map(({ about, name }) => (
            <th key={about} scope="col" className="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {funnel.slices.map(({ slice, name, started, reached }) => (
          <tr key={slice}>
            <th scope="row">{name}</th>
            <td className="number">
              <CountFigure id="conversion.started" of={{ ...of, slice }} value={started} />
            </td>
            {funnel.steps.map(({ about }, i) => (
              <td key={about} className="number">
                <CountFigure id="funnel.reached" of={{ ...of, slice, about }} value={reached[i] ?? 0} />{' '}
                <span className="dimmed">{shareInWords((reached[i] ?? 0) / started)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  )
