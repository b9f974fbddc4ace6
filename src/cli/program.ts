/** The command `millrace`. Exit codes: 0 done; 1 the work found errors; 2 it could not be done as asked. */
import { Command, CommanderError } from 'commander'
import { ImportError } from '../connect/connector.ts'
import { RequestError } from '../flow/request.ts'
import { StoreError } from '../store/store.ts'
import { VERSION } from '../version.ts'
import { alertsCommand } from './commands/alerts.ts'
import { changesCommand } from './commands/changes.ts'
import { checkCommand } from './commands/check.ts'
import { compareCommand } from './commands/compare.ts'
import { coverageCommand } from './commands/coverage.ts'
import { courtCommand } from './commands/court.ts'
import { demoCommand } from './commands/demo.ts'
import { diffCommand } from './commands/diff.ts'
import { doctorCommand } from './commands/doctor.ts'
import { editCommand } from './commands/edit.ts'
import { drawCommand } from './commands/draw.ts'
import { explainCommand } from './commands/explain.ts'
import { exportCommand } from './commands/export.ts'
import { flowCommand } from './commands/flow.ts'
import { identifyCommand } from './commands/identify.ts'
import { importCommand } from './commands/import.ts'
import { initCommand } from './commands/init.ts'
import { itemsCommand } from './commands/items.ts'
import { journeysCommand } from './commands/journeys.ts'
import { lspCommand } from './commands/lsp.ts'
import { pathsCommand } from './commands/paths.ts'
import { rebuildCommand } from './commands/rebuild.ts'
import { effectCommand } from './commands/effect.ts'
import { riverCommand } from './commands/river.ts'
import { schemaCommand } from './commands/schema.ts'
import { serveCommand } from './commands/serve.ts'
import { probeCommand } from './commands/probe.ts'
import { serviceCommand } from './commands/service.ts'
import { sharedCommand } from './commands/shared.ts'
import { staffingCommand } from './commands/staffing.ts'
import { viewCommand } from './commands/view.ts'
import { forecastCommand } from './commands/forecast.ts'
import { nextCommand } from './commands/next.ts'
import { northStarCommand, predictionsCommand } from './commands/north-star.ts'
import { resultsCommand } from './commands/results.ts'
import { targetsCommand } from './commands/targets.ts'
import { UsageError } from './usage.ts'

const programOf = (): Command => {
  const program = new Command('millrace')
    .description('Find, own and measure your value streams.')
    .version(VERSION)
    .showHelpAfterError('(see millrace --help)')
    .exitOverride()
    .addCommand(initCommand())
    .addCommand(checkCommand())
    .addCommand(explainCommand())
    .addCommand(editCommand())
    .addCommand(diffCommand())
    .addCommand(exportCommand())
    .addCommand(drawCommand())
    .addCommand(identifyCommand())
    .addCommand(sharedCommand())
    .addCommand(staffingCommand())
    .addCommand(schemaCommand())
    .addCommand(lspCommand())
    .addCommand(importCommand())
    .addCommand(flowCommand())
    .addCommand(viewCommand())
    .addCommand(pathsCommand())
    .addCommand(riverCommand())
    .addCommand(effectCommand())
    .addCommand(journeysCommand())
    .addCommand(nextCommand())
    .addCommand(northStarCommand())
    .addCommand(predictionsCommand())
    .addCommand(resultsCommand())
    .addCommand(forecastCommand())
    .addCommand(compareCommand())
    .addCommand(courtCommand())
    .addCommand(itemsCommand())
    .addCommand(changesCommand())
    .addCommand(coverageCommand())
    .addCommand(doctorCommand())
    .addCommand(targetsCommand())
    .addCommand(alertsCommand())
    .addCommand(serviceCommand())
    .addCommand(probeCommand())
    .addCommand(rebuildCommand())
    .addCommand(serveCommand())
    .addCommand(demoCommand())
  for (const command of program.commands.flatMap((one) => [one, ...one.commands])) {
    command.exitOverride().copyInheritedSettings(program)
  }
  return program
}

const isExpected = (error: unknown): error is Error & { hint?: string | null } =>
  error instanceof UsageError ||
  error instanceof ImportError ||
  error instanceof RequestError ||
  error instanceof StoreError

/**
 * Does what is asked for; never throws. The exit code is left in `process.exitCode`, if it is not 0.
 *
 * @param args What stands behind the name of the command.
 */
export const run = async (args: readonly string[]): Promise<void> => {
  try {
    await programOf().parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else if (isExpected(error)) {
      process.stderr.write(`millrace: ${error.message}\n`)
      if (error.hint) process.stderr.write(`\n${error.hint}\n`)
      process.exitCode = 2
    } else {
      process.stderr.write(
        `millrace: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      )
      process.exitCode = 2
    }
  }
}
