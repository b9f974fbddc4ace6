/** Durations beside flow time, each with its own start and end, and the ages of what is in progress. */
import type { Definition } from '../../answers.ts'

type Durations = 'leadTime' | 'cycleTime' | 'workingTime' | 'age' | 'stale' | 'expectation'

export const DURATION_DEFINITIONS: Readonly<Record<Durations, Definition>> = {
  leadTime: {
    id: 'leadTime',
    name: 'Lead time',
    version: 1,
    unit: 'seconds',
    formula: 'done − created',
    rules: [
      'Of the items that flow time counts: the same are left out, and counted beside.',
      'The time before the item was committed is included; flow time leaves it out.',
      'Percentiles are nearest rank.',
    ],
    example: 'Created on day 1 at 9:00, started on day 3, done on day 4 at 9:00: a lead time of 3 days.',
    source: 'Kanban practice; each duration names its start and its end',
  },
  cycleTime: {
    id: 'cycleTime',
    name: 'Cycle time in calendar days',
    version: 1,
    unit: 'calendar days',
    formula: 'local date of done − local date of start + 1',
    rules: [
      'Dates are those of the organisation’s time zone.',
      'The least is 1: an item started and done on one day took one day.',
      'Calendar days and elapsed time are never mixed in one figure.',
      'Of the items that flow time counts. Percentiles are nearest rank.',
    ],
    example:
      'Started on Monday at 23:50, done on Tuesday at 0:10: 2 calendar days; its flow time is 20 minutes.',
    source: 'Vacanti, Actionable Agile Metrics for Predictability',
  },
  workingTime: {
    id: 'workingTime',
    name: 'Flow time in working hours',
    version: 1,
    unit: 'seconds of working time',
    formula: 'the part of done − first waiting or active that lies in working hours',
    rules: [
      'Working days, hours and holidays are those of the organisation’s working calendar, in its time zone.',
      'Without a working calendar in the map: not configured.',
      'A labelled alternative to elapsed time, never the silent default.',
      'Of the items that flow time counts. Percentiles are nearest rank.',
    ],
    example:
      'Working hours from 9:00 to 17:00, Monday to Friday: from Friday 16:00 to Monday 10:00 are 2 working hours, and 66 hours elapsed.',
    source: 'Millrace',
  },
  age: {
    id: 'age',
    name: 'Work item age',
    version: 1,
    unit: 'seconds',
    formula: 'now − start',
    rules: [
      'Of the items in progress: waiting or active.',
      'Blocked and paused time still ages.',
      'Where a source has gone silent, now is the end of what is known of it.',
      'An item whose start lies before the known history is at least as old as shown; percentiles leave it out.',
    ],
    example: 'Started ten days ago and paused for four of them: its age is ten days.',
    source: 'Kanban Guide',
  },
  stale: {
    id: 'stale',
    name: 'Stale items',
    version: 1,
    unit: 'items in progress',
    formula: 'number of items in progress without any event for more than N days',
    rules: [
      'N is set per stream (`staleAfterDays`); by default 30.',
      'Age and staleness are different: an old item that moves is not stale, a young one that rests can be.',
    ],
    example:
      'An item in progress for 200 days whose last event is of yesterday is not stale; one whose last event is 31 days old is.',
    source: 'Millrace',
  },
  expectation: {
    id: 'expectation',
    name: 'Service level expectation',
    version: 1,
    unit: 'share of items done, 0 to 1; items in progress beyond it',
    formula: 'items done whose flow time is at most the duration expected ÷ items done that have a flow time',
    rules: [
      'The expectation is set per stream: a percentage and a duration. Without one: not configured.',
      'It is kept where the share is at least the percentage.',
      'An item in progress exceeds it when its age is greater than the duration.',
    ],
    example:
      'Expected: 85 % within 12 days. Of 20 items done, 17 took at most 12 days: 0.85, and the expectation is kept.',
    source: 'Kanban Guide',
  },
}
