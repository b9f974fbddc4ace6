import { Command } from 'commander'
import type { Probed } from '../../engine/probes.ts'
import { printAnswer } from '../print.ts'
import { table } from '../table.ts'
import { withEngine, withWorkspace, type WorkspaceOptions } from '../workspace.ts'

interface ProbeOptions extends WorkspaceOptions {
  readonly stream?: string
  readonly json?: boolean
}

/** What came of the probes, for people. Addresses that come from the environment are not shown: they may hold secrets. */
export const probedInText = (probed: readonly Probed[]): string =>
  probed.length === 0
    ? 'No service level declares a probe. Add one:\n\n  serviceLevels:\n    always-on:\n      name: Always on\n      about: availability\n      objective: 99.9\n      probe: { url: "https://shop.example/health", every: 1 min }'
    : table(
        ['', 'service level', 'asked', 'found', 'ms'],
        probed.map(({ stream, level, probe, failure, ms }) => [
          failure === null ? '✓' : '✗',
          `${stream}/${level}`,
          `${probe.method} ${probe.url ?? `$${probe.urlFrom ?? ''}`}`,
          failure ?? 'answered',
          ms ?? '–',
        ]),
      )

export const probeCommand = (): Command =>
  withWorkspace(
    new Command('probe').description('Sends each probe that the map declares once, and keeps what it finds'),
  )
    .option('--stream <id>', 'only those of this stream (default: all)')
    .option('--json', 'as data')
    .addHelpText(
      'after',
      '\nWhile `millrace serve` runs, it sends them in their turn; this is for a scheduler of your own.\nExit code: 0 all were answered as expected, 1 one was not, 2 it could not be done.',
    )
    .action(async (options: ProbeOptions) => {
      await withEngine(options, async (engine) => {
        const probed = await engine.probes.once(options.stream)
        const data = probed.map(({ stream, level, name, failure, ms }) => ({
          stream,
          level,
          name,
          failure,
          ms,
        }))
        printAnswer(data, options, () => probedInText(probed))
        if (probed.some(({ failure }) => failure !== null)) process.exitCode = 1
      })
    })
