/** The options that select items, the same for figures and for the lists behind them. */
import type { Command } from 'commander'
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

export const withSelection = (command: Command): Command =>
  withWorkspace(command)
    .option('--stream <id>', 'one stream (default: all)')
    .option('--slice <id>', 'one customer slice, with those within it (default: all)')
    .option('--team <id>', 'one team (default: all)')
    .option('--type <type>', 'feature, defect, risk, debt or unclassified (default: all)')
    .option('--measured <kind>', 'work or journeys (default: work, where a source measures it)')
    .option('--from <when>', 'start of the window: a date or an instant (default: the first event)')
    .option('--to <when>', 'end of the window, not included (default: now, or the end of the data)')
    .option('--by <period>', 'day, week or month (default: what the stream chooses, else week)')

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
