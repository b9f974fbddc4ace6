/** A map as `millrace check` sees it: read from its folder, judged against its baseline, fixed on request. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import {
  BASELINE_FILE,
  baselineOf,
  parseBaseline,
  printBaseline,
  type Baseline,
} from '../../check/baseline.ts'
import { findings } from '../../check/check.ts'
import { canBeInBaseline, judge, type JudgeOptions, type Judgement } from '../../check/judge.ts'
import { hashOf } from '../../edit/revision.ts'
import { writeEdits } from '../../edit/write-files.ts'
import { Lines } from '../../model/lines.ts'
import { loadMap, type LoadedMap } from '../../model/load.ts'
import type { TextEdit } from '../../model/place.ts'
import { loadFolder } from '../../model/read-folder.ts'
import { UsageError } from '../usage.ts'
import { fixAll, type Fixed, type Texts } from './fix.ts'

export interface JudgedMap {
  readonly loaded: LoadedMap
  readonly judgement: Judgement
}

/** The baseline of a folder, or null. @throws UsageError if the file is none */
export const readBaseline = async (folder: string): Promise<Baseline | null> => {
  const file = join(folder, BASELINE_FILE)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw new UsageError(`The baseline \`${file}\` can't be read: ${String(error)}.`)
  })
  const baseline = text === null ? null : parseBaseline(text)
  if (text === null || baseline) return baseline
  throw new UsageError(
    `\`${file}\` is no baseline: write it anew with --update-baseline, or leave it out with --no-baseline.`,
  )
}

const judgeLoaded = (loaded: LoadedMap, options: JudgeOptions): Judgement => {
  const today = Temporal.Now.plainDateISO(loaded.map.organisation.timeZone).toString()
  return judge(loaded, findings(loaded), { asOf: today, ...options })
}

/** Reads and judges the map of a folder as of today in the organisation's time zone, or as of another day. */
export const judgeFolder = async (folder: string, options: JudgeOptions): Promise<JudgedMap> => {
  const loaded = await loadFolder(folder)
  return { loaded, judgement: judgeLoaded(loaded, options) }
}

/** Writes the baseline of what is found now; gives it, and how many problems it can't hold. */
export const updateBaseline = async (
  folder: string,
  { loaded }: JudgedMap,
  options: JudgeOptions,
): Promise<{ readonly baseline: Baseline; readonly left: number }> => {
  const { diagnostics } = judgeLoaded(loaded, { ...options, baseline: null })
  const known = diagnostics.filter(({ code }) => canBeInBaseline(code))
  const baseline = baselineOf(known)
  await writeFile(join(folder, BASELINE_FILE), printBaseline(baseline))
  return { baseline, left: diagnostics.length - known.length }
}

/** What the safe fixes make of the texts of a map. */
export const fixMap = ({ loaded }: JudgedMap, options: JudgeOptions): Fixed => {
  // Files that can't be read stay a problem whatever the texts say.
  const unread = loaded.problems.filter(({ code }) => code === 'MR005')
  let before = loaded
  return fixAll(loaded.texts, (texts) => {
    before = loadMap(
      [...texts].map(([file, text]) => ({ file, text })),
      unread,
      before,
    )
    return judgeLoaded(before, options)
  })
}

const wholeText = (file: string, old: string, text: string): TextEdit => ({
  ...new Lines(old).place(file, [0, old.length]),
  text,
})

/** Writes fixed texts, unless a file was changed meanwhile. @throws UsageError then; nothing is written */
export const writeFixed = async (folder: string, before: Texts, after: Texts): Promise<void> => {
  const edits = [...after].flatMap(([file, text]) => {
    const old = before.get(file) ?? ''
    return old === text ? [] : [wholeText(file, old, text)]
  })
  const base = new Map([...before].map(([file, text]) => [file, hashOf(text)]))
  const outcome = await writeEdits(folder, edits, base)
  if (!('conflicts' in outcome)) return
  const told = outcome.conflicts.map(({ file, message }) => `${file}: ${message}`)
  throw new UsageError([...told, 'Nothing was written: try again.'].join('\n'))
}
