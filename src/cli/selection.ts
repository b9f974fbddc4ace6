/** The options that select items, the same for figures and for the lists behind them. */
import { Option, type Command } from 'commander'
import { UsageError } from './usage.ts'
import { withWorkspace, type WorkspaceOptions } from './workspace.ts'

export interface SelectionOptions extends WorkspaceOptions {
  readonly stream?: string
  readonly slice?: string
  readonly team?: string
  readonly type?: string
  readonly measured?: string
  readonly from?: string
  readonly to?: string
  readonly by?: string
}

const TYPES = 'feature, defect, risk, debt or unclassified (default: all)'

const withWhose = (command: Command): Command =>
  withWorkspace(command)
    .option('--stream <id>', 'one stream (default: all)')
    .option('--slice <id>', 'one customer slice, with those within it (default: all)')

const withWindow = (command: Command): Command =>
  command
    .option('--from <when>', 'start of the window: a date or an instant (default: the first event)')
    .option('--to <when>', 'end of the window, not included (default: now, or the end of the data)')
    .option('--by <period>', 'day, week or month (default: what the stream chooses, else week)')

export const withSelection = (command: Command): Command =>
  withWindow(
    withWhose(command)
      .option('--team <id>', 'one team (default: all)')
      .option('--type <type>', TYPES)
      .option('--measured <kind>', 'work or journeys (default: work, where a source measures it)'),
  )

/** The same of commands that are about journeys alone. What can't be asked of those is answered by {@link journeyRequestOf}. */
export const withJourneySelection = (command: Command): Command =>
  withWindow(withWhose(command).option('--type <type>', TYPES))
    .addOption(new Option('--team <id>').hideHelp())
    .addOption(new Option('--measured <kind>').hideHelp())

/** The words of the request among the options. */
export const requestOf = ({
  stream,
  slice,
  team,
  type,
  measured,
  from,
  to,
  by,
}: SelectionOptions): Omit<SelectionOptions, 'map' | 'data'> => ({
  stream,
  slice,
  team,
  type,
  measured,
  from,
  to,
  by,
})

/** The same for journeys. @throws UsageError for a team or for delivery work */
export const journeyRequestOf = (options: SelectionOptions): ReturnType<typeof requestOf> => {
  if (options.team !== undefined || options.measured === 'work') {
    throw new UsageError(
      'Journeys belong to customers, not to a team: leave out --team, and --measured work. For delivery work see `millrace flow`.',
    )
  }
  return requestOf(options)
}
