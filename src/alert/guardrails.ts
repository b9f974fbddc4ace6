/** Guardrails that are broken: what must not suffer while the north-star rises has suffered. */
import { figureKey, figuresOf } from '../flow/figures/figure.ts'
import type { NorthStarNow } from '../flow/logic/north-star-answer.ts'
import type { Attention, Finding } from './attention.ts'

/** Where a guardrail can't be measured now, or the data has ended, what is open stays open. */
export const guardrailAttention = (streams: readonly NorthStarNow[]): Attention => {
  const findings: Finding[] = []
  const unjudged = new Set<string>()
  for (const { stream, window, of, data, simulated, guardrails } of streams) {
    for (const { id, name, status, conditions, since, sentence } of guardrails) {
      const subject = `guardrail/${stream.id}/${id}`
      if (data.kind === 'stale' || status === 'not measured') unjudged.add(subject)
      else if (status === 'broken') {
        const broken = conditions.find(({ holds }) => holds === false)
        findings.push({
          // Within one period a figure that wavers about its bound is told once.
          identity: `${subject}/${window.to.slice(0, 10)}`,
          subject,
          scope: subject,
          cause: 'guardrail',
          title: `${stream.name}: ${name}`,
          sentence: `${sentence} Judged from ${window.from.slice(0, 10)} to ${window.to.slice(0, 10)}.`,
          streams: [stream.id],
          figure: broken
            ? figureKey('guardrail', { ...figuresOf({ of, window }), about: broken.about })
            : null,
          item: null,
          source: null,
          simulated,
          since: Date.parse(since?.to ?? window.to) * 1000,
        })
      }
    }
  }
  return { findings, unjudged }
}
