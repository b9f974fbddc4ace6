/** People of teams, in full-time equivalents before and after. */
import type { Context, Teller, Told } from './context.ts'
import { at, isBranch, isList, type Branch, type Tree } from './tree.ts'
import { counted, listed, number } from './wording.ts'

interface Staff {
  /** Full-time equivalents: heads × share of their time. */
  readonly fte: number
  readonly heads: number
}

const membersOf = (tree: Tree): readonly Branch[] => (isList(tree) ? tree.filter(isBranch) : [])

const staffOf = (members: readonly Branch[]): Staff => {
  let fte = 0
  let heads = 0
  for (const { count, share } of members) {
    const many = typeof count === 'number' ? count : 1
    heads += many
    fte += (many * (typeof share === 'number' ? share : 100)) / 100
  }
  return { fte, heads }
}

const called = ({ nameOf }: Context, { person, count, function: of, role }: Branch): string => {
  const who =
    typeof person === 'string' ? nameOf('person', person) : counted(Number(count ?? 1), 'person', 'people')
  const what = [
    typeof of === 'string' ? nameOf('function', of) : null,
    typeof role === 'string' ? nameOf('role', role) : null,
  ].filter((one) => one !== null)
  // Functions and roles may be names that the map does not define.
  return what.length === 0 ? who : `${who} (${what.join(', ').replaceAll('`', '')})`
}

export const tellTeams: Teller = (context, differences) => {
  const teams = new Set(
    differences.flatMap(({ path }) =>
      path[0] === 'teams' && path[2] === 'members' ? [String(path[1])] : [],
    ),
  )
  return [...teams].map((id): Told => {
    const path = ['teams', id, 'members']
    const tells = differences.filter((one) => path.every((step, i) => step === one.path[i]))
    const [before, after] = [membersOf(at(context.before, path)), membersOf(at(context.after, path))]
    const [was, is] = [staffOf(before), staffOf(after)]
    const whole = tells.filter((one) => one.path.length === 4)
    const came = whole.filter((one) => one.before === undefined).flatMap((one) => membersOf([one.after]))
    const left = whole.filter((one) => one.after === undefined).flatMap((one) => membersOf([one.before]))
    const moves = [
      ...(came.length > 0 ? [`${listed(came.map((one) => called(context, one)))} came`] : []),
      ...(left.length > 0 ? [`${listed(left.map((one) => called(context, one)))} left`] : []),
    ]
    const stream = at(context.after, ['teams', id, 'stream']) ?? at(context.before, ['teams', id, 'stream'])
    const where = typeof stream === 'string' ? ` of ${context.nameOf('stream', stream)}` : ''
    const sum = ({ fte, heads }: Staff): string =>
      `${number(fte)} FTE (${counted(heads, 'person', 'people')})`
    return {
      kind: 'staffing-changed',
      severity: 'notable',
      path,
      before: { fte: was.fte, people: was.heads },
      after: { fte: is.fte, people: is.heads },
      sentence: `${context.nameOf('team', id)}${where} had ${sum(was)} and now has ${sum(is)}${
        moves.length > 0 ? `: ${moves.join('; ')}` : ''
      }.`,
      tells,
    }
  })
}
