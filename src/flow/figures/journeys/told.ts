/** Parts of what figures about journeys tell. */
import type { JourneyAsk } from '../../journeys/journey-ask.ts'
import { beginningOf, pointsOf, stagesAsked, type Point } from '../../journeys/points.ts'
import type { JourneyStudy } from '../../journeys/study.ts'
import { oneOf } from '../../request.ts'
import type { JourneySet } from '../journey-figures.ts'

/** @param words After the number of them: “that left”. */
export const setOf = (id: string, words: string, journeys: Int32Array): JourneySet => ({
  id,
  words,
  journeys,
})

/** Each journey once, however often it is named. @param words After the number of them. */
export const setOfEach = (id: string, words: string, journeys: Iterable<number>): JourneySet =>
  setOf(id, words, Int32Array.from(new Set(journeys)))

/** The journeys that a figure is made of, each once. */
export const countedSet = (words: string, journeys: Iterable<number>): JourneySet =>
  setOfEach('counted', words, journeys)

/** The point that an address names; without a name the finish. @throws RequestError */
export const pointAbout = (ask: JourneyAsk, { finish }: JourneyStudy, about: string | null): Point =>
  about === null ? finish : (pointsOf(ask, [about])[0] ?? finish)

/** The stage that an address names; null for the whole stream. @throws RequestError */
export const stageAbout = (ask: JourneyAsk, about: string | null): string | null =>
  about === null ? null : oneOf('stage', about, stagesAsked(ask))

export const beginsAt = (ask: JourneyAsk): string => `A journey begins at: ${beginningOf(ask).name}.`
