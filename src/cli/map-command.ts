/** Commands that tell something of the map alone. */
import { Command } from 'commander'
import { loadFolder } from '../model/read-folder.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import { printAnswer } from './print.ts'
import { mapFolder } from './workspace.ts'

/**
 * @param answerOf What is told, as data.
 * @param words The same for people.
 */
export const mapCommand = <A>(
  name: string,
  description: string,
  answerOf: (map: ValueStreamMap) => A,
  words: (answer: A, map: ValueStreamMap) => string,
): Command =>
  new Command(name)
    .description(description)
    .argument('[folder]', 'folder of the map (default: ./map if there is one, else .)')
    .option('--json', 'as data')
    .addHelpText(
      'after',
      '\nWhat is wrong in the map is left out: see `millrace check`.\nExit code: 0 told, 2 there is no map to read.',
    )
    .action(async (folder: string | undefined, options: { json?: boolean }) => {
      const { map, texts } = await loadFolder(mapFolder(folder))
      printAnswer(answerOf(map), options, (answer) => words(answer, map))
      if (texts.size === 0) process.exitCode = 2
    })
