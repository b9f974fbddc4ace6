/** All rules, in the order of their codes. */
import type { Rule } from '../diagnostic.ts'
import { sliceCycle } from './references/slice-cycle.ts'
import { stageOutsideStream } from './references/stage-outside-stream.ts'
import { unknownReference } from './references/unknown-reference.ts'
import { wrongKind } from './references/wrong-kind.ts'
import { columnsOfState } from './sources/columns-of-state.ts'
import { columnsOfTime } from './sources/columns-of-time.ts'
import { idlePattern } from './sources/idle-pattern.ts'
import { idleRule } from './sources/idle-rule.ts'
import { linkOfItem } from './sources/link-of-item.ts'
import { noClassification } from './sources/no-classification.ts'
import { noDone } from './sources/no-done.ts'
import { noStates } from './sources/no-states.ts'
import { noWaiting } from './sources/no-waiting.ts'
import { sliceOutsideStream } from './sources/slice-outside-stream.ts'
import { sourceWithoutEvents } from './sources/source-without-events.ts'
import { statusWithoutStage } from './sources/status-without-stage.ts'
import { unmappedDate } from './sources/unmapped-date.ts'
import { contiguousPath } from './streams/contiguous-path.ts'
import { endDate } from './streams/end-date.ts'
import { noOwner } from './streams/no-owner.ts'
import { noStages } from './streams/no-stages.ts'
import { northStar } from './streams/north-star.ts'
import { northStarWithoutGoal } from './streams/north-star-without-goal.ts'
import { oneSidedReliance } from './streams/one-sided-reliance.ts'
import { processLane } from './streams/process-lane.ts'
import { sliceWithoutStream } from './streams/slice-without-stream.ts'
import { unusedSupportingStream } from './streams/unused-supporting-stream.ts'

export const RULES: readonly Rule[] = [
  unknownReference,
  wrongKind,
  sliceCycle,
  stageOutsideStream,
  contiguousPath,
  northStar,
  processLane,
  endDate,
  noOwner,
  sliceWithoutStream,
  unusedSupportingStream,
  oneSidedReliance,
  noStages,
  northStarWithoutGoal,
  columnsOfTime,
  columnsOfState,
  noStates,
  noWaiting,
  noDone,
  unmappedDate,
  idlePattern,
  idleRule,
  statusWithoutStage,
  noClassification,
  linkOfItem,
  sliceOutsideStream,
  sourceWithoutEvents,
]
