/** The five flow metrics. */
import type { Definition, Five } from '../../answers.ts'

export const FIVE_DEFINITIONS: Readonly<Record<Five, Definition>> = {
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
      'A period that is not over, lies only partly in the window, or ends before the first item is known, is marked partial.',
      'Type, stream, slice and team are those at close.',
      'An item that belongs to several streams counts once in each of them, and once above them.',
      'Where a source has epics and children, the map says which of the two count: never both.',
    ],
    example:
      'A defect that becomes a feature on day 5 and is done on day 10 is one feature in the velocity of day 10.',
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
      'Start and end are the events that the stream chooses; by default the first waiting or active, and done.',
      'Percentiles are nearest rank: the value at position ⌈p·n⌉. They are never averaged: distributions are combined.',
      'An item whose start lies before the known history is start-censored: left out, counted beside.',
      'An item whose durations cannot be trusted is quarantined with a reason: left out, counted beside.',
      'An item done without ever having been in progress has no flow time: left out, counted beside.',
      'Reopened with policy continue: up to the last done, the time between included.',
    ],
    example: 'Of 20 items the 85th percentile is the 17th in order of flow time.',
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
      '∫ load dt over a window is the sum of the time that each item was in progress inside it.',
    ],
    example:
      'An item in progress on days 1 to 9, a defect until day 4 and a feature from day 5: a load of 1 defect on days 1 to 4, of 1 feature on days 5 to 9.',
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
    example:
      'One item active for 1 h and waiting for 1 h, another active for 1 h and waiting for 9 h: 2 ÷ 12 = 16.7 %, not the mean of 50 % and 10 %.',
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
    example: 'One feature, one defect and one risk: 34 %, 33 % and 33 %.',
    source: 'Flow Framework (Kersten)',
  },
}
