import { durationInWords } from '../../flow/duration.ts'
import { Duration } from '../parts/duration.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { ShareBar } from '../parts/share-bar.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count, exactSeconds, percent } from '../words/figures.ts'
import { itemsLeftOut } from './figure-items.ts'
import { MetricPanel } from './metric-panel.tsx'
import type { PanelProps } from './panel.ts'

export const EfficiencyPanel = ({ answer, noun }: PanelProps) => {
  const { efficiency } = answer
  if ('nothing' in efficiency) {
    return (
      <MetricPanel
        metric="efficiency"
        answer={answer}
        noun={noun}
        n={0}
        figure={efficiency.nothing === 'no data' ? 'No data' : 'Not configured'}
        note="active time as a share of the time in progress"
        nothing={<Nothing kind={efficiency.nothing} why={efficiency.why} />}
        chart={null}
        table={null}
      />
    )
  }
  const { value, activeSeconds, waitingSeconds, n } = efficiency
  const parts = [
    { id: 'active', name: 'Active', seconds: activeSeconds, share: value },
    { id: 'waiting', name: 'Waiting', seconds: waitingSeconds, share: 1 - value },
  ]
  return (
    <MetricPanel
      metric="efficiency"
      answer={answer}
      noun={noun}
      n={n}
      figure={`${percent(value)} active`}
      note={`of the time in progress of what was done in the window · n = ${count(n)}`}
      chart={
        <ShareBar
          tall
          label={`Bar: active ${percent(value)} (${durationInWords(activeSeconds)}), waiting ${percent(1 - value)} (${durationInWords(waitingSeconds)})`}
          shares={parts.map(({ id, name, seconds, share }) => ({
            id,
            look: `state-${id}`,
            size: seconds,
            words: (
              <>
                <span className={`swatch state-${id}`} aria-hidden="true" /> {name}{' '}
                <strong>{percent(share)}</strong>{' '}
                <span className="dimmed">
                  (<Duration seconds={seconds} />)
                </span>
              </>
            ),
          }))}
        />
      }
      table={
        <TableScroll label="Active and waiting time">
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col" className="number">
                Share
              </th>
              <th scope="col" className="number">
                Time, all {noun}s summed
              </th>
              <th scope="col" className="number">
                Exactly
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ id, name, seconds, share }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="number">{percent(share)}</td>
                <td className="number">
                  <Duration seconds={seconds} />
                </td>
                <td className="number">{exactSeconds(seconds)}</td>
              </tr>
            ))}
          </tbody>
        </TableScroll>
      }
      leftOut={
        answer.flowTime.quarantined > 0
          ? [
              {
                words: `${count(answer.flowTime.quarantined)} quarantined`,
                search: itemsLeftOut(answer, 'efficiency'),
              },
            ]
          : []
      }
    />
  )
}
