/** Whether the journey can be measured at all. */
import type { Definition } from '../../answers.ts'

export const COVERAGE_DEFINITIONS: Readonly<Record<'coverage', Definition>> = {
  coverage: {
    id: 'coverage',
    name: 'Proof-point coverage',
    version: 1,
    unit: 'steps, events',
    formula:
      'of the steps (stream × stage × slice) that apply: claimed → instrumented → observed, each a part of the one before',
    rules: [
      'Claimed: the map names an event that is to prove the step: the proof of its cell in the grid, a proof point of the stream at its stage, or an event of the stage.',
      'Instrumented: each of these events was ever seen, by its types, its filter and its slices.',
      'Observed: the last of each came within the time that is expected (`expected`, else how long its source may be silent), and some journey of the slice had one.',
      'An event of a stage counts for all slices where nothing names an event for the slice; not so one that is the proof of other slices only, or that is seen only in theirs while another one is seen in the slice.',
      'A journey of a slice around the slice, or of no slice, may be of it: what it proves counts.',
    ],
    example:
      'A step with one event that was last seen two days ago and is expected daily is claimed and instrumented, and not observed.',
    source: 'Millrace',
  },
}
