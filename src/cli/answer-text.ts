/** What stands above and below figures in the shell: what they are of, and what they depend on. */
import type { FlowAnswer } from '../flow/answers.ts'

type Framed = Pick<FlowAnswer, 'of' | 'window' | 'timeZone' | 'policies' | 'warnings' | 'simulated' | 'data'>

/** The day of an instant, in the zone in which it is written. */
export const dayOf = (iso: string): string => iso.slice(0, 10)

/** What is measured, in one line. */
export const selectionInWords = ({ of }: Pick<Framed, 'of'>): string =>
  [
    of.measured === 'work' ? 'Delivery work' : 'Customers’ journeys',
    of.stream ?? 'all streams',
    of.slice,
    of.team,
    of.type,
  ]
    .filter(Boolean)
    .join(' · ')

export const headLines = (answer: Framed): string[] => {
  const { window, timeZone, simulated, data } = answer
  return [
    `${selectionInWords(answer)}, ${dayOf(window.from)} to ${dayOf(window.to)} (${timeZone}), as of ${window.asOf}`,
    ...(simulated ? ['The data is simulated.'] : []),
    ...(data.kind === 'ok' ? [] : [`${data.kind}: ${data.why}`]),
  ]
}

export const footLines = ({ warnings, policies }: Framed): string[] => [
  ...warnings.map((warning) => `! ${warning}`),
  ...policies,
]

/** @example leftOutInWords({ startCensored: 2, quarantined: 0, neverStarted: 0 }) // '; left out: 2 start-censored' */
export const leftOutInWords = ({
  startCensored,
  quarantined,
  neverStarted,
}: Pick<FlowAnswer['flowTime'], 'startCensored' | 'quarantined' | 'neverStarted'>): string => {
  const parts = [
    startCensored > 0 ? `${startCensored} start-censored` : '',
    quarantined > 0 ? `${quarantined} quarantined` : '',
    neverStarted > 0 ? `${neverStarted} never in progress` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? `; left out: ${parts.join(', ')}` : ''
}
