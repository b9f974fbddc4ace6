/** A decision on two slices as it would be recorded: with the figures as its reason, and a prediction that can fail. */
import { Temporal } from 'temporal-polyfill'
import { idFrom } from '../../model/id-from.ts'
import type { ValueStreamMap } from '../../model/schema.ts'
import type { Verdict, DecisionDraft } from './court-answer.ts'
import { VERDICT_WORDS } from './court-words.ts'
import { shareInWords } from '../number-words.ts'

interface Deciding {
  readonly map: ValueStreamMap
  readonly a: string
  readonly b: string
  readonly names: { readonly a: string; readonly b: string }
  readonly verdict: Verdict
  /** What speaks for the verdict, the strongest first. */
  readonly reasons: readonly string[]
  /** The streams that serve the two. */
  readonly streams: readonly string[]
  /** Of the journeys of the one stream that serves both, the share that came to its finish line; null without such a one. */
  readonly conversion: number | null
  /** As of which day it is told, such as `2026-05-01`. */
  readonly day: string
}

const MOST_REASONS = 3

/** What can be computed of a prediction: conversion of the one stream that serves both, by its finish line. */
const holdsOf = (bound: '>' | '>=', { map, streams, conversion }: Deciding): { readonly holds?: string } => {
  const [only, ...others] = streams
  const finish = only === undefined ? undefined : map.streams.get(only)?.proofPoints?.finishLine
  return finish === undefined || others.length > 0 || conversion === null
    ? {}
    : { holds: `reached(${finish}) / started ${bound} ${Math.floor(conversion * 100)} %` }
}

const prediction = (kind: 'split' | 'merge', deciding: Deciding): DecisionDraft['prediction'] => {
  const { names, conversion, map, day } = deciding
  const by = Temporal.PlainDate.from(day).add({ months: map.organisation.reviewEveryMonths }).toString()
  const now = conversion === null ? '' : ` (conversion of the stream now: ${shareInWords(conversion)})`
  return kind === 'split'
    ? {
        says: `With paths of their own, more of ${names.a} and ${names.b} come to the finish line${now}.`,
        ...holdsOf('>', deciding),
        by,
      }
    : {
        says: `Served as one, no fewer of ${names.a} and ${names.b} come to the finish line${now}.`,
        ...holdsOf('>=', deciding),
        by,
      }
}

/** Both decisions that can be taken; the one that the evidence supports comes first. */
export const draftsOf = (deciding: Deciding): DecisionDraft[] => {
  const { map, a, b, verdict, reasons, streams, day } = deciding
  const kinds = verdict === 'merge' ? (['merge', 'split'] as const) : (['split', 'merge'] as const)
  return kinds.map((kind) => {
    const told = reasons.slice(0, MOST_REASONS).join(' ')
    return {
      id: idFrom(`${kind} ${a} ${b}`, new Set(map.decisions.keys())),
      kind,
      about: [a, b, ...streams],
      why: `Evidence as of ${day}: ${VERDICT_WORDS[verdict]}.${told === '' ? '' : ` ${told}`}`,
      prediction: prediction(kind, deciding),
    }
  })
}
