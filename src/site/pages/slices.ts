/** Who is served: slices with their outcome statements and the evidence that they are real. */
import type { Slice } from '../../model/schema.ts'
import type { Context, Page } from '../context.ts'
import { html, joined, type Html } from '../html.ts'
import { card, namedBy, none, thing } from '../parts.ts'

const slice = (context: Context, id: string, one: Slice): Html => {
  const { outcome, evidence } = one
  const inner = [...context.map.slices].flatMap(([other, { within }]) => (within === id ? [other] : []))
  return thing(
    'slice',
    id,
    one.name,
    card([
      ['Description', one.description],
      ['Segment', one.segment],
      ['Persona', one.persona],
      ['Job', one.job],
      ['Within', one.within !== undefined && context.link('slice', one.within)],
      ['Slices within', inner.length > 0 && context.links('slice', inner)],
      [
        'Outcome',
        outcome &&
          html`We win when ${outcome.when} happens for
          ${one.name}.${
            outcome.finishLine !== undefined && html`<br />Finish line: ${outcome.finishLine}`
          }${outcome.proof !== undefined && html`<br />Proof: ${context.link('event', outcome.proof)}`}`,
      ],
      ['Can be won', evidence?.won],
      ['Can be served', evidence?.served],
      ['Renews', evidence?.renewed],
      ['Named by', namedBy(context, 'slice', id)],
    ]),
  )
}

export const slicesPage = (context: Context): Page => ({
  file: 'slices.html',
  title: 'Slices',
  lead: 'Who is served: segments, personas, jobs. Each has an outcome, and evidence that it can be won, served and renewed.',
  body:
    context.map.slices.size === 0
      ? none('The map has no slices yet.')
      : joined(
          [...context.map.slices].map(([id, one]) => slice(context, id, one)),
          '',
        ),
})
