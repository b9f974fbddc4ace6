/** Stages that items pass over on their way forward. */
import type { Check } from './check.ts'
import { nOf, percentOf, severityOf, Tally } from './tally.ts'
import { countOf } from '../number-words.ts'

const SHOWN = 4
/** A stage that so many pass over is hardly on their way. */
const MOSTLY = 0.8

export const skippedStages: Check = ({ id, source }) => {
  const tally = new Tally()
  const stages = new Map<string, { skipped: number; all: number }>()
  let n = 0
  let visits = 0
  return {
    see: (item) => {
      const skipped = new Set<string>()
      const all = new Set<string>()
      for (const visit of item.visits) {
        visits += 1
        all.add(visit.stage)
        if (!visit.skipped) continue
        n += 1
        skipped.add(visit.stage)
      }
      for (const stage of all) {
        const known = stages.get(stage) ?? { skipped: 0, all: 0 }
        known.all += 1
        if (skipped.has(stage)) known.skipped += 1
        stages.set(stage, known)
      }
      if (skipped.size > 0)
        tally.add(item, () => `passed over ${[...skipped].map((one) => `\`${one}\``).join(', ')}`)
    },
    conclude: () => {
      if (n === 0) return null
      const shares = [...stages]
        .filter(([, { skipped }]) => skipped > 0)
        .sort(([, a], [, b]) => b.skipped / b.all - a.skipped / a.all)
      const told = shares
        .slice(0, SHOWN)
        .map(
          ([stage, { skipped, all }]) =>
            `\`${stage}\` by ${percentOf(skipped, all)} of ${countOf(all, 'item')}`,
        )
      const [, most] = shares[0] ?? ['', { skipped: 0, all: 1 }]
      return {
        id: 'skipped-stages',
        title: 'Stages passed over',
        severity: severityOf(most.skipped, most.all, { warning: MOSTLY }),
        source: id,
        n,
        of: visits,
        unit: 'visits',
        found: `${nOf(n, visits, 'visit')} are stages passed over: ${told.join(', ')}.`,
        effect:
          'A stage passed over counts as a stay of 0 that is out of the stage’s percentiles: time in stage and pace of it rest on fewer items. The cumulative flow counts the item as having reached it.',
        metrics: ['timeInStage', 'pace', 'cumulativeFlow'],
        mend: {
          action:
            source.measures === 'journeys'
              ? 'If customers need not go through it, all is well. Otherwise see whether its proof points arrive, and whether `states` maps them to the stage; stages are in the order of the journey in the map.'
              : 'Stages are in the order of `states` in the map: put them into the order in which work goes through them, and a detour that nobody has to take first.',
          yaml: null,
        },
        examples: tally.examples,
      }
    },
  }
}
