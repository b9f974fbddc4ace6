/** Serving a map until the process is told to stop. */
import { watch } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { watchAlerts } from '../alert/watch.ts'
import type { Engine } from '../engine/engine.ts'
import { tokenProblems } from '../engine/senders.ts'
import { isLoopback } from '../server/access.ts'
import { createServer } from '../server/app.ts'
import { UsageError } from './usage.ts'
import { loadMap } from './workspace.ts'

export interface ServeOptions {
  readonly port: string
  readonly host: string
}

/** Editors write a file in several steps; the map is loaded when they have come to rest. */
const SETTLE_MS = 200

const portOf = (text: string): number => {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new UsageError(`\`${text}\` is not a port: a whole number from 0 to 65535 is expected.`)
}

const listen = async (app: FastifyInstance, host: string, port: number): Promise<string> => {
  try {
    await app.listen({ host, port })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new UsageError(`Port ${port} is in use. Choose another with --port, or 0 for any that is free.`)
  }
  const { port: bound } = app.server.address() as AddressInfo
  return `http://${isLoopback(host) && !host.includes(':') ? host : isLoopback(host) ? `[${host}]` : host}:${bound}`
}

/** Loads the map again when a file of it changes. Returns the function that stops watching. */
const watchMap = (engine: Engine, folder: string): (() => void) => {
  let timer: NodeJS.Timeout | null = null
  const watcher = watch(folder, { recursive: true }, (_event, file) => {
    if (!/\.ya?ml$/.test(String(file)) || /(^|[\\/])\./.test(String(file))) return
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => {
      loadMap(folder)
        .then((checked) => engine.useMap(checked))
        .catch((error: unknown) =>
          process.stderr.write(`The map could not be loaded again: ${String(error)}\n`),
        )
    }, SETTLE_MS)
  })
  return () => {
    if (timer) clearTimeout(timer)
    watcher.close()
  }
}

/** Looks what needs attention for as long as it is served. Returns the function that stops it. */
const watchFlow = (engine: Engine): (() => Promise<void>) => {
  const watching = watchAlerts(engine.alerts, { tell: (line) => void process.stderr.write(`${line}\n`) })
  const onChange = ({ accepted }: { accepted: number }): void => watching.changed(accepted)
  const { busy, mapChanged } = watching
  engine.events.on('change', onChange).on('progress', busy).on('map', mapChanged)
  return () => {
    engine.events.off('change', onChange).off('progress', busy).off('map', mapChanged)
    return watching.stop()
  }
}

/** Sends the probes of the map for as long as it is served. Returns the function that stops it. */
const sendProbes = ({ probes, events }: Engine): (() => Promise<void>) => {
  const mapChanged = (): void => probes.mapChanged()
  probes.start((line) => void process.stderr.write(`${line}\n`))
  events.on('map', mapChanged)
  return () => {
    events.off('map', mapChanged)
    return probes.stop()
  }
}

/**
 * Listens, says where, runs `meanwhile`, and returns when the process is told to stop (SIGINT, SIGTERM).
 *
 * @param meanwhile gets the address; its signal is aborted on stop. An error in it stops the server.
 */
export const serve = async (
  engine: Engine,
  folder: string,
  options: ServeOptions,
  meanwhile: (url: string, signal: AbortSignal) => Promise<void> = async () => undefined,
): Promise<void> => {
  const token = process.env['MILLRACE_TOKEN']
  const port = portOf(options.port)
  if (!isLoopback(options.host) && !token) {
    throw new UsageError(
      `Listening on ${options.host} lets others in: set MILLRACE_TOKEN to a secret of at least 16 characters first.`,
    )
  }
  const app = await createServer(engine, { host: options.host, token, logLevel: process.env['MILLRACE_LOG'] })
  const url = await listen(app, options.host, port)
  process.stdout.write(`Millrace listens on ${url} (${engine.storeName}). Stop with Ctrl+C.\n`)
  for (const problem of tokenProblems(engine.map, process.env)) process.stderr.write(`${problem}\n`)
  const stop = new AbortController()
  const told = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve())
  })
  const unwatch = watchMap(engine, folder)
  const stopLooking = watchFlow(engine)
  const stopProbing = sendProbes(engine)
  try {
    await Promise.race([told, meanwhile(url, stop.signal).then(() => told)])
  } finally {
    stop.abort()
    unwatch()
    await stopLooking()
    await stopProbing()
    await app.close()
  }
}
