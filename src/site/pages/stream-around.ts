/** What stands around a stream: its boundaries, its people, who fails with it, what speaks for it as a stream. */
import { blastRadius } from '../../identify/blast-radius.ts'
import { criteriaOf } from '../../identify/criteria.ts'
import { staffing } from '../../identify/staffing.ts'
import { BOUNDARY_ITEMS, type Stream } from '../../model/schema.ts'
import type { Context } from '../context.ts'
import { html, joined, type Content } from '../html.ts'
import { card, list, number, table, withCode } from '../parts.ts'
import { ITEM_NAMES } from './seams.ts'

export const boundaries = (context: Context, { boundaries: items }: Stream): Content =>
  items !== undefined &&
  table(
    'Boundary items',
    ['Item', 'Choice', 'Why', 'Seam and contract', 'Tactic', 'Decision'],
    BOUNDARY_ITEMS.flatMap((item) => {
      const one = items[item]
      if (one === undefined) return []
      return [
        {
          cells: [
            ITEM_NAMES[item],
            [one.choice, one.with !== undefined && [', ', context.link('supporting stream', one.with)]],
            one.why,
            [
              one.seam ?? '',
              one.contract !== undefined && [
                one.seam === undefined ? '' : '; ',
                context.link('interface', one.contract),
              ],
            ],
            one.tactic,
            [
              one.decision !== undefined && context.link('decision', one.decision),
              one.by !== undefined && [one.decision === undefined ? 'by way of ' : ', by way of ', one.by],
            ],
          ],
        },
      ]
    }),
  )

export const people = (context: Context, id: string): Content => {
  const staff = staffing(context.map).streams.find(({ stream }) => stream === id)
  if (staff === undefined || staff.teams.length === 0) return null
  return card([
    ['Teams', context.links('team', staff.teams)],
    ['People', `${number(staff.people)}, ${number(staff.fte)} FTE`],
    [
      'Functions',
      staff.functions.length > 0 &&
        joined(
          staff.functions.map((one) => [
            context.linkOrName('function', one.function),
            ` ${number(one.people)}`,
          ]),
        ),
    ],
    [
      'Roles',
      staff.roles.length > 0 &&
        joined(
          staff.roles.map(({ name, people: filled }) =>
            filled > 0 ? name : html`<span class="missing">${name}: nobody</span>`,
          ),
        ),
    ],
  ])
}

export const failure = ({ map, link }: Context, id: string): Content => {
  const { reached, unknown } = blastRadius(map, id)
  if (reached.length === 0 && unknown.length === 0) return null
  return card([
    ['Fail with it', list(reached.map(({ stream }) => link('stream', stream)))],
    [
      'Not known',
      unknown.length > 0 &&
        `${number(unknown.length)} ${unknown.length === 1 ? 'reliance has' : 'reliances have'} no interface that would tell.`,
    ],
  ])
}

const VERDICT = { met: 'good', 'not met': 'warning', 'not judged': 'dimmed' } as const

export const criteria = ({ map }: Context, id: string): Content => {
  const judged = criteriaOf(map, id)
  return (
    judged.length > 0 &&
    table(
      'Decision criteria',
      ['Criterion', 'Verdict', 'Why'],
      judged.map(({ criterion, verdict, why }) => ({
        cells: [criterion, html`<span class="${VERDICT[verdict]}">${verdict}</span>`, withCode(why)],
      })),
    )
  )
}
