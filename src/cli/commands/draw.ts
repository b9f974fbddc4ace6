import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Argument, Command, Option } from 'commander'
import {
  draw,
  DrawError,
  FORMATS,
  FORMATS_OF,
  SUBJECTS,
  THEMES,
  type Format,
  type Subject,
  type Theme,
} from '../../draw/draw.ts'
import { UsageError } from '../usage.ts'
import { loadMap, mapFolder } from '../workspace.ts'

interface DrawOptions {
  readonly map?: string
  readonly format: Format
  readonly theme: Theme
  readonly out?: string
}

const FORMATS_HELP = SUBJECTS.map(
  (subject) => `  ${subject.padEnd(8)} ${FORMATS_OF[subject].join(', ')}`,
).join('\n')

/** Today where the command runs: whether a review is overdue is asked by whoever draws. */
const today = (): string => {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}

const write = async (drawing: string, out: string | undefined): Promise<void> => {
  if (out === undefined) {
    process.stdout.write(drawing)
    return
  }
  await writeFile(out, drawing).catch((error: Error) => {
    throw new UsageError(`The drawing can't be written to \`${out}\`: ${error.message}`)
  })
  process.stderr.write(`Written: ${out}\n`)
}

export const drawCommand = (): Command =>
  new Command('draw')
    .description('Draw the map, the grid, a card, the seams or the network, as SVG, Mermaid or ArchiMate')
    .addArgument(new Argument('[subject]', 'what to draw').choices(SUBJECTS).default('map'))
    .argument('[stream]', 'of a card: the id of the stream')
    .option('--map <folder>', 'folder of the map (default: ./map if there is one, else .)')
    .addOption(new Option('--format <format>', 'how to draw it').choices(FORMATS).default('svg'))
    .addOption(
      new Option('--theme <theme>', 'colours of an SVG; auto follows whoever looks')
        .choices(THEMES)
        .default('auto'),
    )
    .option('--out <file>', 'write to a file (default: standard output)')
    .addHelpText(
      'after',
      `\nFormats:\n${FORMATS_HELP}\n\nThe same map gives the same drawing, but for reviews that have come due.\nExit code: 0 drawn, 2 it can't be drawn as asked.`,
    )
    .action(async (subject: Subject, stream: string | undefined, options: DrawOptions) => {
      const folder = mapFolder(options.map)
      if (!existsSync(folder))
        throw new UsageError(`There is no folder \`${folder}\`. Name the map with --map.`)
      if (stream !== undefined && subject !== 'card') {
        throw new UsageError(`Only a card is that of one stream: \`millrace draw card ${stream}\`.`)
      }
      const { map, problems } = await loadMap(folder)
      const errors = problems.filter(({ severity }) => severity === 'error').length
      if (errors > 0) {
        process.stderr.write(
          `The map has ${errors} ${errors === 1 ? 'error' : 'errors'}, what is sound is drawn: see \`millrace check ${folder}\`.\n`,
        )
      }
      try {
        const { format, theme } = options
        await write(draw(map, { subject, id: stream, format, theme, today: today() }), options.out)
      } catch (error) {
        throw error instanceof DrawError ? new UsageError(error.message) : error
      }
    })
