/** The shape in which the court answers: the same rules as in `answers.ts`. */
import * as z from 'zod'
import { count } from '../answer-pieces.ts'
import { ASPECTS, EVIDENCE_QUESTIONS, EvidenceRules } from '../../model/schema.ts'
import { journeyFrame } from '../answers.ts'

const both = <T extends z.ZodType>(of: T) => z.object({ a: of, b: of })
const named = z.object({ id: z.string(), name: z.string() })

const VERDICTS = ['split', 'merge', 'open', 'not measured'] as const
export const Verdict = z
  .enum(VERDICTS)
  .describe(
    'split: evidence that they differ; merge: evidence that they are the same; open: not enough evidence for either.',
  )
export type Verdict = z.infer<typeof Verdict>

export const Declared = z
  .object({
    applies: both(z.boolean()),
    differences: z
      .array(
        z.object({
          aspect: z.enum(ASPECTS),
          a: z.string().nullable(),
          b: z.string().nullable(),
          material: z.boolean().describe('Other obligations hold: material without statistics.'),
        }),
      )
      .readonly(),
    forks: z.array(z.string()).readonly().describe('Recorded forks that part the slices here.'),
    streams: both(z.array(z.string()).readonly()).describe('Who serves each of them here.'),
  })
  .describe('What the map declares of the two slices at the stage.')
export type Declared = z.infer<typeof Declared>

export const Disagreement = z.object({
  kind: z.enum([
    'fork without evidence',
    'fork not shown yet',
    'evidence without a fork',
    'the same in two streams',
  ]),
  stage: z.string().nullable(),
  words: z.string(),
})
export type Disagreement = z.infer<typeof Disagreement>

export const QuestionAnswer = z.object({
  question: z.enum(EVIDENCE_QUESTIONS),
  about: z.string().describe('Names it in the address of its figures: slices, stage and question.'),
  finding: z.enum(['different', 'the same', 'open', 'too few', 'not measured']),
  words: z.string(),
  n: both(count),
  open: both(count).describe('Of the durations, journeys that are still in the stage; counted as censored.'),
  effect: z
    .object({
      name: z.string(),
      value: z.number().describe('Of a minus b; the divergence of paths has no sign.'),
      low: z.number(),
      high: z.number().describe('The interval in which it lies by two one-sided tests at α.'),
    })
    .nullable(),
  test: z.string().nullable(),
  p: z.number().nullable(),
  adjusted: z.number().nullable().describe('Corrected for all tests of the court.'),
  threshold: z.number(),
  margin: z.number(),
  windows: z
    .array(z.number().nullable())
    .describe('The effect in each window; null where there are too few.'),
  persists: z.boolean(),
  mixes: z.array(
    z.object({
      by: z.string(),
      does: z.enum(['explains', 'reverses', 'hides']),
      within: z.number(),
      words: z.string(),
    }),
  ),
  needed: both(count)
    .extend({ weeks: z.number(), words: z.string() })
    .nullable()
    .describe('How many more journeys it takes, at the present rates.'),
  sides: both(z.object({ value: z.number().nullable(), words: z.string(), about: z.string() })).describe(
    'Median in seconds, outcome rate, or share of the most frequent variant.',
  ),
  variants: z
    .array(
      z.object({
        path: z.array(z.string()).nullable().describe('null stands for all others.'),
        a: z.number(),
        b: z.number(),
      }),
    )
    .nullable()
    .describe('Of the path: the shares of each variant.'),
  curve: z
    .array(z.object({ seconds: z.number(), a: z.number(), b: z.number() }))
    .nullable()
    .describe('Of the duration: which share had gone on by then, of those that did.'),
})
export type QuestionAnswer = z.infer<typeof QuestionAnswer>

export const StageAnswer = z.object({
  stage: z.string().nullable().describe('null for the whole journey.'),
  name: z.string(),
  verdict: Verdict,
  words: z.string(),
  declared: Declared.nullable(),
  vocabulary: z
    .enum(['tools', 'map'])
    .describe('Paths in the tools’ words; or in the states of the map, where the sources differ.'),
  questions: z.array(QuestionAnswer),
})
export type StageAnswer = z.infer<typeof StageAnswer>

const decisionDraft = z.object({
  id: z.string(),
  kind: z.enum(['split', 'merge']),
  about: z.array(z.string()),
  why: z.string(),
  prediction: z.object({ says: z.string(), holds: z.string().optional(), by: z.string() }),
})
export type DecisionDraft = z.infer<typeof decisionDraft>

export const PairAnswer = z.object({
  a: named,
  b: named,
  verdict: Verdict,
  words: z.string(),
  reasons: z.array(z.string()),
  journeys: both(count),
  stages: z.array(z.object({ stage: z.string().nullable(), name: z.string(), verdict: Verdict })),
  disagreements: z.array(Disagreement),
})
export type PairAnswer = z.infer<typeof PairAnswer>

export const RecordedAnswer = z.object({
  id: z.string(),
  kind: z.enum(['split', 'merge']),
  on: z.string(),
  by: z.string(),
  why: z.string(),
  replacedBy: z.string().nullable(),
  today: z
    .enum(['supported', 'contradicted', 'open', 'not measured'])
    .describe('What the evidence says of it today.'),
  words: z.string(),
  pairs: z.array(z.object({ a: z.string(), b: z.string(), verdict: Verdict })),
  prediction: z
    .object({ says: z.string(), by: z.string().nullable(), status: z.string(), sentence: z.string() })
    .nullable(),
})
export type RecordedAnswer = z.infer<typeof RecordedAnswer>

export const CourtAnswer = z.object({
  ...journeyFrame,
  rules: EvidenceRules,
  windows: z
    .array(z.object({ from: z.string(), to: z.string() }))
    .describe('In which a difference must show.'),
  tests: count.describe('For so many tests the p-values are corrected.'),
  withoutSlice: count.describe('Journeys of no slice, which are in no comparison.'),
  pairs: z.array(PairAnswer),
  detail: z
    .object({ pair: PairAnswer, stages: z.array(StageAnswer), drafts: z.array(decisionDraft) })
    .nullable()
    .describe('The pair that was asked for.'),
  decisions: z
    .array(RecordedAnswer)
    .describe('Recorded splits and merges, and what the evidence says today.'),
})
export type CourtAnswer = z.infer<typeof CourtAnswer>
