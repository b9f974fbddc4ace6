import type { Rule } from '../../diagnostic.ts'

/** A north-star is computed, and nothing says what must not suffer while it rises (R19). */
export const noGuardrails: Rule = {
  code: 'MR253',
  name: 'north-star without guardrails',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.streams].flatMap(([id, { northStar, guardrails, kind, lifecycle }]) =>
      kind === 'top-level' &&
      lifecycle !== 'retired' &&
      northStar?.logic !== undefined &&
      Object.keys(guardrails).length === 0
        ? [
            {
              ...locateKey(['streams', id, 'northStar']),
              code: 'MR253',
              message: `“${northStar.name}” of \`${id}\` may rise at any cost: the stream has no guardrails.`,
              hint: 'Add `guardrails`: what must not suffer, such as refund time, fraud loss, cost to serve or on-time delivery.',
            },
          ]
        : [],
    ),
}
