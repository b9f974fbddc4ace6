/** The package as it would be published: packed, installed in an empty folder, run there. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from './workspace.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))

describe('the published package', () => {
  let place: Awaited<ReturnType<typeof temporaryFolder>>
  // The project's own Node comes first, as in every npm script.
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` }

  beforeAll(async () => {
    if (!existsSync(join(root, 'dist/cli/main.js')))
      throw new Error('The package is not built: run `npm run build` first.')
    place = await temporaryFolder()
    await run('npm', ['pack', '--ignore-scripts', '--pack-destination', place.folder], { cwd: root, env })
    const tarball = (await readdir(place.folder)).find((name) => name.endsWith('.tgz'))
    await writeFile(join(place.folder, 'package.json'), '{ "private": true }')
    await run('npm', ['install', '--no-audit', '--no-fund', `./${tarball}`], { cwd: place.folder, env })
  })
  afterAll(() => place.remove())

  it('says what it can do', async () => {
    const { stdout } = await run('npx', ['--no-install', 'millrace', '--help'], { cwd: place.folder, env })
    expect(stdout.split('\n')[0]).toBe('Usage: millrace [options] [command]')
    const commands = [...stdout.matchAll(/^ {2}([a-z-]+)(?: \[| <|\s{2,}).*/gm)].map(([, name]) => name)
    expect(commands).toEqual([
      'init',
      'check',
      'explain',
      'edit',
      'diff',
      'export',
      'draw',
      'identify',
      'shared',
      'staffing',
      'schema',
      'lsp',
      'import',
      'flow',
      'view',
      'paths',
      'river',
      'effect',
      'journeys',
      'next',
      'north-star',
      'predictions',
      'results',
      'forecast',
      'compare',
      'court',
      'items',
      'changes',
      'coverage',
      'doctor',
      'targets',
      'alerts',
      'service',
      'probe',
      'rebuild',
      'serve',
      'demo',
      'help',
    ])
  })

  it('measures the real example that it brings', async () => {
    const example = join(place.folder, 'node_modules/millrace/examples/incidents')
    const options = ['--map', example, '--data', join(place.folder, 'data')]
    const file = (await readdir(join(example, 'data')))
      .filter((name) => name.endsWith('.csv.gz'))
      .map((name) => join(example, 'data', name))[0]
    const millrace = async (...args: string[]): Promise<Record<string, unknown>> =>
      JSON.parse(
        (
          await run('npx', ['--no-install', 'millrace', ...args, ...options, '--json'], {
            cwd: place.folder,
            env,
          })
        ).stdout,
      )
    expect(await millrace('import', file ?? '', '--source', 'incident-log')).toMatchObject({
      read: 39_911,
      accepted: 39_911,
      rejected: 0,
    })
    expect(await millrace('flow')).toMatchObject({ of: { measured: 'work' }, data: { kind: 'stale' } })
  })
})
