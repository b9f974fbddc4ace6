/** The skeleton of the journey, and the business events that prove its steps. */
import type { BusinessEvent } from '../../model/schema.ts'
import type { Context, Page } from '../context.ts'
import { anchorOf } from '../context.ts'
import { html, joined, type Content } from '../html.ts'
import { conditionInWords, list, namedBy, none, section, table, thing } from '../parts.ts'

/** When an event is one, and what it says of the journey: a line each. */
const meaningOf = (context: Context, event: BusinessEvent): Content[] => {
  const { when, slices, proves, state, attempt, expected } = event
  return [
    ...(when === undefined ? [] : [`where ${conditionInWords(when)}`]),
    ...(slices === undefined ? [] : [['of ', context.links('slice', slices)]]),
    ...(proves === 'achieved' ? [] : [`its stage is ${proves}`]),
    ...(state === undefined ? [] : [`from then on ${state}`]),
    ...(attempt === undefined ? [] : [`an attempt: ${attempt}`]),
    ...(expected === undefined ? [] : [`expected within ${expected}`]),
  ]
}

export const journeyPage = (context: Context): Page => {
  const { stages, events } = context.map
  return {
    file: 'journey.html',
    title: 'Journey',
    lead: 'One skeleton for all slices, from first contact to leaving or expanding; and the business events that the customer would recognise.',
    body: [
      stages.size === 0
        ? none('The journey has no stages yet.')
        : section(
            'Stages',
            [...stages].map(([id, stage], i) => {
              const proofs = [...events].flatMap(([event, { stage: of }]) => (of === id ? [event] : []))
              const named = namedBy(context, 'stage', id)
              return thing(
                'stage',
                id,
                `${i + 1}. ${stage.name}`,
                html`${stage.description !== undefined && html`<p>${stage.description}</p>`}${
                  proofs.length > 0 && html`<p>Proof points: ${context.links('event', proofs)}</p>`
                }${named !== false && html`<p class="small dimmed">Named by ${named}</p>`}`,
              )
            }),
          ),
      section(
        'Business events',
        events.size > 0 &&
          table(
            'Business events: the proof points of the journey',
            ['Event', 'Name', 'Stage', 'Reported as', 'Means', 'Named by'],
            [...events].map(([id, event]) => {
              const { name, description, stage, types } = event
              return {
                anchor: anchorOf('event', id),
                cells: [
                  html`<code>${id}</code>`,
                  html`${name}${description !== undefined && html`<br /><span class="dimmed">${description}</span>`}`,
                  stage !== undefined && context.link('stage', stage),
                  joined((types.length > 0 ? types : [id]).map((type) => html`<code>${type}</code>`)),
                  list(meaningOf(context, event)),
                  namedBy(context, 'event', id),
                ],
              }
            }),
          ),
      ),
    ],
  }
}
