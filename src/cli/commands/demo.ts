import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, Argument } from 'commander'
import { liveSimulation } from '../../demo/live.ts'
import { sendEvents } from '../../demo/send.ts'
import { originFor, simulate } from '../../demo/simulate.ts'
import type { CloudEvent } from '../../demo/cloud-event.ts'
import type { Engine } from '../../engine/engine.ts'
import { serve, type ServeOptions } from '../serving.ts'
import { withEngine } from '../workspace.ts'
import { withAddress } from './serve.ts'

const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url))
const SEED = 42
const ORIGIN = 'simulation origin'

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

/** Half a year of the marketplace through the front door, then on in real time until the signal says stop. */
const runMarketplace = async (engine: Engine, url: string, signal: AbortSignal): Promise<void> => {
  const now = Date.now() * 1000
  const known = await engine.note(ORIGIN)
  const origin = known === null ? originFor(now) : Number(known)
  await engine.setNote(ORIGIN, String(origin))
  // What has the same instant as the last event known is sent again: taken twice, it changes nothing.
  const from = (await engine.lastEventAt()) ?? origin
  const tell = (percent: number): void => {
    engine.events.emit('progress', {
      task: 'Simulating half a year of the marketplace',
      done: percent,
      total: 100,
    })
    if (process.stderr.isTTY)
      process.stderr.write(`\rSimulating half a year of the marketplace: ${percent} %`)
  }
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
    .action(async (example: 'marketplace' | 'incidents', options: ServeOptions & { data?: string }) => {
      const map = join(EXAMPLES, example)
      const data = options.data ?? join('.millrace-demo', example)
      await withEngine({ map, data }, (engine) =>
        serve(engine, map, options, (url, signal) =>
          example === 'marketplace' ? runMarketplace(engine, url, signal) : importIncidents(engine, map),
        ),
      )
    })
