import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Argument, Command, InvalidArgumentError } from 'commander'
import { businessResults } from '../../demo/business-results.ts'
import { liveSimulation } from '../../demo/live.ts'
import { sendEvents } from '../../demo/send.ts'
import { HISTORY_WEEKS, originFor, simulate } from '../../demo/simulate.ts'
import type { CloudEvent } from '../../demo/cloud-event.ts'
import type { Engine } from '../../engine/engine.ts'
import { serve, type ServeOptions } from '../serving.ts'
import { UsageError } from '../usage.ts'
import { withEngine } from '../workspace.ts'
import { withAddress } from './serve.ts'

const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url))
const SEED = 42
const ORIGIN = 'simulation origin'
const TASK = 'Simulating the marketplace'
/** Ten years: more would be simulated for minutes before there is anything to see. */
const MOST_WEEKS = 520

interface DemoOptions extends ServeOptions {
  readonly data?: string
  readonly weeks?: number
}

const weeksOf = (text: string): number => {
  const weeks = /^\d+$/.test(text) ? Number(text) : 0
  if (weeks >= 1 && weeks <= MOST_WEEKS) return weeks
  throw new InvalidArgumentError(
    `A whole number from 1 to ${MOST_WEEKS} is expected, such as ${HISTORY_WEEKS}.`,
  )
}

/** Tells how far the simulated time has come, as the events are taken off. */
function* withProgress(
  events: Iterable<CloudEvent>,
  from: number,
  to: number,
  tell: (percent: number) => void,
): Generator<CloudEvent> {
  let told = -1
  for (const event of events) {
    const percent = Math.floor(((Date.parse(event.time) * 1000 - from) / (to - from)) * 100)
    if (percent > told) tell((told = percent))
    yield event
  }
}

/** The history of the marketplace through the front door, then on in real time until the signal says stop. */
const runMarketplace = async (
  engine: Engine,
  url: string,
  signal: AbortSignal,
  weeks: number,
): Promise<void> => {
  const now = Date.now() * 1000
  const known = await engine.note(ORIGIN)
  const origin = known === null ? originFor(now, weeks) : Number(known)
  await engine.setNote(ORIGIN, String(origin))
  // What has the same instant as the last event known is sent again: taken twice, it changes nothing.
  const from = (await engine.lastEventAt()) ?? origin
  const tell = (percent: number): void => {
    engine.events.emit('progress', { task: TASK, done: percent, total: 100 })
    if (process.stderr.isTTY) process.stderr.write(`\r${TASK}: ${percent} %`)
  }
  await engine.results.take(
    businessResults({ seed: SEED, origin, to: now }).map((result, i) => ({ ...result, row: i + 1 })),
  )
  const sent = await sendEvents(
    url,
    withProgress(simulate({ seed: SEED, origin, from, to: now }), from, now, tell),
    { batch: 1000, signal },
  )
  tell(100)
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
  if (signal.aborted) return
  process.stdout.write(
    `${sent.accepted} simulated events are there; more come as time goes by. Open ${url}\n`,
  )
  await sendEvents(url, liveSimulation({ seed: SEED, origin, from: now, signal }), { batch: 1, signal })
}

/** The real incidents that come with the example; taking them again changes nothing. */
const importIncidents = async (engine: Engine, folder: string): Promise<void> => {
  const data = join(folder, 'data')
  const files = (await readdir(data))
    .filter((name) => name.endsWith('.csv.gz'))
    .map((name) => join(data, name))
  const taken = await engine.importFiles(files, 'incident-log', (_file, bytes) =>
    engine.events.emit('progress', { task: 'Importing the incidents', done: bytes, total: null }),
  )
  process.stdout.write(`${taken.accepted + taken.duplicate} events of real incidents are there.\n`)
}

export const demoCommand = (): Command =>
  withAddress(
    new Command('demo').description(
      'An example with data, in the browser: a simulated marketplace, or real incidents',
    ),
  )
    .addArgument(new Argument('[example]').choices(['marketplace', 'incidents']).default('marketplace'))
    .option('--data <folder>', 'where the data lives (default: .millrace-demo/<example>)')
    .option(
      '--weeks <n>',
      `weeks of history that the marketplace begins with in an empty data folder (default: ${HISTORY_WEEKS})`,
      weeksOf,
    )
    .action(async (example: 'marketplace' | 'incidents', options: DemoOptions) => {
      const { data = join('.millrace-demo', example), weeks } = options
      if (example === 'incidents' && weeks !== undefined)
        throw new UsageError(
          'The incidents are real: --weeks is for the simulated marketplace. Leave it out.',
        )
      const map = join(EXAMPLES, example)
      await withEngine({ map, data }, (engine) =>
        serve(engine, map, options, (url, signal) =>
          example === 'marketplace'
            ? runMarketplace(engine, url, signal, weeks ?? HISTORY_WEEKS)
            : importIncidents(engine, map),
        ),
      )
    })
