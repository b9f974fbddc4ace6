/** The command in the process of a test: what it says and exits with, in a fraction of the time that a start takes. */
import { vi } from 'vitest'
import { run } from './program.ts'

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** As if called in `folder` without a terminal. One at a time: folder and output are those of the process. */
export const runIn = async (folder: string, ...args: string[]): Promise<Outcome> => {
  let [stdout, stderr] = ['', '']
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((stdout += String(text)), true)),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((stderr += String(text)), true)),
  ]
  const [before, exitCode] = [process.cwd(), process.exitCode]
  process.chdir(folder)
  process.exitCode = undefined
  try {
    await run(args)
    return { code: Number(process.exitCode ?? 0), stdout, stderr }
  } finally {
    process.exitCode = exitCode
    process.chdir(before)
    for (const spy of spies) spy.mockRestore()
  }
}
