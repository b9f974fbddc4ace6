import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** A stage of which only successes, or only failures, are attempts: it is always, or never, available (R15). */
export const oneSidedAttempts: Rule = {
  code: 'MR358',
  name: 'attempts of which all succeed or all fail',
  severity: 'warning',
  check: ({ map, locate }) => {
    const attempts = [...map.events].flatMap(([id, { attempt, stage }]) =>
      attempt === undefined ? [] : [{ id, attempt, stage }],
    )
    // What may happen in any stage gives each of them its other side.
    const anywhere = new Set(attempts.flatMap(({ attempt, stage }) => (stage === undefined ? [attempt] : [])))
    const byStage = Map.groupBy(attempts, ({ stage }) => stage)
    return [...byStage].flatMap(([stage, those]): Problem[] => {
      const kinds = new Set([
        ...those.map(({ attempt }) => attempt),
        ...(stage === undefined ? [] : anywhere),
      ])
      const [first] = those
      if (kinds.size !== 1 || !first || (stage === undefined && byStage.size > 1)) return []
      const isSuccess = first.attempt === 'success'
      const where = stage === undefined ? 'any stage' : `the stage \`${stage}\``
      return [
        {
          ...locate(['events', first.id, 'attempt']),
          code: 'MR358',
          message: `Of ${where} only attempts that ${isSuccess ? 'succeed' : 'fail'} are told (${named(those.map(({ id }) => id))}): it would ${isSuccess ? 'always be 100 %' : 'never be'} available.`,
          hint: `Name the event at which an attempt ${isSuccess ? 'fails, with `attempt: failure`' : 'succeeds, with `attempt: success`'}.`,
        },
      ]
    })
  },
}
