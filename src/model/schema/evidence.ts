/** What counts as evidence when slices are split or merged: thresholds that are named beside each verdict. */
import * as z from 'zod'
import { percent } from './words.ts'

/** The three questions that logs answer of two slices. What holds by obligation needs no statistics. */
export const EVIDENCE_QUESTIONS = ['path', 'duration', 'outcome'] as const

const divergence = z.number().positive().max(1)

const EvidenceSizes = z
  .strictObject({
    path: divergence
      .default(0.05)
      .describe('Jensen–Shannon divergence (base 2) of the variants; 0 is the same, 1 nothing in common.'),
    duration: divergence
      .default(0.147)
      .describe('Cliff’s δ of the durations, without its sign; below 0.147 is called negligible [Romano].'),
    outcome: percent
      .refine((points) => points > 0, 'more than 0 percentage points are expected')
      .default(5)
      .describe('Difference of the outcome rates in percentage points.'),
  })
  .describe('A size of a difference for each of the questions.')

export const EvidenceRules = z
  .strictObject({
    alpha: z
      .number()
      .positive()
      .max(0.5)
      .default(0.05)
      .describe(
        'How often a difference may be found where there is none, corrected for the number of tests.',
      ),
    power: z
      .number()
      .min(0.5)
      .lt(1)
      .default(0.8)
      .describe(
        'How surely a difference that matters is to be found: it decides how many journeys are enough.',
      ),
    effects: EvidenceSizes.prefault({}).describe('From these sizes on a difference matters.'),
    margins: EvidenceSizes.prefault({}).describe('Up to these sizes slices count as the same.'),
    atLeast: z
      .int()
      .min(10)
      .default(30)
      .describe('Fewer journeys than that of a slice at a stage decide nothing.'),
    topVariants: z
      .int()
      .min(1)
      .max(50)
      .default(10)
      .describe('So many of the most frequent variants are compared one by one; all others together.'),
    windows: z
      .int()
      .min(1)
      .max(6)
      .default(2)
      .describe('The period is cut into so many windows; a difference must show in each of them.'),
  })
  .describe('What counts as evidence when slices are split or merged.')

export type EvidenceQuestion = (typeof EVIDENCE_QUESTIONS)[number]
type EvidenceSizes = z.infer<typeof EvidenceSizes>
export type EvidenceRules = z.infer<typeof EvidenceRules>
