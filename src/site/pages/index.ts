/** The first page: the organisation, its map in a few sentences and in a drawing, its streams and slices. */
import { narrate } from '../../identify/narration.ts'
import { readiness } from '../../identify/readiness.ts'
import type { Stream } from '../../model/schema.ts'
import type { Context, Page } from '../context.ts'
import { html, type Content, type Html } from '../html.ts'
import { none, section } from '../parts.ts'

const streamCard = (context: Context, id: string, stream: Stream): Html => {
  const lights = readiness(context.map, id, context.today)
  const lit = lights.filter((light) => light.lit)
  return html`<li>
    <h3>
      ${context.link('stream', id)}
      ${stream.lifecycle !== 'running' && html`<span class="tag">${stream.lifecycle}</span>`}
    </h3>
    <p>${stream.promise}</p>
    <p class="small dimmed">
      For ${context.links(stream.kind === 'supporting' ? 'stream' : 'slice', stream.for)}.
      ${
        stream.kind === 'top-level' &&
        `${lit.length} of ${lights.length} readiness lights${lit.length > 0 ? `: ${lit.map(({ name }) => name.toLowerCase()).join(', ')}` : ''}.`
      }
    </p>
  </li> `
}

const streams = (context: Context, isShown: (stream: Stream) => boolean): Content => {
  const shown = [...context.map.streams].filter(([, stream]) => isShown(stream))
  return (
    shown.length > 0 &&
    html`<ul class="cards">
      ${shown.map(([id, stream]) => streamCard(context, id, stream))}
    </ul>`
  )
}

const slices = ({ map, link }: Context): Content => {
  const shown = new Set<string>()
  // A slice is shown once, so that a circle of slices ends.
  const below = (parent: string | undefined): Content => {
    const inner = [...map.slices].filter(
      ([id, { within }]) =>
        !shown.has(id) && (parent === undefined ? !map.slices.has(within ?? '') : within === parent),
    )
    for (const [id] of inner) shown.add(id)
    return (
      inner.length > 0 &&
      html`<ul>
        ${inner.map(
          ([id, { persona, segment, job }]) =>
            html`<li>
              ${link('slice', id)}<span class="dimmed"
                >${[persona ?? segment ?? job].map((one) => one !== undefined && `: ${one}`)}</span
              >${below(id)}
            </li>`,
        )}
      </ul>`
    )
  }
  return below(undefined)
}

export const indexPage = (context: Context): Page => {
  const { map } = context
  const { text, words, seconds } = narrate(map)
  return {
    file: 'index.html',
    title: map.organisation.name,
    lead: 'Value streams: the promises that are kept, for whom, again and again.',
    body: html` ${
        text !== '' &&
        html`<section>
          <h2>In a minute</h2>
          <p>${text}</p>
          <p class="small dimmed">${words} words; read aloud in ${seconds} seconds.</p>
        </section>`
      }
      <section>
        <h2>Streams over slices and stages</h2>
        ${
          map.streams.size > 0 || map.stages.size > 0
            ? context.drawing('map')
            : none('The map has neither streams nor stages yet.')
        }
      </section>
      ${section(
        'Top-level streams',
        streams(context, (stream) => stream.kind === 'top-level' && stream.lifecycle !== 'retired'),
      )}
      ${section(
        'Supporting streams',
        streams(context, (stream) => stream.kind === 'supporting' && stream.lifecycle !== 'retired'),
      )}
      ${section(
        'Retired streams',
        streams(context, (stream) => stream.lifecycle === 'retired'),
      )}
      ${section('Customer slices', slices(context))}`,
  }
}
