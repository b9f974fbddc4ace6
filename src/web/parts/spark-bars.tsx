import type { FlowAnswer } from '../../flow/answers.ts'
import { countOf } from '../words/figures.ts'
import { dateInWords } from '../words/instants.ts'

const WIDTH = 7
const GAP = 2
const HEIGHT = 30

/** Items done per week as small bars; a period that is not over is drawn hollow. */
export const SparkBars = ({ weeks, noun }: { weeks: FlowAnswer['velocity']; noun: string }) => {
  const most = Math.max(1, ...weeks.map(({ items }) => items))
  const whole = weeks.filter(({ partial }) => !partial)
  const said = whole.map(({ items }) => items).join(', ')
  const width = weeks.length * (WIDTH + GAP) - GAP
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      style={{ width: `${width}px` }}
      role="img"
      aria-label={`${noun}s done in each of the last ${whole.length} whole weeks: ${said}`}
    >
      {weeks.map(({ start, items, partial }, i) => {
        const height = items === 0 ? 1 : Math.max(2, (items / most) * HEIGHT)
        return (
          <rect
            key={start}
            className={partial ? 'partial' : undefined}
            x={i * (WIDTH + GAP) + 0.5}
            y={HEIGHT - height + 0.5}
            width={WIDTH - 1}
            height={Math.max(0.5, height - 1)}
          >
            <title>{`Week of ${dateInWords(start)}: ${countOf(items, noun)} done${partial ? ' (partial)' : ''}`}</title>
          </rect>
        )
      })}
    </svg>
  )
}
