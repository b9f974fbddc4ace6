#!/usr/bin/env node
/** Starts the command. What Node compiles of it is kept for the next start, which then takes half as long. */
import * as nodeModule from 'node:module'

// Node 20 has no such cache.
nodeModule.enableCompileCache?.()
await import('./program.ts')
