#!/usr/bin/env node
/** Starts the command. What Node compiles of it is kept for the next start, which then takes half as long. */
import * as nodeModule from 'node:module'

// Node 20 has no such cache.
nodeModule.enableCompileCache?.()
const { run } = await import('./program.ts')

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

await run(process.argv.slice(2))
