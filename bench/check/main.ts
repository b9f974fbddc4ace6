/**
 * Speed of the compiler on a large map, as ratios against the `yaml` package parsing the same text in the same
 * run; and how long the language server takes to check again after a keystroke. `npm run bench`;
 * MILLRACE_BENCH_STREAMS sets the size (default 1,000 streams, 100 lines for each).
 */
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { check } from '../../src/check/check.ts'
import { table } from '../../src/cli/table.ts'
import { Client, folderOf } from '../../src/lsp/client.contract.ts'
import { loadMap, type MapText } from '../../src/model/load.ts'
import { generateMap, inOneFile } from './generate.ts'

const STREAMS = Number(process.env['MILLRACE_BENCH_STREAMS'] ?? 1000)
const REPEATS = 5
const KEYSTROKES = 21
/** Longer than this nothing is waited for, in milliseconds. */
const PATIENCE = 10_000

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN

const time = (job: () => unknown): number => {
  const start = performance.now()
  job()
  return performance.now() - start
}

/** Both in turn, so that a busy moment slows both. */
const against = (ours: () => unknown, peer: () => unknown): { own: number; theirs: number } => {
  const [own, theirs]: [number[], number[]] = [[], []]
  for (let i = 0; i <= REPEATS; i++) {
    const [a, b] = [time(ours), time(peer)]
    // The first time warms up.
    if (i > 0) own.push(a)
    if (i > 0) theirs.push(b)
  }
  return { own: median(own), theirs: median(theirs) }
}

interface Keystroke {
  /** Typed in front of this text. */
  readonly before: string
  readonly letters: string
  /** The problem that it brings. */
  readonly code: string
}

const STREAM = Math.floor(STREAMS / 2)

/** A reference that leads nowhere is told at once; what a rule finds when all rules have been asked. */
const REFERENCE: Keystroke = { before: `team-${STREAM}\n    owns`, letters: 'x', code: 'MR101' }
const RULE: Keystroke = {
  before: `Somebody of kind ${STREAM} looks`,
  letters: 'Order to cash # ',
  code: 'MR203',
}

/** From a keystroke that brings or mends a problem until the server has told so, in milliseconds. */
const keystrokes = async (
  texts: readonly MapText[],
  file: string,
  { before: next, letters, code: expectedCode }: Keystroke,
): Promise<number> => {
  const folder = folderOf(Object.fromEntries(texts.map((one) => [one.file, one.text])))
  const client = new Client()
  try {
    await client.start([folder.path])
    const uri = pathToFileURL(join(folder.path, file)).href
    const text = texts.find((one) => one.file === file)?.text ?? ''
    await client.open(uri, text)
    const before = text.slice(0, text.indexOf(next))
    const line = before.split('\n').length - 1
    const character = before.length - before.lastIndexOf('\n') - 1
    const told = (): number =>
      client.last(uri)?.diagnostics.filter(({ code }) => code === expectedCode).length ?? 0
    const changed = async (typed: string, from: number, to: number, expected: number): Promise<number> => {
      const start = performance.now()
      await client.change(uri, typed, { start: { line, character: from }, end: { line, character: to } })
      while (told() !== expected) {
        if (performance.now() - start > PATIENCE) throw new Error(`${expectedCode} was not told.`)
        await new Promise((done) => setImmediate(done))
      }
      return performance.now() - start
    }
    const times: number[] = []
    for (let i = 0; i < KEYSTROKES; i++) {
      const way =
        i % 2 === 0
          ? await changed(letters, character, character, 1)
          : await changed('', character, character + letters.length, 0)
      if (i > 2) times.push(way)
    }
    return median(times)
  } finally {
    await client.end()
    folder.remove()
  }
}

const files = generateMap({ streams: STREAMS, slices: 20, lines: STREAMS * 100 })
const inFiles: MapText[] = [...files].map(([file, text]) => ({ file, text }))
const whole: MapText[] = [{ file: 'all.yaml', text: inOneFile(files) }]
const lines = inFiles.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0)

const rows: (string | number)[][] = []
for (const [what, texts, edited] of [
  ['a file for each stream', inFiles, `streams/stream-${STREAM}.yaml`],
  ['one file', whole, 'all.yaml'],
] as const) {
  const { own, theirs } = against(
    () => check(loadMap(texts)),
    () => texts.map(({ text }) => parseAllDocuments(text)),
  )
  rows.push([
    `load, link, check: ${what}`,
    `${own.toFixed(0)} ms`,
    `yaml alone ${theirs.toFixed(0)} ms`,
    `${(own / theirs).toFixed(2)} ×`,
    '≤ 2 ×',
  ])
  for (const [until, keystroke] of [
    ['text, references and logic are told', REFERENCE],
    ['all rules are told', RULE],
  ] as const) {
    rows.push([
      `one line edited, until ${until}: ${what}`,
      `${(await keystrokes(texts, edited, keystroke)).toFixed(0)} ms`,
      '',
      '',
      '≤ 50 ms',
    ])
  }
}
process.stdout.write(`${STREAMS.toLocaleString('en')} streams, ${lines.toLocaleString('en')} lines\n\n`)
process.stdout.write(`${table(['measured', 'Millrace', 'peer', 'ratio', 'goal'], rows)}\n`)
