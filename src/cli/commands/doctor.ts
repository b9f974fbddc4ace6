import cliProgress from 'cli-progress'
import { Command } from 'commander'
import type { Engine } from '../../engine/engine.ts'
import { tokenProblems } from '../../engine/senders.ts'
import { DEFINITIONS } from '../../flow/figures/definitions.ts'
import type { DataHealthAnswer, Finding, LeftOut, SourceHealth } from '../../flow/health/answer.ts'
import { statesYaml } from '../../flow/health/proposed-yaml.ts'
import { percentOf } from '../../flow/health/tally.ts'
import { countOf } from '../../flow/number-words.ts'
import { printAnswer } from '../print.ts'
import { withEngine, withWorkspace, type WorkspaceOptions } from '../workspace.ts'

const indented = (text: string, by: string): string[] => text.split('\n').map((line) => by + line)

const inText = (finding: Finding): string[] => {
  const { severity, title, found, effect, mend, examples, metrics, id } = finding
  return [
    `  ${severity.toUpperCase()}  ${title}  [${id}]`,
    `    ${found}`,
    `    What it does: ${effect}`,
    `    Touches: ${metrics.map((metric) => DEFINITIONS[metric].name).join(', ')}`,
    `    What to do: ${mend.action}`,
    ...(mend.yaml === null ? [] : indented(mend.yaml, '      ')),
    ...examples.map(
      ({ label, item, why, url }) =>
        `    - ${label === item ? item : `${label} (${item})`}: ${why}${url === null ? '' : `  ${url}`}`,
    ),
    '',
  ]
}

const leftOutInText = ({ metric, of, total, counted, reasons }: LeftOut): string => {
  const why = reasons.map(({ reason, n }) => `${n} ${reason}`).join('; ')
  return `    ${DEFINITIONS[metric].name.padEnd(18)} counts ${counted} of ${total} ${of} (${percentOf(counted, total)})${why === '' ? '' : `; left out: ${why}`}`
}

const sourceInText = (health: SourceHealth): string[] => {
  const { id, name, events, items, simulated, data, findings, leftOut } = health
  return [
    `${name} (${id}): ${countOf(events, 'event')} of ${countOf(items, 'item')}${simulated ? ', simulated' : ''}`,
    ...(data.kind === 'ok' ? [] : [`  ${data.kind}: ${data.why}`]),
    '',
    ...(events > 0 && findings.length === 0 ? ['  Clean: nothing was found.', ''] : []),
    ...findings.flatMap(inText),
    ...(events > 0 && leftOut.length > 0
      ? ['  What the metrics leave out', ...leftOut.map(leftOutInText), '']
      : []),
  ]
}

/** The answer for people. The same is in `--json`. */
const answerInText = ({ sources }: DataHealthAnswer): string => {
  if (sources.length === 0)
    return 'The map names no source, so there is no data to examine. Add one under `sources`.'
  const all = sources.flatMap(({ findings }) => findings)
  const counted = (['error', 'warning', 'info'] as const).map((severity) => {
    const n = all.filter((one) => one.severity === severity).length
    return severity === 'info' ? `${n} to know` : countOf(n, severity)
  })
  return [
    ...sources.flatMap(sourceInText),
    `${countOf(sources.length, 'source')}: ${counted.join(', ')}.`,
  ].join('\n')
}

const suggestStates = async (engine: Engine, source: string): Promise<string> => {
  const [health] = (await withProgress(engine, () => engine.health(source))).sources
  if (!health || health.states.length === 0) {
    return `No status of \`${source}\` has been seen yet: import its data first (\`millrace import FILE --source ${source}\`).`
  }
  return [
    `# Proposed from ${countOf(health.items, 'item')}, in the order of the flow. Read it, correct it, and put it into the map.`,
    statesYaml(source, health.states),
  ].join('\n')
}

/** Runs with a bar on a terminal, and without elsewhere. */
const withProgress = async <T>(engine: Engine, job: () => Promise<T>): Promise<T> => {
  if (!process.stderr.isTTY) return job()
  const bar = new cliProgress.SingleBar(
    {
      format: 'Examining the data [{bar}] {percentage} % · {eta_formatted} left',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    cliProgress.Presets.shades_classic,
  )
  bar.start(1, 0)
  engine.events.on('progress', ({ done, total }) => {
    bar.setTotal(total ?? done)
    bar.update(done)
  })
  try {
    return await job()
  } finally {
    bar.stop()
  }
}

interface DoctorOptions extends WorkspaceOptions {
  readonly source?: string
  readonly suggestStates?: string
  readonly json?: boolean
}

export const doctorCommand = (): Command =>
  withWorkspace(
    new Command('doctor').description(
      'What is wrong with the data, what that does to which number, and how to mend it',
    ),
  )
    .option('--source <id>', 'one source (default: all)')
    .option('--suggest-states <source>', 'propose what the statuses of a source mean, as text for the map')
    .option('--json', 'the answer as data')
    .addHelpText(
      'after',
      '\nExit codes: 0 no finding of severity error; 1 at least one; 2 it could not be examined.',
    )
    .action(async (options: DoctorOptions) => {
      await withEngine(options, async (engine) => {
        if (options.suggestStates !== undefined) {
          process.stdout.write(`${await suggestStates(engine, options.suggestStates)}\n`)
          return
        }
        const answer = await withProgress(engine, () => engine.health(options.source))
        // No fault of the data, and maybe only of this shell: it is told beside the answer.
        for (const problem of tokenProblems(engine.map, process.env)) process.stderr.write(`${problem}\n`)
        printAnswer(answer, options, answerInText)
        const isBad = answer.sources.some(({ findings }) =>
          findings.some(({ severity }) => severity === 'error'),
        )
        if (isBad) process.exitCode = 1
      })
    })
