/** Degradation in the shape in which it leaves, and in words. */
import { isoInstant } from '../calendar.ts'
import { durationInWords } from '../duration.ts'
import { countInWords } from '../number-words.ts'
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { wilsonInterval, type Share } from '../statistics/proportions.ts'
import {
  degradations,
  hasSuffered,
  isUntold,
  type Alongside,
  type Degradation,
  type MedianThen,
} from './degradation.ts'
import { stageName } from './levels.ts'
import type { AlongsideAnswer, DegradationAnswer } from './service-answer.ts'
import { countedInWords, exactShareInWords } from './share-words.ts'

const seconds = (micros: Micros): number => micros / MICROS_PER_SECOND

const thenAnswer = ({ median, n, interval }: MedianThen) => ({
  median,
  n,
  low: interval?.low ?? null,
  high: interval?.high ?? null,
})

const partAnswer = (share: Share) => {
  const { low, high } = share.n === 0 ? { low: null, high: null } : wilsonInterval(share, 0.95)
  return { successes: share.hits, n: share.n, low, high }
}

const partInWords = ({ hits, n }: Share): string =>
  n === 0 ? 'none' : `${exactShareInWords(hits / n)} (${countedInWords(hits, n)})`

/** Each measure of a stage that was another while the slow one was slow. */
const differences = ({ time, conversion, availability }: Alongside): string[] => [
  ...(time.change === 'worse' || time.change === 'better'
    ? [
        `took ${durationInWords(time.slow.median)} (n = ${countInWords(time.slow.n)}) instead of ${durationInWords(time.otherwise.median)} (n = ${countInWords(time.otherwise.n)})`,
      ]
    : []),
  ...(conversion.change === 'worse' || conversion.change === 'better'
    ? [`led on in ${partInWords(conversion.slow)} instead of ${partInWords(conversion.otherwise)}`]
    : []),
  ...(availability?.change === 'worse' || availability?.change === 'better'
    ? [`succeeded in ${partInWords(availability.slow)} instead of ${partInWords(availability.otherwise)}`]
    : []),
]

const alongsideInWords = (one: Alongside, name: string): string => {
  const told = differences(one)
  if (told.length > 0) return `${name} ${told.join(', and ')}`
  return isUntold(one)
    ? `too little happened in ${name} to tell`
    : `${name} went on as before (n = ${countInWords(one.time.slow.n)} stays then)`
}

const alongsideAnswer = (ask: JourneyAsk, one: Alongside): AlongsideAnswer => {
  const { time, conversion, availability } = one
  const name = stageName(ask, one.stage)
  const changes = [time.change, conversion.change, ...(availability ? [availability.change] : [])]
  return {
    stage: { id: one.stage, name },
    verdict: hasSuffered(one)
      ? 'worse'
      : changes.includes('better')
        ? 'better'
        : isUntold(one)
          ? 'too few'
          : 'no difference',
    time: { slow: thenAnswer(time.slow), otherwise: thenAnswer(time.otherwise), change: time.change },
    conversion: {
      slow: partAnswer(conversion.slow),
      otherwise: partAnswer(conversion.otherwise),
      change: conversion.change,
      withinSeconds: seconds(one.horizon),
    },
    availability: availability && {
      slow: partAnswer(availability.slow),
      otherwise: partAnswer(availability.otherwise),
      change: availability.change,
    },
    words: alongsideInWords(one, name),
  }
}

const sentenceOf = (ask: JourneyAsk, { stage, slowness, slowTime, alongside }: Degradation): string => {
  const name = stageName(ask, stage)
  if (slowness === null) return `Too few journeys have passed ${name} to say what is usual there.`
  const limit = durationInWords(slowness.threshold)
  if (slowness.slow.size === 0) {
    return slowness.judged === 0
      ? `Nobody passed ${name} often enough in this window to say whether it was slow.`
      : `${name} was never slow: half of its stays took no longer than ${limit} in any of ${slowness.judged} periods.`
  }
  const others = alongside.map((one) => alongsideInWords(one, stageName(ask, one.stage)))
  const usual = `its usual ${durationInWords(slowness.usual)}`
  const slow = `While ${name} was slow, ${durationInWords(seconds(slowTime))} in all (above ${limit}, ${usual})`
  return `${slow}: ${others.length === 0 ? 'there is no other stage to look at' : others.join('; ')}.`
}

const answerOf = (ask: JourneyAsk, one: Degradation): DegradationAnswer => {
  const { slowness } = one
  const iso = (at: Micros): string => isoInstant(at, ask.calendar.zone)
  return {
    stage: { id: one.stage, name: stageName(ask, one.stage) },
    level: one.level,
    known: slowness !== null,
    periodSeconds: slowness && seconds(slowness.length),
    usualSeconds: slowness && slowness.usual,
    thresholdSeconds: slowness && slowness.threshold,
    isDeclared: slowness?.isDeclared ?? false,
    judgedPeriods: slowness?.judged ?? 0,
    slowSeconds: seconds(one.slowTime),
    spells: (slowness?.spells ?? []).map(({ from, to, median, n }) => ({
      from: iso(from),
      to: iso(to),
      medianSeconds: median,
      n,
    })),
    alongside: one.alongside.map((other) => alongsideAnswer(ask, other)),
    isGraceful: one.isGraceful,
    sentence: sentenceOf(ask, one),
  }
}

export const degradationAnswer = (ask: JourneyAsk): DegradationAnswer[] =>
  degradations(ask).map((one) => answerOf(ask, one))
