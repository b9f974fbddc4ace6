import { Command, Option } from 'commander'
import { check } from '../../check/check.ts'
import { loadFolder } from '../../model/read-folder.ts'
import { jsonReport } from '../../report/json.ts'
import { prettyReport } from '../../report/pretty.ts'
import { mapFolder } from '../workspace.ts'

export const checkCommand = (): Command =>
  new Command('check')
    .description('Check the map and report problems with file, line, column and code')
    .argument('[folder]', 'folder of the map (default: ./map if there is one, else .)')
    .addOption(
      new Option('--format <format>', 'form of the report').choices(['pretty', 'json']).default('pretty'),
    )
    .addHelpText(
      'after',
      '\nExit code: 0 no errors (warnings may be there), 1 errors, 2 it could not be done as asked.',
    )
    .action(async (folder: string | undefined, { format }: { format: 'pretty' | 'json' }) => {
      const loaded = await loadFolder(mapFolder(folder))
      const diagnostics = check(loaded)
      const report =
        format === 'json'
          ? jsonReport(diagnostics)
          : prettyReport(diagnostics, loaded.texts, process.stdout.hasColors?.() ?? false)
      process.stdout.write(`${report}\n`)
      if (loaded.texts.size === 0) process.exitCode = 2
      else if (diagnostics.some(({ severity }) => severity === 'error')) process.exitCode = 1
    })
