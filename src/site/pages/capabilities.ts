/** What streams are able to do and run on: who owns it, who uses it, what is shared. */
import { explained, graduation } from '../../identify/graduation.ts'
import type { Context, Page } from '../context.ts'
import { html, joined, type Content } from '../html.ts'
import { card, namedBy, none, section, thing, withCode } from '../parts.ts'

const holders = (
  { map, links }: Context,
  part: 'capabilities' | 'systems',
  how: 'owned' | 'used',
  id: string,
): Content => {
  const streams = [...map.streams].flatMap(([stream, one]) => (one[part]?.[how].includes(id) ? [stream] : []))
  return streams.length > 0 && links('stream', streams)
}

const VERDICTS = {
  graduate: 'Becomes shared',
  stay: 'Stays with its stream',
  keep: 'Is shared, and remains so',
  demote: 'Goes back to its consumer',
} as const

const verdict = ({ map }: Context, id: string): Content => {
  const answer = graduation(map, id)
  if (answer === null) return null
  const { met, missing } = explained(answer)
  return html`${VERDICTS[answer.verdict]}.${met !== '' && html`<br /><span class="dimmed">Met: ${withCode(met)}.</span>`}${
    missing !== '' && html`<br /><span class="dimmed">Missing: ${withCode(missing)}.</span>`
  }`
}

export const capabilitiesPage = (context: Context): Page => {
  const { capabilities, systems } = context.map
  return {
    file: 'capabilities.html',
    title: 'Capabilities and systems',
    lead: 'What streams must be able to do, and what they run on. Shared: built once, offered to all. Owned: tailored to one stream.',
    body: [
      capabilities.size === 0 &&
        systems.size === 0 &&
        none('The map names neither capabilities nor systems yet.'),
      section(
        'Capabilities',
        capabilities.size > 0 &&
          joined(
            [...capabilities].map(([id, one]) =>
              thing(
                'capability',
                id,
                one.name,
                card([
                  ['Description', one.description],
                  ['Intent', one.intent],
                  ['Owned by', holders(context, 'capabilities', 'owned', id)],
                  ['Used by', holders(context, 'capabilities', 'used', id)],
                  ['Systems', one.systems.length > 0 && context.links('system', one.systems)],
                  ['Graduation', verdict(context, id)],
                ]),
                one.differentiating === true ? 'differentiating' : null,
              ),
            ),
            '',
          ),
      ),
      section(
        'Systems',
        systems.size > 0 &&
          joined(
            [...systems].map(([id, one]) =>
              thing(
                'system',
                id,
                one.name,
                card([
                  ['Description', one.description],
                  ['Vendor', one.vendor],
                  ['Owned by', holders(context, 'systems', 'owned', id)],
                  ['Used by', holders(context, 'systems', 'used', id)],
                  ['Named by', namedBy(context, 'system', id)],
                ]),
              ),
            ),
            '',
          ),
      ),
    ],
  }
}
