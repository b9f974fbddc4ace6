/** Where in the flow time goes. */
import type { Definition } from '../../answers.ts'

type Stages = 'timeInStage' | 'pace' | 'waitingPlaces' | 'rework' | 'bottleneck'

export const STAGE_DEFINITIONS: Readonly<Record<Stages, Definition>> = {
  timeInStage: {
    id: 'timeInStage',
    name: 'Time in stage',
    version: 1,
    unit: 'seconds',
    formula: 'sum of an item’s stays in a stage, of the items done in the window',
    rules: [
      'Repeated stays are summed; the time elsewhere between them is not included.',
      'A stage that was skipped has no stay: it is counted, and is in no percentile.',
      'Quarantined items are left out.',
      'Percentiles are nearest rank.',
    ],
    example: 'In review from 9 to 10 h and again from 12 to 14 h: 3 h in review, not 5 h.',
    source: 'GitLab value stream analytics',
  },
  pace: {
    id: 'pace',
    name: 'Pace of items in progress',
    version: 1,
    unit: 'percentile, 0 to 100',
    formula: 'the share of done items that left the stage at the age that the item has now, or below',
    rules: [
      'The age on leaving a stage is counted from the start of the item, not of the stage.',
      'An item that came back counts when it left the stage for the last time.',
      'Compared are the done items that flow time counts; without any there is no pace.',
    ],
    example:
      'An item in test is 12 days old; 85 of 100 done items had left test at a lower age: a pace of 85.',
    source: 'Vacanti (aging work in progress)',
  },
  waitingPlaces: {
    id: 'waitingPlaces',
    name: 'Waiting places',
    version: 1,
    unit: 'seconds; share of all waiting',
    formula: 'Σ waiting inside the window, by stage and reason',
    rules: [
      'Of all items, whatever became of them: also of those that are still open.',
      'Paused is waiting with a reason.',
      'Only the part of a wait that lies inside the window counts.',
    ],
    example:
      'Two items waited for review for 1 and 3 days, one for test for 4: half of the waiting is for review.',
    source: 'Flow Framework (Kersten)',
  },
  rework: {
    id: 'rework',
    name: 'Rework',
    version: 1,
    unit: 'items; seconds',
    formula:
      'items done in the window that were reopened after done or came back to a stage that they had left',
    rules: [
      'The time of rework is that between done and reopened: neither active nor waiting.',
      'Each item counts once. Quarantined items are left out.',
      'Reopened with policy newVisit begins a further pass, which is no rework of the first.',
    ],
    example: 'Done on day 3, reopened on day 5, done on day 6: one item reworked, 2 days between.',
    source: 'Millrace',
  },
  bottleneck: {
    id: 'bottleneck',
    name: 'Bottleneck',
    version: 1,
    unit: 'share of all waiting; items per week; share of time',
    formula: 'three views of the stages, and whether they agree',
    rules: [
      'Share of wait: the stage in which most of all waiting happens.',
      'Growth of load: the stage whose load grows fastest: the slope of a line through its load at the starts of the periods (least squares), which is what arrives less what leaves. It counts from one item on, and where it is more than three times its standard error.',
      'Active period: at each instant the stage whose uninterrupted activity lasts longest; the share of the time in which a stage is that. Stages that are active as long share it.',
      'Where the three disagree, that is said: no single stage limits the flow.',
    ],
    example:
      'Review has 60 % of the waiting, grows by 2 items a week and is active longest: all three agree.',
    source: 'Millrace; active-period method of Roser',
  },
}
