/** What delivery work and the customers’ journey have to do with each other. */
import type { Definition } from '../../answers.ts'

export const EFFECT_DEFINITIONS: Readonly<Record<'workEffect', Definition>> = {
  workEffect: {
    id: 'workEffect',
    name: 'Which stage did the work move?',
    version: 1,
    unit: 'difference of shares; Cliff’s δ',
    formula:
      'share that went on from the stage in [from, to) − the same in as long a window before; δ of the times in it',
    rules: [
      'Work counts for the stage, and slice, that its item names (`moves` of the source); what names none stays unattributed.',
      'A journey counts by the instant at which it entered the stage. Both windows are looked at from their own end.',
      'A change is told as sure when its p-value, corrected for all cells that are tested, is below 0.05; its 95 % interval stands beside it. The interval is that of the one change, not corrected: it may leave 0 out where the change is not sure.',
      'Fewer than 10 journeys in one of the windows say nothing.',
      'It is an association: what happened at the same time need not be the cause.',
    ],
    example:
      '3 items for purchase done; 410 of 500 went on before, 465 of 500 after: 11 points more (95 %: 6.9 to 15.1).',
    source: 'Newcombe 1998; Cliff 1993; Mann and Whitney 1947; Benjamini and Hochberg 1995',
  },
}
