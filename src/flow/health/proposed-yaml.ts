/** Proposals as text for the map, each with its reason beside it. */
import { stringify } from 'yaml'
import type { RuleSuggestion, StateSuggestion } from './answer.ts'

/** The text that would write them into the map, each with its reason. */
export const statesYaml = (source: string, states: readonly StateSuggestion[]): string => {
  const lines = states.flatMap(({ status, state, confidence, why, mapped }) => [
    `      # ${confidence}: ${why}${mapped === null || mapped === state ? '' : `; the map says ${mapped} now`}`,
    `      ${stringify({ [status]: state }).trimEnd()}`,
  ])
  return [`sources:`, `  ${stringify(source).trimEnd()}:`, `    states:`, ...lines].join('\n')
}

/** The text that would write them into the map, each with its reason. */
export const rulesYaml = (source: string, rules: readonly RuleSuggestion[]): string => {
  const lines = rules.flatMap(({ when, as, covers, of, touches, why }) => [
    `      # covers ${covers} of ${of}${touches > 0 ? `; ${touches} more have a type already and keep it` : ''}: ${why}`,
    `      - ${stringify({ when, as }, { collectionStyle: 'flow', flowCollectionPadding: true }).trimEnd()}`,
  ])
  return [`sources:`, `  ${stringify(source).trimEnd()}:`, `    classify:`, ...lines].join('\n')
}
