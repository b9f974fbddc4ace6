/** The river as a picture. Its numbers stand in the table below it, where they open. */
import { useMemo } from 'react'
import type { RiverAnswer } from '../../flow/journeys/river/river-answer.ts'
import { count } from '../words/figures.ts'
import { riverShape, type Branch } from './river-shape.ts'

const WORDS: Readonly<Record<Branch['kind'], string>> = {
  source: 'begin',
  finish: 'finish',
  left: 'leave',
}

const River = ({ answer, runs }: { answer: RiverAnswer; runs: 'right' | 'down' }) => {
  const { width, height, body, current, branches, pools, crossings, spring } = useMemo(
    () => riverShape(answer, runs),
    [answer, runs],
  )
  return (
    <svg className={`river river-${runs}`} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {branches.map(({ kind, stage, path, breadth }) => (
        <path key={`${kind} ${stage}`} className={`river-${kind}`} d={path} strokeWidth={breadth} />
      ))}
      {body !== '' && <path className="river-body" d={body} />}
      {current.map((line) => (
        <path key={line} className="river-current" d={line} />
      ))}
      {pools.map(({ stage, x, y, radius, waiting, active }) => (
        <g key={stage}>
          {radius > 0 && <circle className="river-pool" cx={x} cy={y} r={radius} />}
          {waiting > 0 && (
            <text className="river-count" x={x} y={y + 5}>
              {count(waiting)}
            </text>
          )}
          {active > 0 && (
            <text className="river-small" x={x} y={y + Math.max(radius, 12) + 16}>
              {count(active)} active
            </text>
          )}
        </g>
      ))}
      {crossings.map(
        ({ times, x, y }) =>
          times > 0 && (
            <text key={`${x} ${y}`} className="river-crossing" x={x} y={y + 4}>
              {count(times)}
            </text>
          ),
      )}
      {spring.times > 0 && (
        <text className="river-small river-begins" x={spring.x} y={spring.y}>
          {count(spring.times)} begin
        </text>
      )}
      {branches.map(({ kind, stage, times, x, y, anchor }) => (
        <text key={`${kind} ${stage}`} className="river-small" x={x} y={y} style={{ textAnchor: anchor }}>
          {count(times)} {WORDS[kind]}
        </text>
      ))}
      {pools.map(({ stage, name, nameX, nameY }) => (
        <text
          key={stage}
          className="river-stage"
          x={runs === 'right' ? nameX : 4}
          y={runs === 'right' ? nameY : nameY + 5}
        >
          {name}
        </text>
      ))}
    </svg>
  )
}

export const RiverDrawing = ({ answer, label }: { answer: RiverAnswer; label: string }) => (
  <div role="img" aria-label={label}>
    <River answer={answer} runs="right" />
    <River answer={answer} runs="down" />
  </div>
)
