import { Command } from 'commander'
import { serve, type ServeOptions } from '../serving.ts'
import { mapFolder, withEngine } from '../workspace.ts'

/** The options of everything that listens. */
export const withAddress = (command: Command): Command =>
  command
    .option('--port <port>', 'port to listen on; 0 for any that is free', '4400')
    .option(
      '--host <address>',
      'address to listen on; any but this machine’s own demands MILLRACE_TOKEN',
      '127.0.0.1',
    )

export const serveCommand = (): Command =>
  withAddress(new Command('serve').description('The web app and the API on a map'))
    .argument('[folder]', 'folder of the map (default: ./map if there is one, else .)')
    .option('--data <folder>', 'where the data lives (default: .millrace beside the map)')
    .action(async (folder: string | undefined, options: ServeOptions & { data?: string }) => {
      const map = mapFolder(folder)
      await withEngine({ map, data: options.data }, (engine) => serve(engine, map, options))
    })
