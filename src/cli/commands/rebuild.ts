import { Command } from 'commander'
import { withEngine, withWorkspace, type WorkspaceOptions } from '../workspace.ts'

export const rebuildCommand = (): Command =>
  withWorkspace(
    new Command('rebuild').description(
      'Derive all items and visits again from the events; the result is the same',
    ),
  ).action(async (options: WorkspaceOptions) => {
    await withEngine(options, async (engine) => {
      let events = 0
      engine.events.on('progress', ({ done }) => (events = done))
      await engine.rebuild()
      process.stdout.write(`Derived again from ${events} events.\n`)
    })
  })
