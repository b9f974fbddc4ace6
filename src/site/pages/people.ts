/** Who does the work: people over streams and functions, teams, roles. */
import { overAllocated, staffing } from '../../identify/staffing.ts'
import type { Member } from '../../model/schema.ts'
import { anchorOf, type Context, type Page } from '../context.ts'
import { html, joined, type Content } from '../html.ts'
import { card, namedBy, none, number, percent, section, table, thing } from '../parts.ts'

const member = (
  { link, linkOrName }: Context,
  { person, count, function: of, role, share }: Member,
): Content => [
  person === undefined
    ? `${number(count ?? 1)} ${count === 1 ? 'person' : 'people'}`
    : link('person', person),
  of !== undefined && [' in ', linkOrName('function', of)],
  role !== undefined && [', role: ', linkOrName('role', role)],
  share < 100 && `, ${percent(share)}`,
]

const staff = (context: Context): Content => {
  const { streams } = staffing(context.map)
  const staffed = streams.filter(({ people }) => people > 0)
  return (
    staffed.length > 0 &&
    table(
      'People by stream',
      ['Stream', { title: 'People', isNumber: true }, { title: 'FTE', isNumber: true }, 'Functions', 'Teams'],
      staffed.map(({ stream, people, fte, functions, teams }) => ({
        cells: [
          context.link('stream', stream),
          number(people),
          number(fte),
          joined(
            functions.map((one) => [context.linkOrName('function', one.function), ` ${number(one.people)}`]),
          ),
          context.links('team', teams),
        ],
      })),
    )
  )
}

const named = (
  context: Context,
  kind: 'person' | 'function' | 'role',
  title: string,
  things: ReadonlyMap<
    string,
    { readonly name: string; readonly description?: string; readonly required?: boolean }
  >,
): Content =>
  section(
    title,
    things.size > 0 &&
      table(
        title,
        ['Name', 'Description', 'Named by'],
        [...things].map(([id, { name, description, required }]) => ({
          anchor: anchorOf(kind, id),
          cells: [
            [name, required === true && html` <span class="tag">required</span>`],
            description,
            namedBy(context, kind, id),
          ],
        })),
      ),
  )

export const peoplePage = (context: Context): Page => {
  const { map } = context
  const over = overAllocated(staffing(map))
  return {
    file: 'people.html',
    title: 'People and teams',
    lead: 'Teams are dedicated to streams. Distinct people are counted; FTE says how much of a full-time job they give.',
    body: [
      map.teams.size === 0 && none('The map names no teams yet.'),
      section('People by stream', staff(context)),
      section(
        'Counted over 100 %',
        over.length > 0 &&
          html`<ul>
            ${over.map(({ person, percent: sum }) => html`<li>${context.link('person', person)}: ${percent(sum)}</li>`)}
          </ul>`,
      ),
      section(
        'Teams',
        map.teams.size > 0 &&
          joined(
            [...map.teams].map(([id, { name, description, stream, stages, members }]) =>
              thing(
                'team',
                id,
                name,
                card([
                  ['Description', description],
                  ['Stream', stream !== undefined && context.link('stream', stream)],
                  ['Stages', stages.length > 0 && context.links('stage', stages)],
                  [
                    'Members',
                    members.length > 0 &&
                      html`<ul>
                        ${members.map((one) => html`<li>${member(context, one)}</li>`)}
                      </ul>`,
                  ],
                  ['Named by', namedBy(context, 'team', id)],
                ]),
              ),
            ),
            '',
          ),
      ),
      named(context, 'person', 'People', map.people),
      named(context, 'function', 'Functions', map.functions),
      named(context, 'role', 'Roles', map.roles),
    ],
  }
}
