import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'test/web/unpack-browser.ts',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Much of a test is waiting for a browser or a process: four at a time even on a small machine.
    maxWorkers: Math.max(4, availableParallelism() - 1),
    // No test leaves anything behind in a module; loading all modules for each of the files again took most of the time.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
