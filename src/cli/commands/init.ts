import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { input } from '@inquirer/prompts'
import { Command } from 'commander'
import { firstMap, type FirstAnswers } from '../../model/first-map.ts'
import { TimeZone } from '../../model/schema.ts'
import { UsageError } from '../usage.ts'

/** What is asked, in this order: its flag, the question in the words of the article, and what is taken unasked. */
const QUESTIONS: readonly {
  readonly key: keyof FirstAnswers
  readonly flag: string
  readonly ask: string
  readonly example: string
  /** What is taken where nobody can be asked. */
  readonly otherwise?: () => string
}[] = [
  {
    key: 'organisation',
    flag: 'organisation',
    ask: 'Whose value streams are these?',
    example: 'Example Shop',
  },
  {
    key: 'timeZone',
    flag: 'time-zone',
    ask: 'In which time zone are days and weeks counted?',
    example: 'Europe/Berlin',
    otherwise: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  },
  {
    key: 'slice',
    flag: 'slice',
    ask: 'Whom do you serve? A segment, a persona or a job.',
    example: 'Shoppers',
  },
  {
    key: 'promise',
    flag: 'promise',
    ask: 'What promise do you keep for them, again and again?',
    example: 'Shoppers find, buy, receive and return goods without friction',
  },
  {
    key: 'stream',
    flag: 'stream',
    ask: 'What would they call it? An experience, not a process.',
    example: 'Shopper Purchase Experience',
  },
  { key: 'trigger', flag: 'trigger', ask: 'What starts it?', example: 'A shopper looks for a product' },
  {
    key: 'finishLine',
    flag: 'finish-line',
    ask: 'At which event is value realized, so that anyone can see it?',
    example: 'The goods are delivered',
  },
  {
    key: 'outcome',
    flag: 'outcome',
    ask: 'What has then changed for them?',
    example: 'The shopper has the right product on time',
  },
  {
    key: 'stages',
    flag: 'stages',
    ask: 'Which steps do they go through with you? Separated by commas.',
    example: 'Discover, Compare, Purchase, Receive, Return',
  },
  {
    key: 'northStar',
    flag: 'north-star',
    ask: 'By which single metric is the promise judged?',
    example: 'Conversion to completed delivery',
  },
  { key: 'owner', flag: 'owner', ask: 'Which team owns it end to end?', example: 'Shopper team' },
]

const isTimeZone = (zone: string): boolean => TimeZone.safeParse(zone).success

const stagesOf = (text: string): string[] =>
  text
    .split(',')
    .map((stage) => stage.trim())
    .filter((stage) => stage !== '')

const answersFrom = async (given: Readonly<Record<string, string | undefined>>): Promise<FirstAnswers> => {
  const answers: Record<string, string> = {}
  const missing: string[] = []
  for (const { key, flag, ask, example, otherwise } of QUESTIONS) {
    const known = given[key]?.trim() || undefined
    if (known !== undefined) answers[key] = known
    else if (process.stdin.isTTY && process.stdout.isTTY) {
      answers[key] = await input({
        message: ask,
        default: otherwise?.(),
        validate: (text) =>
          text.trim() === '' || (key === 'stages' && stagesOf(text).length === 0)
            ? `For example: ${example}`
            : key === 'timeZone' && !isTimeZone(text)
              ? 'An IANA time zone is expected, such as Europe/Berlin.'
              : true,
      })
    } else if (otherwise) answers[key] = otherwise()
    else missing.push(`--${flag} "${example}"`)
  }
  if (missing.length > 0) {
    throw new UsageError(`Nobody can be asked here: give these, for example\n  ${missing.join('\n  ')}`)
  }
  if (!isTimeZone(answers['timeZone'] ?? '')) {
    throw new UsageError(
      `--time-zone is \`${answers['timeZone']}\`: an IANA time zone is expected, such as Europe/Berlin.`,
    )
  }
  const stages = stagesOf(answers['stages'] ?? '')
  if (stages.length === 0) throw new UsageError('--stages names no stage: separate their names by commas.')
  return { ...(answers as unknown as FirstAnswers), stages }
}

/** The map files that are in the folder already. */
const mapFilesIn = async (folder: string): Promise<string[]> => {
  try {
    return (await readdir(folder)).filter((name) => /\.ya?ml$/i.test(name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new UsageError(`\`${folder}\` can't be read: ${(error as Error).message}.`)
  }
}

export const initCommand = (): Command => {
  const command = new Command('init')
    .description('Write the first card of a new map: a few questions, or flags')
    .argument('[folder]', 'where the map is to live', 'map')
  for (const { flag, ask, example } of QUESTIONS) {
    command.option(`--${flag} <text>`, `${ask} Such as “${example}”`)
  }
  return command.action(async (folder: string, given: Record<string, string | undefined>) => {
    const there = await mapFilesIn(folder)
    if (there.length > 0) {
      throw new UsageError(
        `There is a map in \`${folder}\` already (${there.slice(0, 3).join(', ')}). Name another folder, or add to it.`,
      )
    }
    const files = firstMap(await answersFrom(given))
    await mkdir(folder, { recursive: true })
    for (const [file, text] of files) await writeFile(join(folder, file), text, { flag: 'wx' })
    process.stdout.write(
      `Written: ${[...files.keys()].map((file) => join(folder, file)).join(', ')}\n\nNext:\n  millrace check ${folder}\n  millrace import FILE --source NAME --map ${folder}   (shows what to add to the map for the file)\n  millrace serve ${folder}\n`,
    )
  })
}
