/** What each metric means: the one text that CLI, API, web app and docs show. A change of formula is a new version. */
import type { Definition } from './answers.ts'
import type { Behind } from './measures.ts'

export const DEFINITIONS: Readonly<Record<Behind, Definition>> = {
  velocity: {
    id: 'velocity',
    name: 'Flow velocity',
    version: 1,
    unit: 'items per period',
    formula: 'number of items done in [from, to)',
    rules: [
      'Done is the first event of the last unbroken run of done states.',
      'Canceled items do not count.',
      'Periods without a completion are kept as 0.',
      'A period that is not over, or lies only partly in the window, is marked partial.',
      'Type, stream and slice are those at close.',
    ],
    source: 'Flow Framework (Kersten); metadata frozen at close as in Planview Viz',
  },
  flowTime: {
    id: 'flowTime',
    name: 'Flow time',
    version: 1,
    unit: 'seconds',
    formula: 'done − first waiting or active, waits included',
    rules: [
      'Of the items done in the window; an open item has an age, no flow time.',
      'Percentiles are nearest rank: the value at position ⌈p·n⌉.',
      'An item whose start lies before the known history is start-censored: left out, counted beside.',
      'An item whose durations cannot be trusted is quarantined with a reason: left out, counted beside.',
      'An item done without ever having been in progress has no flow time: left out, counted beside.',
      'Reopened with policy continue: up to the last done, the time between included.',
    ],
    source: 'Flow Framework (Kersten); percentiles as in Vacanti',
  },
  load: {
    id: 'load',
    name: 'Flow load',
    version: 1,
    unit: 'items in progress',
    formula: 'number of items in waiting or active at an instant; average = ∫ load dt ÷ length of the window',
    rules: [
      'Items that are new do not count.',
      'Between done and reopened an item is not in progress.',
      'Each instant counts an item under the type that it had then.',
    ],
    source: 'Flow Framework (Kersten); day-wise types as in Planview Viz',
  },
  efficiency: {
    id: 'efficiency',
    name: 'Flow efficiency',
    version: 1,
    unit: 'share, 0 to 1',
    formula: 'Σ active ÷ Σ (active + waiting) over items done in the window: summed first, then divided',
    rules: [
      'Nothing to divide is no data, never 0 or 1.',
      'A source that does not tell waiting from active is not configured.',
      'Time between done and reopened is neither active nor waiting.',
      'Quarantined items are left out, and items whose log has only completions of activities: they divide nothing.',
    ],
    source: 'Flow Framework (Kersten)',
  },
  distribution: {
    id: 'distribution',
    name: 'Flow distribution',
    version: 1,
    unit: 'percent',
    formula:
      'share of features, defects, risks and debt among the items done in the window (basis completed) or in progress (basis load)',
    rules: [
      'What no rule classifies is unclassified, and shown as such.',
      'Shares are rounded by largest remainder, so that they sum to 100.',
      'No items: no shares.',
    ],
    source: 'Flow Framework (Kersten)',
  },
}

/**
 * Shares in whole percents that sum to 100, by largest remainder; ties go to the earlier entry.
 * @returns null for each when the sum is 0.
 */
export const shares = (counts: readonly number[]): (number | null)[] => {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return counts.map(() => null)
  const floors = counts.map((count) => Math.floor((count * 100) / total))
  const missing = 100 - floors.reduce((sum, floor) => sum + floor, 0)
  const byRemainder = counts
    .map((count, index) => ({ index, remainder: (count * 100) % total }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, missing)
  const raised = new Set(byRemainder.map(({ index }) => index))
  return floors.map((floor, index) => floor + (raised.has(index) ? 1 : 0))
}
