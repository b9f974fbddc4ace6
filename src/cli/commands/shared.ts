import type { Command } from 'commander'
import { graduation, type GraduationAnswer } from '../../identify/graduation.ts'
import { miniPlatforms, ownedSeveralTimes } from '../../identify/mini-platforms.ts'
import type { ValueStreamMap } from '../../model/schema.ts'
import { mapCommand } from '../map-command.ts'
import { table } from '../table.ts'

const answersOf = (map: ValueStreamMap): GraduationAnswer[] =>
  [...map.capabilities.keys()].flatMap((id) => graduation(map, id) ?? [])

const answer = ({ capability, home, consumers, verdict, criteria }: GraduationAnswer): string =>
  [
    `${capability}: ${verdict}${home === null ? '' : ` (${home})`}${consumers.length === 0 ? '' : `, needed by ${consumers.join(', ')}`}`,
    ...criteria.map(({ passed, why }) => `  ${passed ? '✓' : '✗'} ${why}`),
  ].join('\n')

/** Nobody else needs it, and nobody offers it: there is nothing to explain. */
const isLocal = ({ home, consumers, verdict }: GraduationAnswer): boolean =>
  verdict === 'stay' && home !== null && consumers.length === 1

const graduations = (answers: readonly GraduationAnswer[]): string => {
  if (answers.length === 0) return 'The map names no capabilities yet.'
  const local = answers.filter(isLocal)
  return [
    'graduate: becomes shared · stay: stays with its stream · keep: remains shared · demote: goes back',
    ...answers.filter((one) => !isLocal(one)).map(answer),
    ...(local.length === 0
      ? []
      : [`Needed by nobody but its owner: ${local.map(({ capability }) => capability).join(', ')}`]),
  ].join('\n\n')
}

const section = (heading: string, body: string): string =>
  `${heading}\n${'─'.repeat(heading.length)}\n${body}`

/** What is shared and what could be, for people. The same is in `--json`. */
export const inText = (map: ValueStreamMap): string => {
  const twice = miniPlatforms(map)
  const items = ownedSeveralTimes(map)
  return [
    section('Graduation', graduations(answersOf(map))),
    section(
      'Mini-platforms',
      twice.length === 0
        ? 'None: no capability is built by two streams.'
        : table(
            ['capability', 'built by', 'offered by'],
            twice.map(({ name, built, offeredBy }) => [
              name,
              built.map(({ stream }) => stream).join(', '),
              offeredBy ?? 'nobody yet',
            ]),
          ),
    ),
    section(
      'Boundary items that several streams own, each for itself',
      items.length === 0
        ? 'None.'
        : `More pace for each; at the risk of doing it several times, and of drifting apart.\n\n${table(
            ['item', 'owned by', 'shared by'],
            items.map(({ item, ownedBy, sharedBy }) => [
              item,
              ownedBy.join(', '),
              sharedBy.join(', ') || '–',
            ]),
          )}`,
    ),
  ].join('\n\n')
}

export const sharedCommand = (): Command =>
  mapCommand(
    'shared',
    'What becomes shared, what goes back, and what is built several times',
    (map) => ({
      graduation: answersOf(map),
      miniPlatforms: miniPlatforms(map),
      ownedSeveralTimes: ownedSeveralTimes(map),
    }),
    (_, map) => inText(map),
  )
