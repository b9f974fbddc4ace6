/** A stream as a running service: continuous delivery. */
import type { Definition } from '../../answers.ts'

type Service = 'availability' | 'errorBudget' | 'burnRate' | 'concurrency' | 'isolation' | 'degradation'

export const SERVICE_DEFINITIONS: Readonly<Record<Service, Definition>> = {
  availability: {
    id: 'availability',
    name: 'Availability',
    version: 1,
    unit: 'share, 0 to 1',
    formula:
      'successes ÷ (successes + failures) of the attempts at a stage; or probes answered ÷ probes sent',
    rules: [
      'An attempt is a business event that the map marks as `attempt: success` or `attempt: failure`; it counts when it happened.',
      'It belongs to the stage of the business event; where that names none, to the stage in which the journey is.',
      'An event that is a success and a failure at once has failed.',
      'A probe succeeds with the status that is expected, within its timeout. A redirect is not followed: it is an answer.',
      'Time in which no probe was sent is neither up nor down.',
      'A service level with a probe is judged by the probe, and so is the stage that it names; any other by attempts; over its own window (30 days unless it says otherwise), which ends where the data or the window asked for ends; for a probe at its last answer, where the events have ended before.',
      'The interval is Wilson’s score at 95 %: where it holds the objective, chance may explain the difference.',
      'Nothing tried is no data, never 100 %.',
    ],
    example: '999 of 1,000 attempts succeeded: 99.9 %, by Wilson’s interval between 99.44 % and 99.98 %.',
    source: 'Site Reliability Engineering (Beyer et al.); Wilson 1927',
  },
  errorBudget: {
    id: 'errorBudget',
    name: 'Error budget',
    version: 1,
    unit: 'share of the budget; attempts, or seconds for probes',
    formula: '(1 − objective) · window; left = 1 − failed ÷ budget',
    rules: [
      'For probes the budget is time, of the time in which was asked; a failed probe stands for the time until the next.',
      'For attempts it is (1 − objective) · the attempts in the window, and each failure takes one.',
      'Below 0 more has failed than may.',
      'It lasts until: what is left · window ÷ burn of the last 3 days. At a burn of 1 or less it is renewed as fast as it is used.',
    ],
    example: 'An objective of 99.9 % over 30 days, asked all the time, leaves 43.2 minutes.',
    source: 'Site Reliability Workbook (Google), chapters 2 and 5',
  },
  burnRate: {
    id: 'burnRate',
    name: 'Burn rate',
    version: 1,
    unit: 'times as fast as the budget allows',
    formula: '(failures ÷ attempts in the last hour, 6 hours, 3 days) ÷ (1 − objective)',
    rules: [
      'At 1 the budget is used up in exactly its window.',
      'It is too fast where it would use up 2 % of the budget in an hour, 5 % in 6 hours or 10 % in 3 days, and still does so in the last twelfth of that time; with fewer than 3 failures never.',
      'The window ends where the data or the window asked for ends.',
      'Nothing tried is no data, never 0.',
    ],
    example:
      'An objective of 99.9 % over 30 days: with 1.44 % of the attempts of an hour failed the burn is 14.4, from which on it is too fast.',
    source: 'Site Reliability Workbook (Google), chapter 5: multiwindow, multi-burn-rate alerts',
  },
  concurrency: {
    id: 'concurrency',
    name: 'Simultaneous journeys',
    version: 1,
    unit: 'journeys at a time',
    formula: 'number of journeys in flight at each instant: most, for 95 % of the time, now',
    rules: [
      'In flight as in Journeys in flight: begun, waiting or active, not abandoned. In a stage: while it is in that stage.',
      'Changes at one instant are taken together: a journey that goes on to another stage is in one of the two.',
      'For 95 % of the time: the lowest number that was not exceeded for that share of the known time.',
      'Against the capacity that a service level declares: when it was exceeded, and for how long in all.',
    ],
    example:
      'Journeys in flight from 9 to 12 h, 10 to 13 h and 11 to 12 h: at most 3 at a time, from 11 to 12 h.',
    source: 'Millrace; flow load of the Flow Framework (Kersten) over time',
  },
  isolation: {
    id: 'isolation',
    name: 'Isolated and consistent journeys',
    version: 1,
    unit: 'journeys',
    formula: 'number of journeys in which something happened that must never happen',
    rules: [
      'What must never happen is said by the map: an event twice, two events that contradict each other, an event without another before it, a value that two journeys share, a slice that changes on the way.',
      'A journey counts when that came about in the window; for what is about whole journeys, when it has an event in the window. It counts once for each rule.',
      'Beside it the journeys in which it could have happened.',
      'A slice changes where the rules of its source give a journey one slice and later another; no slice yet is no other slice.',
    ],
    example:
      'A journey with two `payment.captured`: it breaks `twice: payment.captured`, and is listed with the instant of the second.',
    source: 'Millrace',
  },
  degradation: {
    id: 'degradation',
    name: 'Graceful degradation',
    version: 1,
    unit: 'seconds in which the stage was slow',
    formula:
      'periods in which the median stay in a stage is above exp(m + 3 · 1.4826 · MAD) of the logarithms of the medians of all its periods, and above 1.5 times the usual',
    rules: [
      'A stay is from the instant at which a journey is in progress in a stage until it goes on, ends or rests; it counts in the period in which it ends.',
      'Periods are hours; 6 hours or days where fewer than 6 stays end in most hours. Periods with fewer than 6 stays are not judged; with fewer than 8 judged ones nothing is usual.',
      'A period is slow only if the 95 % interval of its median lies above the usual as well: of a few stays half may be long by chance.',
      'm is the median, MAD the median absolute deviation of the logarithms over all that is known: a few slow periods do not move what is usual.',
      'A service level may say `slow` itself: then that is the threshold.',
      'While it was slow and otherwise, every other stage is compared by the median of the stays that ended, by the share of stays begun that led on within three times the time in which 95 % of those that lead on do, and by availability.',
      'Medians differ where their 95 % intervals (order statistics) do not overlap; shares where Fisher’s exact test (two-sided) is below 1 %. Fewer than 6 on a side tell nothing.',
      'Graceful: no other stage was worse. What happened at the same time need not be the cause.',
    ],
    example:
      'Hourly medians of 10, 10, 11, 9, 10, 12, 10 and 60 minutes: usual 10, the threshold 15 minutes, so the last hour was slow.',
    source: 'Millrace; Hampel identifier; Fisher’s exact test',
  },
}
