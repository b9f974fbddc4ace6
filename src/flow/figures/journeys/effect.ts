/** What changed at a stage while work for it was done: the numbers beside the work. */
import { changesOf, effectWindows, enteredIn } from '../../effect/effect.ts'
import { outcomeInWords, timeInWords } from '../../effect/effect-words.ts'
import { oneOf } from '../../request.ts'
import { isoInstant } from '../../calendar.ts'
import type { JourneyAsk } from '../../journeys/journey-ask.ts'
import type { Window } from '../../measures/measures.ts'
import type { JourneyFigure, ToldJourneyFigure } from '../journey-figures.ts'

const tell =
  (which: 'outcome' | 'time') =>
  (ask: JourneyAsk, about: string | null): ToldJourneyFigure => {
    const { map, calendar } = ask
    const [stageId = '', sliceId = ''] = (about ?? '').split('|')
    const stages = [...map.stages.keys()]
    const stage = stages.indexOf(oneOf('stage', stageId, stages))
    const slice = sliceId === '' ? null : oneOf('slice', sliceId, [...map.slices.keys()])
    const windows = effectWindows(ask)
    const change = changesOf(ask, windows)(slice, stage)
    const told = change[which]
    const days = ({ from, to }: typeof windows.after): string =>
      `${isoInstant(from, calendar.zone).slice(0, 10)} to ${isoInstant(to, calendar.zone).slice(0, 10)}`
    return {
      value: told?.change ?? null,
      n: told ? told.before.n + told.after.n : null,
      why: 'Too few journeys came to the stage in one of the two windows: at least 10 each are needed.',
      words:
        which === 'outcome'
          ? change.outcome
            ? outcomeInWords(change.outcome)
            : '–'
          : change.time
            ? timeInWords(change.time)
            : '–',
      rules: [
        `After: journeys that entered \`${stageId}\` from ${days(windows.after)}. Before: from ${days(windows.before)}. Each as it was known at the end of its window.`,
        which === 'outcome'
          ? 'The share that went on: a later stage was reached, or the journey was done there. Two proportions (Fisher’s exact test where counts are small), Newcombe’s interval.'
          : 'Time in the stage, waiting or active, of those that left it: Cliff’s δ, and the rank test of Mann and Whitney.',
        ...(told ? [`p = ${told.p.toPrecision(3)}, corrected for all cells that are tested.`] : []),
        'What happened at the same time need not be the cause.',
      ],
      counted: {
        id: 'counted',
        words: 'that entered it after',
        journeys: enteredIn(ask, windows.after, slice, stage),
      },
      leftOut: [
        {
          id: 'before',
          words: 'that entered it before',
          journeys: enteredIn(ask, windows.before, slice, stage),
        },
      ],
    }
  }

const windowOf = (ask: JourneyAsk): Window => effectWindows(ask).after

export const EFFECT_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  'effect.outcome': {
    metric: 'workEffect',
    name: 'Change of the share that goes on',
    unit: 'share',
    about: 'stage, and slice after a bar',
    windowOf,
    tell: tell('outcome'),
  },
  'effect.time': {
    metric: 'workEffect',
    name: 'Change of the time in a stage (Cliff’s δ)',
    unit: 'number',
    about: 'stage, and slice after a bar',
    windowOf,
    tell: tell('time'),
  },
}
