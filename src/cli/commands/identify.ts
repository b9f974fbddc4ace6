import type { Command } from 'commander'
import { candidateStreams, type CandidateStream } from '../../identify/candidates.ts'
import { coverageOf } from '../../identify/coverage.ts'
import { criteriaOf, type Judgement } from '../../identify/criteria.ts'
import { divergencesOf, forksOf, type Divergence } from '../../identify/divergence.ts'
import { narrate, type Narration } from '../../identify/narration.ts'
import type { ValueStreamMap } from '../../model/schema.ts'
import { mapCommand } from '../map-command.ts'
import { table } from '../table.ts'

/** What the map says of its own shape. */
interface Identified {
  readonly narration: Narration
  /** Where the grid says that slices part, each with the forks that record it. */
  readonly divergences: readonly (Divergence & { readonly forks: readonly string[] })[]
  readonly candidates: readonly CandidateStream[]
  readonly criteria: readonly { readonly stream: string; readonly judgements: readonly Judgement[] }[]
}

const identified = (map: ValueStreamMap): Identified => ({
  narration: narrate(map),
  divergences: divergencesOf(map).map((one) => ({ ...one, forks: forksOf(map, one) })),
  candidates: candidateStreams(map),
  criteria: coverageOf(map).streams.map(([stream]) => ({ stream, judgements: criteriaOf(map, stream) })),
})

const versus = (groups: readonly (readonly string[])[]): string =>
  groups.map((slices) => slices.join(' + ')).join(' | ')

const told = ({ text, words, seconds }: Narration): string =>
  text === ''
    ? 'Nothing yet.'
    : `${text}\n\n${words} words, about ${seconds} seconds to read aloud; under 60 is the aim.`

const divergences = (found: Identified['divergences']): string =>
  found.length === 0
    ? 'None: the grid says the same for all slices, or nothing yet.'
    : table(
        ['at', 'slices', 'differ in', 'recorded as'],
        found.map(({ at, groups, evidence, differs, forks }) => {
          const isStated = evidence.some(({ strength }) => strength === 'stated')
          return [
            at.join(', '),
            versus(groups),
            `${differs.join(', ')}${isStated ? '' : ' (in words only)'}`,
            forks.join(', ') || (isStated ? 'no fork yet' : '–'),
          ]
        }),
      )

const serving = ({ servedBy }: CandidateStream): string =>
  servedBy.length === 0
    ? 'no stream yet'
    : servedBy
        .map(({ stream, isExact }) => (isExact ? stream : `${stream} (in part, or with others)`))
        .join(', ')

const candidates = (found: readonly CandidateStream[]): string =>
  found.length === 0
    ? 'None: the map has no slices and stages yet.'
    : table(
        ['for', 'stages', 'apart because of', 'served by'],
        found.map((one) => [
          one.slices.join(', '),
          one.stages.join(' → '),
          one.because
            .map(({ fork, at, groups }) => fork ?? `${versus(groups)} at ${at.join(', ')}`)
            .join('; ') || '–',
          serving(one),
        ]),
      )

const criteria = (found: Identified['criteria']): string =>
  found
    .map(({ stream, judgements }) =>
      table(
        [stream, '', ''],
        judgements.map(({ criterion, verdict, why }) => [`  ${criterion}`, verdict, why]),
      ),
    )
    .join('\n\n') || 'None: the map has no top-level stream yet.'

const asText = (found: Identified): string =>
  [
    ['The map in a minute', told(found.narration)],
    ['Where paths part', divergences(found.divergences)],
    ['Candidate streams', candidates(found.candidates)],
    ['Decision criteria', criteria(found.criteria)],
  ]
    .map(([heading = '', body = '']) => `${heading}\n${'─'.repeat(heading.length)}\n${body}`)
    .join('\n\n')

export const identifyCommand = (): Command =>
  mapCommand(
    'identify',
    'Tell the map, propose forks and candidate streams, and judge the decision criteria',
    identified,
    asText,
  )
