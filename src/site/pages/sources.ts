/** Where the figures come from, and what the statuses of each source mean. */
import type { Alert, Assignment, Source, StreamAssignment } from '../../model/schema.ts'
import { boundMeaningsOf, meaningsOf } from '../../model/states.ts'
import type { Context, Page } from '../context.ts'
import { html, joined, type Content, type Html } from '../html.ts'
import { card, conditionInWords, none, number, table, thing } from '../parts.ts'

const assignment = (
  { link }: Context,
  kind: 'stream' | 'slice' | 'stage' | 'team',
  to: Assignment | StreamAssignment | undefined,
): Content => {
  if (to === undefined) return null
  if (typeof to === 'string') return link(kind, to)
  return html`<ol>
    ${to.map(
      ({ when, is }) =>
        html`<li>
          ${when === undefined ? 'else' : conditionInWords(when)}:
          ${joined(
            [is].flat().map((one) => link(kind, one)),
            ', ',
          )}
        </li>`,
    )}
  </ol>`
}

const source = (context: Context, id: string, one: Source): Html => {
  const meanings = meaningsOf(one)
  const bound = boundMeaningsOf(one, context.map)
  const stageOf = (stage: string | undefined): Content =>
    stage === undefined ? null : one.measures === 'journeys' ? context.linkOrName('stage', stage) : stage
  return thing(
    'source',
    id,
    one.name,
    [
      card([
        ['Measures', one.measures === 'work' ? 'delivery work' : 'journeys of customers'],
        ['Stream', assignment(context, 'stream', one.stream)],
        ['Slice', assignment(context, 'slice', one.slice)],
        ['Team', assignment(context, 'team', one.team)],
        ['Meant to move', assignment(context, 'stage', one.moves?.stage)],
        ['… for', assignment(context, 'slice', one.moves?.slice)],
        [
          'Types',
          one.classify.length > 0 &&
            html`<ol>
              ${one.classify.map(({ when, as }) => html`<li>${conditionInWords(when)}: ${as}</li>`)}
            </ol>`,
        ],
        ['Done', one.finish === 'done' ? 'on a status that means done' : 'at the last event'],
        ['History from', one.historyFrom],
        ['Stale after', `${number(one.staleAfterDays)} days`],
        ['Data', one.simulated && 'simulated'],
      ]),
      meanings.length > 0 &&
        table(
          `What the statuses of ${one.name} mean`,
          ['Status', 'State', 'Stage'],
          meanings.map(({ status, state, stage }) => ({
            cells: [html`<code>${status}</code>`, state, stageOf(stage)],
          })),
        ),
      bound.length > 0 &&
        table(
          `What business events mean in ${one.name}`,
          ['Word', 'Business event', 'State', 'Stage'],
          bound.map(({ status, event, state, stage }) => ({
            cells: [html`<code>${status}</code>`, context.link('event', event), state, stageOf(stage)],
          })),
        ),
    ],
    one.kind,
  )
}

const alert = (context: Context, id: string, one: Alert): Html =>
  thing(
    'alert',
    id,
    one.name,
    [
      card([
        ['Told of', one.on.join(', ')],
        [
          'Streams',
          one.streams &&
            joined(
              one.streams.map((stream) => context.link('stream', stream)),
              ', ',
            ),
        ],
        [
          'By',
          one.by === 'webhook'
            ? `webhook to the address in ${one.urlFrom}`
            : `e-mail to ${one.to.join(', ')}`,
        ],
      ]),
    ],
    one.by,
  )

export const sourcesPage = (context: Context): Page => ({
  file: 'sources.html',
  title: 'Sources',
  lead: 'Where events come from, and what they mean.',
  body:
    context.map.sources.size === 0
      ? none('The map names no sources yet: nothing is measured.')
      : joined(
          [
            ...[...context.map.sources].map(([id, one]) => source(context, id, one)),
            ...[...context.map.alerts].map(([id, one]) => alert(context, id, one)),
          ],
          '',
        ),
})
