import { Command } from 'commander'
import type { Engine } from '../../engine/engine.ts'
import type { ItemAnswer, ItemsAnswer } from '../../flow/answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import { BEHIND, REASONS } from '../../flow/measures/measures.ts'
import { printAnswer } from '../print.ts'
import { requestOf, withSelection, type SelectionOptions } from '../selection.ts'
import { table } from '../table.ts'
import { UsageError } from '../usage.ts'
import { withEngine } from '../workspace.ts'

interface ItemsOptions extends SelectionOptions {
  readonly behind?: string
  readonly excluded?: boolean
  readonly reason?: string
  readonly only?: string
  readonly text?: string
  readonly order?: string
  readonly descending?: boolean
  readonly offset: string
  readonly limit: string
  readonly source?: string
  readonly json?: boolean
}

const minute = (iso: string | null): string => (iso === null ? '–' : iso.slice(0, 16).replace('T', ' '))

const listInText = ({ total, offset, items }: ItemsAnswer): string => {
  const rows = items.map((one) => [
    one.label,
    one.type,
    one.stream ?? '–',
    one.state,
    minute(one.start),
    minute(one.done),
    one.flowSeconds === null
      ? one.ageSeconds === null
        ? '–'
        : `${durationInWords(one.ageSeconds)} old`
      : durationInWords(one.flowSeconds),
    one.excluded ?? one.quarantine ?? (one.abandoned ? 'abandoned' : ''),
  ])
  const shown =
    items.length < total
      ? `${offset + 1}–${offset + items.length} of ${total} items (--offset, --limit)`
      : `${total} ${total === 1 ? 'item' : 'items'}`
  const how = items.length > 0 ? '\nOpen an item: millrace items <item>' : ''
  return `${table(['item', 'type', 'stream', 'state', 'start', 'done', 'flow time', ''], rows)}\n${shown}${how}`
}

const itemInText = (answer: ItemAnswer): string =>
  [
    ...answer.passes.flatMap((one) => [
      `${one.label}${one.title === null ? '' : ` · ${one.title}`}${one.pass === 0 ? '' : ` · pass ${one.pass + 1}`}`,
      `${one.type} (${answer.rule}) · stream ${one.stream ?? '–'} · slice ${one.slice ?? '–'} · ${one.state}`,
      `start ${minute(one.start)} · done ${minute(one.done)} · flow time ${durationInWords(one.flowSeconds)} · active ${durationInWords(one.activeSeconds)} · waiting ${durationInWords(one.waitingSeconds)}${one.reopened > 0 ? ` · reopened ${one.reopened} ×, ${durationInWords(one.reworkSeconds)} between` : ''}`,
      ...(one.abandoned
        ? [`abandoned ${minute(one.canceled)}: nothing more happened within the abandonment window`]
        : []),
      ...(one.movesStage === null
        ? []
        : [`meant to move ${one.movesStage}${one.movesSlice === null ? '' : ` for ${one.movesSlice}`}`]),
      ...(one.cost === null ? [] : [`cost ${one.cost.toLocaleString('en')}`]),
      ...(one.quarantine === null ? [] : [`quarantined: ${one.quarantine}`]),
      ...(one.startCensored ? ['its start lies before the known history (start-censored)'] : []),
      ...(one.url === null ? [] : [one.url]),
      '',
    ]),
    'Visits',
    table(
      ['pass', 'stage', 'state', 'type', 'from', 'to', 'duration', ''],
      answer.visits.map((visit) => [
        visit.pass + 1,
        visit.stage,
        visit.state,
        visit.type,
        minute(visit.from),
        minute(visit.to),
        visit.skipped ? 'skipped' : durationInWords(visit.seconds),
        visit.reason ?? '',
      ]),
    ),
    '',
    'Source events',
    table(
      ['at', 'step', 'in the tool', 'on the map', 'from'],
      answer.events.map((event) => [
        event.at,
        event.step,
        event.state ?? '–',
        [event.meaning, ...(event.proofs.length > 0 ? [`is ${event.proofs.join(', ')}`] : [])].join('; '),
        event.ref ?? '–',
      ]),
    ),
  ].join('\n')

const explain = async (engine: Engine, name: string, options: ItemsOptions): Promise<void> => {
  const found = (await engine.find(name)).filter(
    ({ source }) => options.source === undefined || source === options.source,
  )
  if (found.length > 1) {
    throw new UsageError(
      `\`${name}\` is an item of several sources: ${found.map(({ source }) => source).join(', ')}. Choose one with --source.`,
    )
  }
  const answer = found[0] && (await engine.item(found[0]))
  if (!answer) throw new UsageError(`The log holds no item \`${name}\`.`)
  printAnswer(answer, options, itemInText)
}

export const itemsCommand = (): Command =>
  withSelection(
    new Command('items').description(
      'The items behind a figure; or one item with its visits and source events',
    ),
  )
    .argument('[item]', 'one item, by its id or label')
    .option('--behind <figure>', BEHIND.join(', '))
    .option('--excluded', 'the items that the figure leaves out, with the reason')
    .option('--reason <reason>', `of those left out, only the ones that are ${REASONS.join(', ')}`)
    .option('--only <which>', 'of the items in progress (--behind load): stale or beyondExpectation')
    .option('--text <part>', 'part of label, title or id')
    .option('--order <order>', 'flowTime, age, done, start or label')
    .option('--descending', 'largest first')
    .option('--offset <n>', 'skip so many', '0')
    .option('--limit <n>', 'show so many', '50')
    .option('--source <id>', 'the source of the item')
    .option('--json', 'the answer as data; durations in seconds')
    .action(async (item: string | undefined, options: ItemsOptions) => {
      await withEngine(options, async (engine) => {
        if (item !== undefined) return explain(engine, item, options)
        const { behind, excluded, reason, only, text, order, descending } = options
        const [offset, limit] = [Number(options.offset), Number(options.limit)]
        if (!Number.isInteger(offset) || !Number.isInteger(limit))
          throw new UsageError('--offset and --limit are whole numbers.')
        const answer = await engine.items({
          ...requestOf(options),
          behind,
          excluded,
          reason,
          only,
          text,
          order,
          descending,
          offset,
          limit,
        })
        printAnswer(answer, options, listInText)
        return undefined
      })
    })
