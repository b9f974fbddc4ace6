/** Publishing while the server runs: what is over is published soon, and what came in late is told. */
import type { FastifyInstance } from 'fastify'
import type { Engine } from '../engine/engine.ts'

/** Soon after the start, and so long after a change: events that stream in are not compared one by one. */
const AFTER_MS = 60_000
/** Periods end also while nothing comes in. */
const EVERY_MS = 3_600_000

export const keepPublished = (app: FastifyInstance, engine: Engine): void => {
  let timer: NodeJS.Timeout | null = null
  const publish = (): void => {
    timer = null
    engine.publish().catch((error: unknown) => {
      app.log.error(error)
      process.stderr.write(
        `Publishing figures failed: ${error instanceof Error ? error.message : String(error)}\n`,
      )
    })
  }
  const soon = (): void => {
    timer ??= setTimeout(publish, AFTER_MS).unref()
  }
  const regularly = setInterval(soon, EVERY_MS).unref()
  engine.events.on('change', soon)
  soon()
  app.addHook('preClose', async () => {
    engine.events.off('change', soon)
    clearInterval(regularly)
    if (timer) clearTimeout(timer)
  })
}
