import type { Command } from 'commander'
import { staffingGaps, staffingProposals, type StaffingProposal } from '../../identify/staffing-proposals.ts'
import {
  LEAST_PEOPLE,
  missingRoles,
  overAllocated,
  staffing,
  type Staffing,
} from '../../identify/staffing.ts'
import type { ValueStreamMap } from '../../model/schema.ts'
import { mapCommand } from '../map-command.ts'
import { table } from '../table.ts'

const fte = (n: number): string => n.toFixed(1)

/** “3”, “3 (2.5)” where full-time equivalents differ, “1 !” where that is too few. */
const cell = (people: number, equivalents: number): string =>
  `${people}${equivalents === people ? '' : ` (${fte(equivalents)})`}${people < LEAST_PEOPLE ? ' !' : ''}`

const matrix = ({ streams }: Staffing): string => {
  const names = [...new Set(streams.flatMap((one) => one.functions.map((staffed) => staffed.function)))]
  return table(
    ['stream', 'people', 'FTE', ...names, 'missing roles'],
    streams.map((one) => [
      one.stream,
      one.people,
      Number(fte(one.fte)),
      ...names.map((name) => {
        const found = one.functions.find((staffed) => staffed.function === name)
        return found ? cell(found.people, found.fte) : '–'
      }),
      missingRoles(one).join(', ') || '–',
    ]),
  )
}

const effectOf = ({ effect: { gaps, streams }, kind }: StaffingProposal): string => {
  const sizes = streams.map(({ stream, before, after }) =>
    before.people === after.people
      ? `${stream} ${fte(before.fte)} → ${fte(after.fte)} FTE`
      : `${stream} ${before.people} → ${after.people} people`,
  )
  const [first] = streams
  const told =
    kind === 'merge' && first ? [`together ${first.after.people} people, ${fte(first.after.fte)} FTE`] : sizes
  return `gaps ${gaps.before} → ${gaps.after}; ${told.join(', ')}`
}

/** The staffing for people. The same figures are in `--json`. */
export const inText = (map: ValueStreamMap): string => {
  const found = staffing(map)
  if (map.teams.size === 0) {
    return 'The map has no teams yet: add `teams`, each with its `stream` and its `members`, by name or as head-counts.'
  }
  const gaps = staffingGaps(map)
  const over = overAllocated(found)
  const proposals = staffingProposals(map)
  return [
    matrix(found),
    `Distinct people; full-time equivalents in brackets where they differ; ! fewer than ${LEAST_PEOPLE}.`,
    ...(over.length === 0
      ? []
      : [
          '',
          'Counted over 100 %',
          table(
            ['person', 'percent', 'where'],
            over.map(({ person, percent, assignments }) => [
              person,
              percent,
              assignments.map(({ team, member }) => `${team} ${member.share} %`).join(', '),
            ]),
          ),
        ]),
    ...(found.unattached.length === 0 ? [] : ['', `Teams without a stream: ${found.unattached.join(', ')}`]),
    '',
    ...(gaps.length === 0
      ? ['Every function has at least two people, and every role is filled.']
      : [
          `${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}`,
          table(
            ['stream', 'what', 'people'],
            gaps.map(({ stream, kind, name, people }) => [stream, `${kind} ${name}`, people]),
          ),
        ]),
    ...(proposals.length === 0
      ? gaps.length === 0
        ? []
        : [
            '',
            'No stream can spare people, and no merge closes a gap: it takes more people, or fewer streams.',
          ]
      : [
          '',
          'Proposals, each for itself',
          ...proposals.map((one) => `  ${one.kind}: ${one.says}\n    ${effectOf(one)}`),
        ]),
  ].join('\n')
}

export const staffingCommand = (): Command =>
  mapCommand(
    'staffing',
    'People by stream and function, what is missing, and what would close the gaps',
    (map) => ({ ...staffing(map), gaps: staffingGaps(map), proposals: staffingProposals(map) }),
    (_, map) => inText(map),
  )
