/** All rules, in the order of their codes. */
import type { Rule } from '../diagnostic.ts'
import { againstInfrastructure } from './boundaries/against-infrastructure.ts'
import { contradiction } from './boundaries/contradiction.ts'
import { decisionWithoutPath } from './boundaries/decision-without-path.ts'
import { infrastructureFirst } from './boundaries/infrastructure-first.ts'
import { missingItems } from './boundaries/missing-items.ts'
import { missingReasons } from './boundaries/missing-reasons.ts'
import { noProvider } from './boundaries/no-provider.ts'
import { differentiatingInPlatform } from './capabilities/differentiating.ts'
import { miniPlatform } from './capabilities/mini-platform.ts'
import { capabilityWithoutOwner } from './capabilities/no-owner.ts'
import { ownedAndUsed } from './capabilities/owned-and-used.ts'
import { sharedCapability } from './capabilities/shared-capability.ts'
import { systemWithTwoOwners } from './capabilities/system-with-two-owners.ts'
import { useWithoutReliance } from './capabilities/use-without-reliance.ts'
import { marginAboveThreshold } from './court/margin-above-threshold.ts'
import { longNarration } from './criteria/long-narration.ts'
import { datesTheWrongWayRound } from './evolution/dates.ts'
import { halfAnExperiment } from './evolution/half-an-experiment.ts'
import { noReason } from './evolution/no-reason.ts'
import { notCarriedOut } from './evolution/not-carried-out.ts'
import { overdueReview } from './evolution/overdue-review.ts'
import { scoreOfNothing } from './evolution/score-of-nothing.ts'
import { stageOfExperiment } from './evolution/stage-of-experiment.ts'
import { supersedes } from './evolution/supersedes.ts'
import { unscoredPrediction } from './evolution/unscored-prediction.ts'
import { cellWithoutStream } from './grid/cell-without-stream.ts'
import { divergenceWithoutFork } from './grid/divergence-without-fork.ts'
import { forkNotInGrid } from './grid/fork-not-in-grid.ts'
import { forkWithinSlice } from './grid/fork-within-slice.ts'
import { forkWithoutStreams } from './grid/fork-without-streams.ts'
import { gridGap } from './grid/grid-gap.ts'
import { proofOfAnotherStep } from './grid/proof-of-another-step.ts'
import { repeatedCell } from './grid/repeated-cell.ts'
import { splitWithoutFork } from './grid/split-without-fork.ts'
import { contractDocument } from './interfaces/contract-document.ts'
import { failureCrosses } from './interfaces/failure-crosses.ts'
import { foreignInterface } from './interfaces/foreign-interface.ts'
import { hardCircle } from './interfaces/hard-circle.ts'
import { interfaceWithItself } from './interfaces/interface-with-itself.ts'
import { interfaceWithoutReliance } from './interfaces/interface-without-reliance.ts'
import { promiseAboveDependencies } from './interfaces/promise-above-dependencies.ts'
import { relianceWithoutInterface } from './interfaces/reliance-without-interface.ts'
import { retiredAtTheSeam } from './interfaces/retired-at-the-seam.ts'
import { unversioned } from './interfaces/unversioned.ts'
import { alertNeverSent } from './measuring/alert-never-sent.ts'
import { endBeforeStart } from './measuring/end-before-start.ts'
import { abandonmentInVain } from './measuring/abandonment-in-vain.ts'
import { abandonmentOfNoStage } from './measuring/abandonment-of-no-stage.ts'
import { fieldNotKept } from './measuring/field-not-kept.ts'
import { goalNotMeasured } from './measuring/goal-not-measured.ts'
import { stageNotMeasured } from './measuring/stage-not-measured.ts'
import { targetThatContradicts } from './measuring/target-that-contradicts.ts'
import { brokenChain } from './metrics/broken-chain.ts'
import { goalWithoutMoney } from './metrics/goal-without-money.ts'
import { invalidLogic } from './metrics/invalid-logic.ts'
import { inwardNorthStar } from './metrics/inward-north-star.ts'
import { levelOutsidePath } from './metrics/level-outside-path.ts'
import { noGuardrails } from './metrics/no-guardrails.ts'
import { northStarWithoutLogic } from './metrics/north-star-without-logic.ts'
import { unmeasuredLogic } from './metrics/unmeasured-logic.ts'
import { unservedGoal } from './metrics/unserved-goal.ts'
import { unusedEvent } from './metrics/unused-event.ts'
import { emptyTeam } from './people/empty-team.ts'
import { idleEntry } from './people/idle-entry.ts'
import { missingRole } from './people/missing-role.ts'
import { noBudget } from './people/no-budget.ts'
import { overAllocatedPerson } from './people/over-allocated.ts'
import { stageOfTeam } from './people/stage-of-team.ts'
import { teamOfAnotherStream } from './people/team-of-another-stream.ts'
import { thinFunction } from './people/thin-function.ts'
import { unattachedTeam } from './people/unattached-team.ts'
import { sliceCycle } from './references/slice-cycle.ts'
import { stageOutsideStream } from './references/stage-outside-stream.ts'
import { unknownReference } from './references/unknown-reference.ts'
import { wrongKind } from './references/wrong-kind.ts'
import { sharesOverWhole } from './revenue/shares-over-whole.ts'
import { unattributedRevenue } from './revenue/unattributed-revenue.ts'
import { underResourced } from './revenue/under-resourced.ts'
import { noOutcome } from './slices/no-outcome.ts'
import { sliceCount } from './slices/slice-count.ts'
import { sliceEvidence } from './slices/slice-evidence.ts'
import { unnamedCustomer } from './slices/unnamed-customer.ts'
import { vagueFinishLine } from './slices/vague-finish-line.ts'
import { bindingWithoutStage } from './sources/binding-without-stage.ts'
import { bindingsThatContradict } from './sources/bindings-that-contradict.ts'
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
import { finishBeforeStart } from './streams/finish-before-start.ts'
import { idleKey } from './service/idle-key.ts'
import { oneSidedAttempts } from './service/one-sided-attempts.ts'
import { probeThatFails } from './service/probe-that-fails.ts'
import { twoPromises } from './service/two-promises.ts'
import { unmeasuredLevel } from './service/unmeasured-level.ts'
import { halfACard } from './streams/half-a-card.ts'
import { manyStreams } from './streams/many-streams.ts'
import { noOwner } from './streams/no-owner.ts'
import { noProofPoints } from './streams/no-proof-points.ts'
import { stepWithoutProof } from './streams/step-without-proof.ts'
import { noStages } from './streams/no-stages.ts'
import { northStarWithoutGoal } from './streams/north-star-without-goal.ts'
import { northStar } from './streams/north-star.ts'
import { oneSidedReliance } from './streams/one-sided-reliance.ts'
import { orphan } from './streams/orphan.ts'
import { overlap } from './streams/overlap.ts'
import { processLane } from './streams/process-lane.ts'
import { proofOutsidePath } from './streams/proof-outside-path.ts'
import { reliesOnRetired } from './streams/relies-on-retired.ts'
import { relianceCircle } from './streams/reliance-circle.ts'
import { retiredWithoutDecision } from './streams/retired-without-decision.ts'
import { samePromise } from './streams/same-promise.ts'
import { sliceWithoutStream } from './streams/slice-without-stream.ts'
import { stageWithoutStream } from './streams/stage-without-stream.ts'
import { stageWithoutTeam } from './streams/stage-without-team.ts'
import { stepThatDoesNotApply } from './streams/step-that-does-not-apply.ts'
import { unusedSupportingStream } from './streams/unused-supporting-stream.ts'
import { fewConsumers } from './supporting/few-consumers.ts'
import { missingParts } from './supporting/missing-parts.ts'
import { noSelfService } from './supporting/no-self-service.ts'
import { noSla } from './supporting/no-sla.ts'
import { notCentralised } from './supporting/not-centralised.ts'

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
  retiredWithoutDecision,
  reliesOnRetired,
  stageWithoutStream,
  stepThatDoesNotApply,
  overlap,
  samePromise,
  manyStreams,
  halfACard,
  noProofPoints,
  stepWithoutProof,
  finishBeforeStart,
  proofOutsidePath,
  stageWithoutTeam,
  orphan,
  relianceCircle,
  sliceCount,
  sliceEvidence,
  unnamedCustomer,
  noOutcome,
  vagueFinishLine,
  gridGap,
  repeatedCell,
  proofOfAnotherStep,
  cellWithoutStream,
  forkWithinSlice,
  forkNotInGrid,
  forkWithoutStreams,
  splitWithoutFork,
  divergenceWithoutFork,
  invalidLogic,
  northStarWithoutLogic,
  inwardNorthStar,
  noGuardrails,
  goalWithoutMoney,
  brokenChain,
  unservedGoal,
  unusedEvent,
  levelOutsidePath,
  unmeasuredLogic,
  unmeasuredLevel,
  twoPromises,
  idleKey,
  oneSidedAttempts,
  probeThatFails,
  unattributedRevenue,
  sharesOverWhole,
  underResourced,
  longNarration,
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
  stageNotMeasured,
  endBeforeStart,
  goalNotMeasured,
  targetThatContradicts,
  alertNeverSent,
  fieldNotKept,
  bindingWithoutStage,
  abandonmentOfNoStage,
  bindingsThatContradict,
  abandonmentInVain,
  marginAboveThreshold,
  missingParts,
  noSla,
  notCentralised,
  noSelfService,
  fewConsumers,
  capabilityWithoutOwner,
  sharedCapability,
  miniPlatform,
  differentiatingInPlatform,
  ownedAndUsed,
  systemWithTwoOwners,
  useWithoutReliance,
  interfaceWithoutReliance,
  relianceWithoutInterface,
  unversioned,
  failureCrosses,
  hardCircle,
  promiseAboveDependencies,
  foreignInterface,
  contractDocument,
  interfaceWithItself,
  retiredAtTheSeam,
  infrastructureFirst,
  missingItems,
  noProvider,
  contradiction,
  missingReasons,
  againstInfrastructure,
  decisionWithoutPath,
  thinFunction,
  missingRole,
  overAllocatedPerson,
  emptyTeam,
  teamOfAnotherStream,
  stageOfTeam,
  unattachedTeam,
  idleEntry,
  noBudget,
  notCarriedOut,
  supersedes,
  datesTheWrongWayRound,
  unscoredPrediction,
  scoreOfNothing,
  overdueReview,
  halfAnExperiment,
  stageOfExperiment,
  noReason,
]
