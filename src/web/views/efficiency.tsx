import type { ViewOf } from '../../flow/view-answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import { figuresOf } from '../../flow/figures/figure.ts'
import { stageBarsChart } from '../chart/stage-bars-chart.ts'
import { Figure } from '../explain/figure-link.tsx'
import { Duration } from '../parts/duration.tsx'
import { count, countOf, percent } from '../words/figures.ts'
import type { ShowOf, Shown } from './show.ts'

export const showEfficiency = ({ answer, noun, palette }: ShowOf<ViewOf<'efficiency'>>): Shown => {
  const { efficiency, stages, waitingPlaces } = answer
  if ('nothing' in efficiency) {
    return {
      behind: 'efficiency',
      n: 0,
      figure: efficiency.nothing === 'no data' ? 'No data' : 'Not configured',
      note: 'active time as a share of the time in progress',
      charts: [],
      nothing: { kind: efficiency.nothing, why: efficiency.why },
    }
  }
  const { value, activeSeconds, waitingSeconds, n } = efficiency
  const worst = waitingPlaces[0]
  return {
    behind: 'efficiency',
    n,
    figure: (
      <>
        <Figure id="efficiency" of={figuresOf(answer)} value={value}>
          {percent(value)}
        </Figure>{' '}
        active
      </>
    ),
    note: (
      <>
        of the time in progress of what was done · active <Duration seconds={activeSeconds} />, waiting{' '}
        <Duration seconds={waitingSeconds} />, summed · n = {count(n)}
      </>
    ),
    charts: [
      {
        name: 'Active and waiting by stage',
        option: stageBarsChart(
          stages.map((one) => ({
            stage: one.stage,
            parts: [one.activeSeconds, one.waitingSeconds],
            lines: [
              `time of all ${noun}s done, summed:`,
              `active ${durationInWords(one.activeSeconds)}`,
              `waiting ${durationInWords(one.waitingSeconds)}`,
              countOf(one.items, noun),
            ],
          })),
          [
            { name: 'active', color: palette.states.active },
            { name: 'waiting', color: palette.states.waiting, decal: true },
          ],
          palette,
        ),
        height: Math.max(150, 46 + stages.length * 34),
        label: `Bars: active and waiting time by stage. ${stages.map((one) => `${one.stage}: active ${durationInWords(one.activeSeconds)}, waiting ${durationInWords(one.waitingSeconds)}`).join('; ')}.`,
      },
      ...(waitingPlaces.length > 0
        ? [
            {
              name: 'Where they wait',
              option: stageBarsChart(
                waitingPlaces.slice(0, 8).map((one) => ({
                  stage: one.reason === null ? one.stage : `${one.stage} (${one.reason})`,
                  parts: [one.seconds],
                  lines: [
                    'waiting inside the window, summed:',
                    durationInWords(one.seconds),
                    `${percent(one.share)} of all waiting`,
                    countOf(one.items, noun),
                  ],
                })),
                [{ name: 'waiting', color: palette.states.waiting, decal: true }],
                palette,
              ),
              height: Math.max(110, 24 + Math.min(8, waitingPlaces.length) * 30),
              label: `Bars: where ${noun}s wait. ${waitingPlaces.map((one) => `${one.stage}${one.reason === null ? '' : ` (${one.reason})`} ${percent(one.share)}`).join(', ')}.`,
            },
          ]
        : []),
    ],
    words: worst && (
      <p className="small">
        Most of the waiting ({percent(worst.share)}) is in {worst.stage}
        {worst.reason === null ? '' : ` (${worst.reason})`}.
      </p>
    ),
  }
}
