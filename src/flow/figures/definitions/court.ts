/** How slices are compared: the one definition behind every verdict of the court. */
import type { Definition } from '../../answers.ts'

export const COURT_DEFINITIONS: Readonly<Record<'divergence', Definition>> = {
  divergence: {
    id: 'divergence',
    name: 'Divergence between slices',
    version: 1,
    unit: 'by question: divergence from 0 to 1; δ from −1 to 1; difference of shares; p-value',
    formula:
      'path: Jensen–Shannon divergence (base 2) of the variants; duration: Cliff’s δ = P(a > b) − P(a < b); outcome: share of a − share of b',
    rules: [
      'A journey is one observation of a stage: its visits are added up. Those that began in the window count, as of its end.',
      'Path: χ² on the most frequent variants and all others together; by 999 permutations where an expected count is below 5; from 1,000 journeys on, variants as rare as that are counted with the others instead. In the tools’ words where both slices are told of by the same sources, else in the states of the map.',
      'Duration: Mann–Whitney; log-rank where stays are still open. In δ an open stay counts where the order is certain (Gehan).',
      'Outcome: two proportions, or Fisher’s exact test where an expected count is below 5. Journeys whose fate is not known yet are left out.',
      'p-values are corrected for all pairs, stages and questions together (Benjamini–Hochberg).',
      'A difference matters if the adjusted p is below α, the effect reaches its threshold, and it does so in each window in the same direction.',
      'The same: the interval of two one-sided tests at α lies within the margin (of δ Brunner–Munzel, of shares Newcombe, of the divergence the noncentral χ²). “Not significant” is not “the same”.',
      'Other obligations are material without statistics.',
      'Where a difference vanishes or turns round among journeys of the same type, week or first activity (weights of Mantel and Haenszel), another mix explains it, and it supports no split.',
    ],
    example:
      'Shares .7, .2, .1 against .4, .2, .4: divergence 0.0994. Of p = .001, .008, .039, .041, .042, .06, .074, .205, .212, .216 two stay below .05 when corrected.',
    source: 'Lin; Cliff; Benjamini and Hochberg; Schuirmann; Newcombe; Brunner and Munzel',
  },
}
