/** Goals of the strategy, how they make money, and what each stream has of revenue, people and money. */
import { resourcingOf } from '../../identify/resourcing.ts'
import type { Context, Page } from '../context.ts'
import { html, joined, type Content } from '../html.ts'
import { card, money, namedBy, none, percent, section, table, thing } from '../parts.ts'

const share = (part: number | null): Content =>
  part === null ? html`<span class="dimmed">not said</span>` : percent(Math.round(part * 1000) / 10)

const servedBy = ({ map, links }: Context, goal: string): Content => {
  const streams = [...map.streams].flatMap(([id, { northStar }]) => (northStar?.goal === goal ? [id] : []))
  return streams.length > 0 && links('stream', streams)
}

export const revenuePage = (context: Context): Page => {
  const { organisation, revenueStreams } = context.map
  const goals = Object.entries(organisation.goals)
  const resourcing = resourcingOf(context.map)
  return {
    file: 'revenue.html',
    title: 'Goals and revenue',
    lead: 'A value stream delivers value to customers, a revenue stream captures value for the business. Many flow from many.',
    body: [
      goals.length === 0 &&
        revenueStreams.size === 0 &&
        none('The map names neither goals nor revenue streams yet.'),
      section(
        'Goals of the strategy',
        goals.length > 0 &&
          joined(
            goals.map(([id, goal]) =>
              thing(
                'goal',
                id,
                goal.name,
                card([
                  ['Description', goal.description],
                  ['North-stars of', servedBy(context, id)],
                  [
                    'Makes money through',
                    goal.revenueStreams.length > 0 && context.links('revenue stream', goal.revenueStreams),
                  ],
                ]),
              ),
            ),
            '',
          ),
      ),
      section(
        'Revenue streams',
        revenueStreams.size > 0 &&
          joined(
            [...revenueStreams].map(([id, { name, description, amount, shares }]) => {
              const entries = Object.entries(shares)
              const left = 100 - entries.reduce((sum, [, part]) => sum + part, 0)
              return thing(
                'revenue stream',
                id,
                name,
                card([
                  ['Description', description],
                  ['Brings in', amount && money(amount)],
                  [
                    'Flows from',
                    entries.length > 0 && [
                      joined(
                        entries.map(([stream, part]) => [
                          context.link('stream', stream),
                          ` ${percent(part)}`,
                        ]),
                      ),
                      left > 0 && `; ${percent(left)} unattributed`,
                    ],
                  ],
                  ['Named by', namedBy(context, 'revenue stream', id)],
                ]),
              )
            }),
            '',
          ),
      ),
      section(
        'Revenue, people and money',
        resourcing.length > 0 &&
          table(
            'Shares of the top-level streams',
            [
              'Stream',
              { title: 'Revenue', isNumber: true },
              { title: 'People', isNumber: true },
              { title: 'Money', isNumber: true },
            ],
            resourcing.map(({ stream, revenue, people, money: spent }) => ({
              cells: [context.link('stream', stream), share(revenue), share(people), share(spent)],
            })),
          ),
      ),
    ],
  }
}
