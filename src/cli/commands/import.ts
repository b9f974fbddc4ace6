import { statSync } from 'node:fs'
import { basename } from 'node:path'
import cliProgress from 'cli-progress'
import { Command } from 'commander'
import type { TakenAnswer } from '../../flow/answers.ts'
import { printAnswer } from '../print.ts'
import { withEngine, withWorkspace, type WorkspaceOptions } from '../workspace.ts'

/** So many rejections are listed for people; `--json` has more. */
const LISTED = 100

/** A bar on a terminal, nothing elsewhere. */
const progressOf = (
  files: readonly string[],
): { at: (file: string, bytes: number) => void; stop: () => void } => {
  if (!process.stderr.isTTY) return { at: () => undefined, stop: () => undefined }
  const sizes = new Map(files.map((file) => [file, statSync(file, { throwIfNoEntry: false })?.size ?? 0]))
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const bar = new cliProgress.SingleBar(
    {
      format: '{file} [{bar}] {percentage} % · {eta_formatted} left',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    cliProgress.Presets.shades_classic,
  )
  bar.start(total, 0, { file: basename(files[0] ?? '') })
  return {
    at: (file, bytes) => {
      const before = files.slice(0, files.indexOf(file)).reduce((sum, one) => sum + (sizes.get(one) ?? 0), 0)
      bar.update(before + bytes, { file: basename(file) })
    },
    stop: () => bar.stop(),
  }
}

const inText = (taken: TakenAnswer): string => {
  const shown = taken.rejections.slice(0, LISTED)
  return [
    `read ${taken.read} · accepted ${taken.accepted} · duplicate ${taken.duplicate} · rejected ${taken.rejected}`,
    ...shown.map(
      ({ file, row, reason }) => `  ${file === null ? '' : `${basename(file)} `}row ${row}: ${reason}`,
    ),
    ...(taken.rejected > shown.length
      ? [`  … and ${taken.rejected - shown.length} more (--json lists them)`]
      : []),
    ...taken.warnings.map((warning) => `! ${warning}`),
  ].join('\n')
}

export const importCommand = (): Command =>
  withWorkspace(
    new Command('import').description(
      'Take events from files, plain or gzip; the same file twice changes nothing',
    ),
  )
    .argument(
      '<files...>',
      'CSV, Jira, XES, OCEL, CloudEvents, OpenTelemetry or CDEvents files, as the source says',
    )
    .requiredOption('--source <id>', 'the source in the map that says what the files mean')
    .option('--json', 'the answer as data')
    .addHelpText(
      'after',
      '\nA file that no source is there for yet: name one that the map does not have, and what it could say is shown.' +
        '\nExit code: 0 all rows taken, 1 some were rejected, 2 the file could not be taken.',
    )
    .action(async (files: string[], options: WorkspaceOptions & { source: string; json?: boolean }) => {
      await withEngine(options, async (engine) => {
        const progress = progressOf(files)
        try {
          const taken = await engine.importFiles(files, options.source, progress.at)
          progress.stop()
          printAnswer(taken, options, inText)
          if (taken.rejected > 0) process.exitCode = 1
          await engine.publish()
        } finally {
          progress.stop()
        }
      })
    })
