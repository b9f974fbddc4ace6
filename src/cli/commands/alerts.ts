import { userInfo } from 'node:os'
import { Command } from 'commander'
import type { Looked } from '../../alert/desk.ts'
import type { Engine } from '../../engine/engine.ts'
import type { AlertAnswer, AlertGroup, AlertsAnswer, Told } from '../../flow/alert-answers.ts'
import { printAnswer } from '../print.ts'
import { UsageError } from '../usage.ts'
import { withEngine, withWorkspace, type WorkspaceOptions } from '../workspace.ts'

interface AlertsOptions extends WorkspaceOptions {
  readonly check?: boolean
  readonly acknowledge?: readonly string[]
  readonly by?: string
  readonly note?: string
  readonly json?: boolean
}

/** So many open ones are listed; the others are counted. */
const ROWS = 40

const CAUSES = {
  target: 'target breached',
  guardrail: 'guardrail broken',
  service: 'error budget burning',
  stale: 'source silent',
  expectation: 'item beyond expectation',
} as const

const minute = (iso: string): string => iso.slice(0, 16).replace('T', ' ')

const toldInText = ({ name, state, attempts, next }: Told): string => {
  const last = attempts.at(-1)
  const error = last?.error ? `: ${last.error}` : ''
  const when = last ? ` ${minute(last.at)}` : ''
  return state === 'sent'
    ? `${name} was told${when}${error}`
    : state === 'given up'
      ? `${name} could not be told, ${attempts.length} attempts${error}`
      : `${name} is still to be told${error}${next === null ? '' : `; next attempt ${minute(next)}`}`
}

const acknowledgedInText = ({ acknowledged }: AlertAnswer): string | null =>
  acknowledged &&
  `acknowledged by ${acknowledged.by} ${minute(acknowledged.at)}${acknowledged.note === null ? '' : `: ${acknowledged.note}`}`

const alertInText = (alert: AlertAnswer): string =>
  [
    `${alert.id}  ${CAUSES[alert.cause]}${alert.simulated ? ' (simulated data)' : ''}: ${alert.title}`,
    `  ${alert.sentence}`,
    `  since ${minute(alert.since)}, found ${minute(alert.opened)}`,
    ...(alert.figure === null ? [] : [`  figure ${alert.figure}`]),
    ...alert.told.map((told) => `  ${toldInText(told)}`),
    ...[acknowledgedInText(alert)].flatMap((line) => (line === null ? [] : [`  ${line}`])),
  ].join('\n')

const groupInText = (group: AlertGroup): string =>
  [
    `${group.id}  ${CAUSES[group.cause]}${group.simulated ? ' (simulated data)' : ''}: ${group.title}`,
    `  ${group.sentence}`,
    `  since ${minute(group.since)}, ${group.unacknowledged} not acknowledged`,
    ...group.told.map((told) => `  ${toldInText(told)}`),
    ...group.first.map((alert) =>
      [`  ${alert.id}  ${alert.title}, since ${minute(alert.since)}`, acknowledgedInText(alert)]
        .filter((part) => part !== null)
        .join(', '),
    ),
    ...(group.n > group.first.length
      ? [
          `  … and ${group.n - group.first.length} more: millrace items --stream ${group.stream.id} --measured ${group.measured} --behind load --only beyondExpectation`,
        ]
      : []),
  ].join('\n')

const inText = ({ open, openTotal, groups, unacknowledged, receivers, watched }: AlertsAnswer): string => {
  const single = open.filter(({ group }) => group === null)
  const shown = single.slice(0, ROWS)
  const { targets, expectations, sources } = watched
  return [
    `${openTotal} open, ${unacknowledged} of them not acknowledged. Looked after: ${targets} targets, ${expectations} service level expectations, ${sources} sources.`,
    ...shown.map((alert) => `\n${alertInText(alert)}`),
    ...(single.length > shown.length ? [`\n… and ${single.length - shown.length} more.`] : []),
    ...groups.map((group) => `\n${groupInText(group)}`),
    '',
    ...(receivers.length === 0
      ? ['The map names nobody to tell: see `alerts` in the language.']
      : receivers.map(
          ({ id, name, by, problem }) => `${id}: ${name}, by ${by}${problem === null ? '' : `. ${problem}`}`,
        )),
  ].join('\n')
}

const lookedInText = ({ opened, resolved, messages }: Looked): string => {
  const failed = messages.filter(({ state }) => state !== 'sent')
  return [
    `${opened.length} opened, ${resolved.length} over, ${messages.length - failed.length} messages sent.`,
    ...failed.map(
      ({ receiver, state, attempts }) =>
        `! ${receiver} was not told (${state}): ${attempts.at(-1)?.error ?? ''}`,
    ),
  ].join('\n')
}

const check = async (engine: Engine, json: boolean | undefined): Promise<void> => {
  const looked = await engine.alerts.look()
  const problems = engine.alerts
    .receivers()
    .flatMap(({ id, problem }) => (problem === null ? [] : [{ id, problem }]))
  for (const { id, problem } of problems) process.stderr.write(`alerts.${id}: ${problem}\n`)
  printAnswer(looked, { json }, lookedInText)
  if (problems.length > 0 || looked.messages.some(({ state }) => state !== 'sent')) process.exitCode = 1
}

export const alertsCommand = (): Command =>
  withWorkspace(new Command('alerts').description('What needs attention, and who was told'))
    .option(
      '--check',
      'look now, and tell those that the map names, once (for cron; `serve` does so by itself)',
    )
    .option(
      '--acknowledge <ids...>',
      'take alerts upon you: their ids, or that of a group, such as expectation/shop/journeys',
    )
    .option('--by <name>', 'who acknowledges (default: the user of this machine)')
    .option('--note <text>', 'what is done about it')
    .option('--json', 'the answer as data')
    .addHelpText(
      'after',
      '\nExit code: 0 done, 1 somebody who is to be told could not be told, 2 it could not be done as asked.',
    )
    .action(async (options: AlertsOptions) => {
      if (options.check && options.acknowledge !== undefined)
        throw new UsageError('--check looks, --acknowledge takes alerts upon you: choose one of the two.')
      await withEngine(options, async (engine) => {
        if (options.check) return check(engine, options.json)
        if (options.acknowledge !== undefined) {
          await engine.alerts.acknowledge(
            options.acknowledge,
            options.by ?? userInfo().username,
            options.note ?? null,
          )
        }
        const answer = await engine.alerts.answer()
        printAnswer(answer, options, inText)
        return undefined
      })
    })
