/** All rules, in the order of their codes. */
import type { Rule } from '../diagnostic.ts'
import { sliceCycle } from './references/slice-cycle.ts'
import { unknownReference } from './references/unknown-reference.ts'
import { wrongKind } from './references/wrong-kind.ts'
import { contiguousPath } from './streams/contiguous-path.ts'
import { northStar } from './streams/north-star.ts'
import { columnsOfState } from './sources/columns-of-state.ts'
import { columnsOfTime } from './sources/columns-of-time.ts'
import { noStates } from './sources/no-states.ts'

export const RULES: readonly Rule[] = [
  unknownReference,
  wrongKind,
  sliceCycle,
  contiguousPath,
  northStar,
  columnsOfTime,
  columnsOfState,
  noStates,
]
