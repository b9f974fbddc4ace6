/** How journeys really go. */
import type { Definition } from '../../answers.ts'

type Paths = 'variant' | 'performanceGraph' | 'skeletonFitness'

export const PATH_DEFINITIONS: Readonly<Record<Paths, Definition>> = {
  variant: {
    id: 'variant',
    name: 'Variant (path)',
    version: 1,
    unit: 'journeys; share; seconds',
    formula: 'journeys with the same sequence of steps ÷ all journeys that began in the window',
    rules: [
      'Steps are stages of the map; on demand the activities or events of the tool, or the business events of the map.',
      'Staying in a stage is no step: the same stage several times in a row is one. Activities, events and business events count each time. Both can be chosen otherwise.',
      'Where the log tells start and completion of an activity, it is one step, at its completion.',
      'Journeys count in the window in which they began, with all that is known of them up to its end; so a path may still go on.',
      'Flow time of a path: from the first event of a journey to its last, nearest rank, never without n.',
      'Equally frequent paths are ordered by their steps.',
    ],
    example:
      'Three journeys discover → compare → purchase, one discover → purchase: two variants with 75 % and 25 %.',
    source: 'Process mining (van der Aalst)',
  },
  performanceGraph: {
    id: 'performanceGraph',
    name: 'Performance graph',
    version: 1,
    unit: 'times; journeys; seconds',
    formula:
      'for each pair of steps of which one directly follows the other: how often, in how many journeys, and how long from coming to the one to coming to the other',
    rules: [
      'Between stages the time is the stay in the stage before the move.',
      'Between activities it is a sojourn (waiting and service of the activity it leads to) where the log tells when that activity started, and otherwise a gap: how much of a gap was work is not known.',
      'Percentiles are nearest rank; the times of a journey’s moves sum to the time from its first to its last step.',
      'A filter hides steps and moves; it never changes the figure of one that is shown, and says how much it hides.',
      'A move leads back if the journey had come to the step before.',
    ],
    example:
      'Two journeys: compare at 0 h, purchase at 2 h; compare at 0 h, purchase at 6 h: compare → purchase 2 times, 50 % within 2 h, mean 4 h.',
    source: 'Directly-follows graph of process mining (van der Aalst)',
  },
  skeletonFitness: {
    id: 'skeletonFitness',
    name: 'Skeleton fitness',
    version: 1,
    unit: 'share',
    formula: '1 − Σ cost of the optimal alignments ÷ Σ worst cost',
    rules: [
      'A journey is aligned with the stages of its stream in their order: a stage that it does not pass costs 1, a step that is not expected costs 1.',
      'The worst cost is that of having nothing in common: the steps of the journey and the stages of the skeleton.',
      'A stage that the grid says does not apply to the slice may be passed or not; neither costs anything.',
      'Staying in a stage is no step. Going back costs, and so does passing a stage again.',
      'Of several alignments that cost the same, the one that passes each stage earliest tells the deviations.',
      'So far: the stages after the last one reached are not missed, and the worst cost is the number of steps.',
      'A journey that was in no stage has no fitness: it is left out, and counted.',
    ],
    example:
      'Skeleton discover, compare, purchase; journey discover → purchase: compare is missed, cost 1 of 2 + 3, fitness 0.8.',
    source: 'Alignment-based fitness (van der Aalst, Adriansyah, van Dongen)',
  },
}
