import { Command } from 'commander'
import { durationInWords } from '../../flow/duration.ts'
import {
  completionsTable,
  funnelTable,
  signalsTable,
  timesTable,
  waitsTable,
} from '../../flow/journeys/journey-tables.ts'
import type { FunnelAnswer, JourneysAnswer, TimesAnswer } from '../../flow/journeys/journeys-answer.ts'
import { cellInWords } from '../../flow/views/cell-words.ts'
import type { ViewTable } from '../../flow/views/columns.ts'
import { csvOfTable } from '../../flow/views/csv.ts'
import { footLines, headLines } from '../answer-text.ts'
import { oneFormat, printAnswer } from '../print.ts'
import { journeyRequestOf, withJourneySelection, type SelectionOptions } from '../selection.ts'
import { table } from '../table.ts'
import { UsageError } from '../usage.ts'
import { withEngine } from '../workspace.ts'
import { shareInWords } from '../../flow/number-words.ts'

interface JourneysOptions extends SelectionOptions {
  readonly steps?: string
  readonly order?: string
  readonly within?: string
  readonly fromEvent?: string
  readonly toEvent?: string
  readonly json?: boolean
  readonly csv?: boolean
}

const ROWS = 26

/** The last rows of a table: of periods, the latest. */
const tableInText = ({ title, columns, rows }: ViewTable, nothing = 'None in the window.'): string[] => {
  if (rows.length === 0) return [`${title}: ${nothing}`, '']
  const shown = columns.flatMap(({ name }, k) => (name === 'end' ? [] : [k]))
  return [
    title,
    table(
      shown.map((k) => columns[k]?.name ?? ''),
      rows
        .slice(-ROWS)
        .map((row) => shown.map((k) => cellInWords(row[k] ?? null, { unit: columns[k]?.unit ?? 'text' }))),
    ),
    '',
  ]
}

const percentiles = ({ n, p50, p85, p95 }: TimesAnswer['times']['spread']): string =>
  `50 % within ${durationInWords(p50)}, 85 % within ${durationInWords(p85)}, 95 % within ${durationInWords(p95)} (n = ${n})`

const timesLines = ({ times }: Pick<TimesAnswer, 'times'>): string[] => [
  `From “${times.from.name}” to “${times.to.name}”: ${percentiles(times.spread)}`,
  `Came to the first in the window: ${times.notYet} not yet at the second, ${times.never} over without it.`,
  '',
]

const efficiencyLine = ({ efficiency }: JourneysAnswer): string => {
  if ('nothing' in efficiency) return `Efficiency: ${efficiency.nothing}. ${efficiency.why}`
  const [all, ...stages] = efficiency.stages
  return `Efficiency: ${shareInWords(all?.efficiency ?? null)} active${stages.map(({ name, efficiency }) => `; ${name} ${shareInWords(efficiency)}`).join('')}`
}

const overviewLines = (answer: JourneysAnswer): string[] => {
  const { conversion, inFlight, timeToReach } = answer
  return [
    `Conversion: ${shareInWords(conversion.conversion)} reached “${conversion.finish.name}” (n = ${conversion.started} begun; ${conversion.reached} reached it, ${conversion.left} left, ${conversion.open} may still reach it)`,
    `In flight: ${inFlight.now} now${inFlight.average === null ? '' : `, ${inFlight.average.toFixed(1)} on average`}`,
    `If nobody left, half would reach it within ${durationInWords(timeToReach.median)} (Kaplan–Meier, n = ${timeToReach.n})`,
    efficiencyLine(answer),
    '',
    ...tableInText(funnelTable(answer)),
    ...timesLines({ times: answer.flowTime }),
    ...tableInText(completionsTable(answer)),
    ...tableInText(waitsTable(answer), 'No journey came from one business event of the map to another.'),
    ...tableInText(signalsTable(answer)),
  ]
}

type Framed = Parameters<typeof headLines>[0] & Parameters<typeof footLines>[0]

/** Where no source measures journeys, zeros would say that there were none. */
const inText = (answer: Framed, lines: readonly string[]): string =>
  answer.data.kind === 'not configured'
    ? headLines(answer).join('\n')
    : [...headLines(answer), '', ...lines, ...footLines(answer)].join('\n')

const journeysInText = (answer: JourneysAnswer): string => inText(answer, overviewLines(answer))
const funnelInText = (answer: FunnelAnswer): string => inText(answer, tableInText(funnelTable(answer)))
const timesInText = (answer: TimesAnswer): string =>
  inText(answer, [...timesLines(answer), ...tableInText(timesTable(answer))])

export const journeysCommand = (): Command =>
  withJourneySelection(
    new Command('journeys').description(
      'Customers’ journeys: conversion, funnel, completions, time between proof points, waits, signals',
    ),
  )
    .option('--steps <a,b,c>', 'a funnel of business events, stages or activities')
    .option('--order <order>', 'how the steps follow: ordered or any (default: ordered)')
    .option('--within <time>', 'all steps so long after the first, such as "30 min"')
    .option('--from-event <a>', 'time from this business event, stage or activity …')
    .option('--to-event <b>', '… to the next of this one')
    .option('--json', 'the answer as data; durations in seconds')
    .option('--csv', 'the first table: completions, the funnel, or the times')
    .action(async (options: JourneysOptions) => {
      const { steps, order, within, fromEvent, toEvent } = options
      oneFormat(options)
      const ofFunnel = [steps, order, within].some((one) => one !== undefined)
      const ofTimes = fromEvent !== undefined || toEvent !== undefined
      if (ofFunnel && ofTimes) {
        throw new UsageError(
          'Choose a funnel (--steps, --order, --within) or times (--from-event, --to-event).',
        )
      }
      const request = journeyRequestOf(options)
      await withEngine(options, async (engine) => {
        if (ofFunnel) {
          printAnswer(
            await engine.journeys.funnel({ ...request, steps, order, within }),
            options,
            funnelInText,
            (answer) => csvOfTable(funnelTable(answer)),
          )
        } else if (ofTimes) {
          printAnswer(
            await engine.journeys.times({ ...request, fromEvent, toEvent }),
            options,
            timesInText,
            (answer) => csvOfTable(timesTable(answer)),
          )
        } else {
          printAnswer(await engine.journeys.overview(request), options, journeysInText, (answer) =>
            csvOfTable(completionsTable(answer)),
          )
        }
      })
    })
