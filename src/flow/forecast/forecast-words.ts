/** A forecast in words: never without a range, and with what makes it less sure. */
import type { By } from '../answers.ts'
import { isoInstant } from '../calendar.ts'
import type { Backtest } from './backtest.ts'
import { predictabilityOf } from '../improve/predictability.ts'
import type { ForecastAnswer } from './forecast-answer.ts'
import { countOf } from '../number-words.ts'

/** With fewer periods of history a forecast is hardly more than a guess. */
export const FEWEST_PERIODS = 8
/** A hit rate so far below what was promised is told, given so many trials. */
const FAR_BELOW = 0.15
const FEWEST_TRIALS = 10

type Parts = Pick<ForecastAnswer, 'question' | 'percentiles' | 'history' | 'by'>

/** A number of things, such as `1 week` and `8 weeks`. */
/** The day that ends at an instant. */
export const dayBefore = (end: string, zone: string): string =>
  isoInstant(Date.parse(end) * 1000 - 1000, zone).slice(0, 10)

/** The answer in a sentence, from the certainty of one half up to that of 95 %. */
export const forecastInWords = ({ question, percentiles, history, by }: Parts, zone: string): string => {
  if (history.length === 0) return `No forecast: there is no whole ${by} of history to draw from.`
  const told = percentiles.filter(({ percent }) => percent !== 70)
  if (question.kind === 'how many') {
    const parts = told.map(
      ({ percent, items }) => `at least ${items?.toLocaleString('en')} with ${percent} % certainty`,
    )
    return `Items done before ${question.until.slice(0, 10)}: ${parts.join(', ')}.`
  }
  const what = countOf(question.items, 'item')
  if (told.every(({ at }) => at === null)) {
    return history.every(({ items }) => items === 0)
      ? `${what}: never. Nothing was done in the ${countOf(history.length, by)} of history.`
      : `${what}: not within ten years, at any of 50 to 95 % certainty.`
  }
  const parts = told.map(({ percent, at }) =>
    at === null
      ? `not within ten years with ${percent} %`
      : `by ${dayBefore(at, zone)} with ${percent} % certainty`,
  )
  return `${what} done: ${parts.join(', ')}.`
}

/** @param rates In the order of the percents. */
export const backtestInWords = ({ trials, rates }: Backtest, percents: readonly number[]): string => {
  const shares = percents.map(
    (percent, i) => `${Math.round((rates[i] ?? 0) * 100)} % of those with ${percent} % certainty`,
  )
  return `Of ${countOf(trials, 'forecast')} made the same way in the past, these came true: ${shares.join(', ')}. The trials overlap, so they say less than as many independent ones.`
}

interface Doubts {
  readonly history: ForecastAnswer['history']
  readonly by: By
  readonly data: ForecastAnswer['data']
  /** Whether all, some or none of the sources are simulated. */
  readonly simulated: 'all' | 'some' | 'none'
  /** Periods that the forecast looks ahead. */
  readonly ahead: number
  readonly backtest: ForecastAnswer['backtest']
}

/** What makes the forecast less sure than its percentages say. */
export const doubtsInWords = ({ history, by, data, simulated, ahead, backtest }: Doubts): string[] => {
  const n = history.length
  const { stable, why } = predictabilityOf(
    history.map((period) => ({ ...period, partial: false })),
    by,
  )
  const hits = backtest?.hits.find(({ percent }) => percent === 85)
  const promised = (hits?.percent ?? 0) / 100
  const wasWrong = (backtest?.trials ?? 0) >= FEWEST_TRIALS && (hits?.rate ?? 1) < promised - FAR_BELOW
  return [
    ...(stable === false
      ? [`The forecast takes what comes to be like what was, but velocity was not stable. ${why}`]
      : []),
    ...(n < FEWEST_PERIODS
      ? [
          `The history has ${countOf(n, `whole ${by}`)}: with fewer than ${FEWEST_PERIODS} a forecast is hardly more than a guess.`,
        ]
      : []),
    ...(n > 0 && ahead > n
      ? [
          `The forecast looks ${countOf(ahead, by)} ahead and is made from ${n}: what is that far off is rarely like what was.`,
        ]
      : []),
    ...(wasWrong
      ? [
          `In the past such forecasts were too hopeful: only ${Math.round((hits?.rate ?? 0) * 100)} % of those with 85 % certainty came true.`,
        ]
      : []),
    ...(data.kind === 'ok'
      ? []
      : [`${data.why}${data.kind === 'stale' ? ' The forecast is made as of then.' : ''}`]),
    ...(simulated === 'none'
      ? []
      : [simulated === 'all' ? 'The history is simulated.' : 'A part of the history is simulated.']),
  ]
}
