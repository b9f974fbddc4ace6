import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that wait for a browser or a process come first, so that none of them runs alone at the end. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification): number => Number(!moduleId.includes('/src/'))
    return (await super.sort(files)).toSorted((a, b) => isSlow(b) - isSlow(a))
  }
}

export default defineConfig({
  test: {
    globalSetup: 'test/web/unpack-browser.ts',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Much of a test is waiting for a browser or a process: four at a time even on a small machine.
    maxWorkers: Math.max(4, availableParallelism() - 1),
    // No test leaves anything behind in a module; loading all modules for each of the files again took most of the time.
    isolate: false,
    sequence: { sequencer: SlowFirst },
    // Limits are for what hangs: what takes seconds takes many times as long on a machine with other things to do.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
  },
})
