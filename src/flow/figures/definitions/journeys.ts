/** Journeys measured as wholes: what they convert to, where they end, what takes how long. */
import type { Definition } from '../../answers.ts'

type Journeys =
  | 'conversion'
  | 'funnel'
  | 'timeToReach'
  | 'cohort'
  | 'completions'
  | 'timeBetween'
  | 'inFlight'
  | 'journeyEfficiency'
  | 'waitsBetween'
  | 'signals'

export const JOURNEY_DEFINITIONS: Readonly<Record<Journeys, Definition>> = {
  conversion: {
    id: 'conversion',
    name: 'Conversion',
    version: 1,
    unit: 'share, 0 to 1',
    formula: 'journeys that reach the finish event ÷ journeys started in the cohort',
    rules: [
      'The cohort is the journeys that began in the window: at the trigger that the map names, else at their first event.',
      'The finish is the proof point of the finish line; where the map names none, being done.',
      'Beside it stands the censored share: journeys that have not finished and may still do so. They are not lost.',
      'A journey is over without finishing when it is canceled, done in another way, or when the abandonment window of its stage has passed since its last event.',
      'What happens after the window, or after all that is known, does not count.',
      'It is the north-star of a stream only where the stream says so.',
    ],
    example:
      '10 journeys began; 4 reached the finish, 5 were abandoned, 1 is a day old: a conversion of 40 %, 10 % of the cohort censored.',
    source: 'Millrace; censoring as in Kaplan & Meier (1958)',
  },
  funnel: {
    id: 'funnel',
    name: 'Funnel',
    version: 1,
    unit: 'journeys; share, 0 to 1',
    formula:
      'journeys of the cohort that reached the step ÷ those that reached the first step, or the step before',
    rules: [
      'Unless steps are chosen, they are the stages up to that of the finish line, then the finish line; a stage is reached by being in it or beyond it.',
      'Ordered: each step after the one before it, other events in between allowed, from the first occurrence of the first step.',
      'In any order: a step is reached once the journey has shown it and all steps before it, whichever came first.',
      'Within a time: the steps lie at most so long after the first (in any order: within such a time of each other). Each occurrence of the first step is an attempt; the earliest attempt that comes furthest counts.',
      'Those that did not go on are finished (they reached the finish without the next step), left (over: abandoned, canceled, or done in another way), or open (censored: they may still go on).',
      'Times from step to step are those of the journeys that reached the later step; percentiles are nearest rank.',
    ],
    example:
      'a, b, a, c within 5 minutes of the second a: ordered a, c within 5 minutes is reached, though the first a is older.',
    source: 'Millrace',
  },
  timeToReach: {
    id: 'timeToReach',
    name: 'Time to reach a point',
    version: 1,
    unit: 'share, 0 to 1; seconds',
    formula:
      'Kaplan–Meier: S(t) = Π (1 − d ÷ n); Aalen–Johansen: F(t) = Σ S(u−) · d ÷ n for each of “reached” and “left”',
    rules: [
      'Each journey of the cohort is observed from its beginning until it reaches the point, leaves, or until all that is known: then it is censored, not lost.',
      'It leaves when it is canceled, done in another way, or at the end of the abandonment window after its last event: not earlier, for until then it may come back.',
      'Shares that have reached the point or have left are by Aalen–Johansen: the two compete, and together with those still under way they are 100 %.',
      'The Kaplan–Meier curve takes those that left as censored: the share that would not have reached the point if nobody left. Its interval of 95 % is by Greenwood’s variance on the scale log(−log).',
      'The median is the earliest time by which half have reached the point, by Kaplan–Meier.',
    ],
    example:
      'Remission under 6-MP (Freireich 1963), 21 patients: S(6) = 0.857, S(10) = 0.753, S(23) = 0.448 with standard error 0.135.',
    source: 'Kaplan & Meier (1958); Greenwood (1926); Aalen & Johansen (1978)',
  },
  cohort: {
    id: 'cohort',
    name: 'Cohorts',
    version: 1,
    unit: 'share, 0 to 1',
    formula: 'journeys that reached the finish within an age ÷ journeys that began in the week',
    rules: [
      'A cohort is the journeys that began in the same week (in the same month, where figures are by month).',
      'The age is counted from the beginning of each journey, not from the start of the week.',
      'A share is unfinished while not all journeys of the cohort are so old: it can only grow.',
      'While none of them can be so old there is no share.',
    ],
    example:
      '20 journeys began in a week, 5 of them finished within a day of their own beginning: 25 % by 1 day.',
    source: 'Millrace',
  },
  completions: {
    id: 'completions',
    name: 'Completions',
    version: 1,
    unit: 'events per period',
    formula: 'number of events of a completion in [from, to)',
    rules: [
      'Completions are the finish line and the further events that the stream names under proofPoints.completions; without a finish line, journeys that come to be done.',
      'Each event counts: a journey that is paid two refunds completes two. How many journeys they belong to stands beside.',
      'Periods without a completion are kept as 0; those that are not whole are marked partial.',
    ],
    example:
      'A week with 30 orders confirmed and 2 refunds of one of them: 30 and 2 completions, of 30 and 1 journeys.',
    source: 'Flow velocity of the Flow Framework (Kersten), for journeys',
  },
  timeBetween: {
    id: 'timeBetween',
    name: 'Time between two points',
    version: 1,
    unit: 'seconds',
    formula: 'time from the first a of a journey to the next b after it',
    rules: [
      'Of the journeys that came to that b in the window, whenever a was. Flow time of journeys is that from the trigger to the finish line.',
      'Elapsed time; percentiles are nearest rank, with their number.',
      'Beside it stand the journeys that came to a in the window and to no b since: those that may still come, and those that are over.',
      'The next b is a later event, though it may bear the same time.',
    ],
    example:
      'Paid at 9:00, confirmed at 9:20, paid at 10:00, confirmed at 10:05: 20 minutes from paid to confirmed.',
    source: 'Millrace',
  },
  inFlight: {
    id: 'inFlight',
    name: 'Journeys in flight',
    version: 1,
    unit: 'journeys',
    formula:
      'number of journeys that have begun, are waiting or active, and are not abandoned; average = ∫ dt ÷ length of the window',
    rules: [
      'A journey leaves the flight when it is done or canceled, and is in it again when it is taken up again.',
      'An abandoned journey leaves it at the end of the abandonment window after its last event.',
      '∫ in flight dt over a window is the sum of the time that each journey was in flight inside it.',
    ],
    example:
      'A journey in flight on days 1 to 3 and one from day 2 on: 1 on day 1, 2 on days 2 and 3, 1 on day 4.',
    source: 'Flow load of the Flow Framework (Kersten), for journeys',
  },
  journeyEfficiency: {
    id: 'journeyEfficiency',
    name: 'Efficiency of a stage',
    version: 1,
    unit: 'share, 0 to 1',
    formula: 'Σ active ÷ Σ (active + waiting): summed first, then divided',
    rules: [
      'Of the stays that ended in the window with a further event of the journey.',
      'A stay that has not ended is left out: how long it lasts is not known, and after abandonment it is no wait.',
      'Nothing to divide is no data, never 0 or 1. Events that do not tell waiting from active are not configured.',
    ],
    example:
      'Active for 1 h and waiting for 1 h, another time active for 1 h and waiting for 9 h: 2 ÷ 12 = 16.7 %.',
    source: 'Flow Framework (Kersten)',
  },
  waitsBetween: {
    id: 'waitsBetween',
    name: 'Waits between proof points',
    version: 1,
    unit: 'seconds; share of all waiting',
    formula: 'time from a proof point to the one that follows it directly, and the part of it in waiting',
    rules: [
      'Of the ways that ended in the window. Events that are no proof point lie on the way and do not end it.',
      'Shares are of the waiting on all ways; where waiting is not told from active, of their time, which is then a gap.',
      'A moment that proves several points counts as the first of them in the order of the map.',
      'Where no event is a proof point, the ways are from the entry of one stage to the entry of the next.',
    ],
    example: 'Paid at 9:00 and waiting, confirmed at 9:20: 20 minutes of waiting from paid to confirmed.',
    source: 'Flow Framework (Kersten)',
  },
  signals: {
    id: 'signals',
    name: 'Signals of defects, risks and debt',
    version: 1,
    unit: 'events; share of journeys, 0 to 1',
    formula:
      'journeys with a signal of the kind in the window ÷ journeys with an event in it, or that left in it',
    rules: [
      'A journey has no type of its own: rules of classification say of single events that they are a signal.',
      'Dropping off is a defect signal that no event carries: a journey that left without finishing counts at the end of its abandonment window, or where it was canceled.',
      'A journey with several signals of a kind is one journey and several events.',
    ],
    example: 'Of 50 journeys 2 had a failed charge, one of them twice: 3 events, 4 % of the journeys.',
    source: 'Flow Framework (Kersten), by runtime classification',
  },
}
