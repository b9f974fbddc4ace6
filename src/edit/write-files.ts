/** Writing edits into the files of a map. The only I/O of this room. */
import { constants } from 'node:fs'
import {
  copyFile,
  mkdir,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
  type FileHandle,
} from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { TextEdit } from '../model/place.ts'
import { applyEdits } from './edit-texts.ts'
import { hashOf } from './revision.ts'

export interface Conflict {
  readonly file: string
  readonly message: string
}

type Outcome =
  /** The files that were written. */
  | { readonly written: readonly string[] }
  /** Nothing was written. */
  | { readonly conflicts: readonly Conflict[] }

/** A file about to be written. */
interface Job {
  readonly file: string
  /** Where it really lies, links followed. */
  readonly path: string
  /** The bytes that it has now; null for a new file. */
  readonly before: Buffer | null
  readonly after: string
  readonly mode: number
  /** The new content, beside the file until all are ready. While it is there nobody else writes the file. */
  readonly draft: string
}

const fileOf = ({ file }: Job): string => file

class ConflictError extends Error {
  override readonly name = 'ConflictError'
}

const BOM = '\uFEFF'

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** The nearest folder that exists. */
const existing = async (folder: string): Promise<string> =>
  realpath(folder).catch((error: unknown) => {
    if (isMissing(error) && dirname(folder) !== folder) return existing(dirname(folder))
    throw error
  })

/** Where a file of the map lies. @throws ConflictError if that is outside of the folder */
const placeOf = async (root: string, file: string): Promise<string> => {
  const asked = resolve(root, file)
  const path = await realpath(asked).catch(async (error: unknown) => {
    if (!isMissing(error)) throw error
    const there = await existing(dirname(asked))
    return join(there, relative(there, asked))
  })
  const parent = await existing(dirname(path))
  if (asked.startsWith(root + sep) && path.startsWith(root + sep) && (parent + sep).startsWith(root + sep)) {
    return path
  }
  throw new ConflictError('It lies outside of the folder of the map.')
}

const textOf = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new ConflictError('It is no UTF-8 text any more.')
  }
}

const prepared = async (
  root: string,
  file: string,
  edits: readonly TextEdit[],
  hash: string | undefined,
): Promise<Job> => {
  const path = await placeOf(root, file)
  const before = await readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (before === null && hash !== undefined) throw new ConflictError('It is gone.')
  if (before !== null && hash === undefined) throw new ConflictError('There is such a file meanwhile.')
  const text = before === null ? '' : textOf(before)
  const mark = text.startsWith(BOM) ? BOM : ''
  const known = text.slice(mark.length)
  if (hash !== undefined && hashOf(known) !== hash) throw new ConflictError('It was changed meanwhile.')
  const mode = before === null ? 0o666 : (await stat(path)).mode & 0o7777
  const draft = join(dirname(path), `.${basename(path)}.millrace`)
  return { file, path, before, after: mark + applyEdits(known, edits), mode, draft }
}

/** A draft that is older was left behind by a process that ended before its time. */
const STALE_MS = 30_000

/** @throws ConflictError if somebody else is writing the file */
const openDraft = async ({ draft, mode }: Job): Promise<FileHandle> => {
  try {
    return await open(draft, 'wx', mode)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const since = (await stat(draft).catch(() => null))?.mtimeMs ?? Date.now()
  if (Date.now() - since < STALE_MS) throw new ConflictError('Somebody else is writing it: try again.')
  await rm(draft, { force: true })
  return open(draft, 'wx', mode)
}

const writeDraft = async (job: Job): Promise<void> => {
  const { path, after, mode, before } = job
  if (before === null) await mkdir(dirname(path), { recursive: true })
  const handle = await openDraft(job)
  try {
    // Else the mask of the process would take rights away that the file had.
    if (before !== null) await handle.chmod(mode)
    await handle.writeFile(after, 'utf8')
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Looks again right before the files are replaced. */
const assertUnchanged = async ({ path, before }: Job): Promise<void> => {
  const now = await readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if ((now === null) !== (before === null) || (now && before && !now.equals(before))) {
    throw new ConflictError('It was changed meanwhile.')
  }
}

const put = async ({ path, draft, before }: Job): Promise<void> => {
  if (before !== null) return rename(draft, path)
  try {
    await copyFile(draft, path, constants.COPYFILE_EXCL)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new ConflictError('There is such a file meanwhile.')
  }
}

const takeBack = async ({ path, before, mode, draft }: Job): Promise<void> => {
  if (before === null) return rm(path, { force: true })
  const back = `${draft}-back`
  await writeFile(back, before, { mode })
  return rename(back, path)
}

/** Runs the work for all jobs and tells which of them stand in its way. */
const conflictsIn = async <T>(
  items: readonly T[],
  fileOf: (item: T) => string,
  work: (item: T) => Promise<void>,
): Promise<Conflict[]> => {
  const conflicts: Conflict[] = []
  for (const item of items) {
    try {
      await work(item)
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
      conflicts.push({ file: fileOf(item), message: error.message })
    }
  }
  return conflicts
}

/** @param drafted The jobs whose drafts are there; one that took the place of its file is none any more. */
const replaceAll = async (jobs: readonly Job[], drafted: Set<Job>): Promise<Conflict[]> => {
  const done: Job[] = []
  try {
    const changed = await conflictsIn(jobs, fileOf, assertUnchanged)
    if (changed.length > 0) return changed
    for (const job of jobs) {
      const taken = await conflictsIn([job], fileOf, put)
      if (taken.length > 0) {
        for (const one of done) await takeBack(one)
        return taken
      }
      done.push(job)
      if (job.before !== null) drafted.delete(job)
    }
    return []
  } catch (error) {
    for (const one of done) await takeBack(one)
    throw error
  }
}

/**
 * Makes edits in the files of a folder: in all of them or, if one was changed meanwhile or lies outside of the
 * folder, in none. A file is replaced as a whole and at once; a reader sees it as it was or as it is.
 *
 * @param base Hash of each file ({@link hashOf}) as it was read by whoever asks; a file without one must not exist yet.
 * @throws the error of the system if a file can't be written; all files are then as they were.
 */
export const writeEdits = async (
  folder: string,
  edits: readonly TextEdit[],
  base: ReadonlyMap<string, string>,
): Promise<Outcome> => {
  const root = await realpath(folder)
  const byFile = Map.groupBy(edits, ({ file }) => file)
  const jobs: Job[] = []
  const conflicts = await conflictsIn(
    [...byFile],
    ([file]) => file,
    async ([file, ofFile]) => {
      jobs.push(await prepared(root, file, ofFile, base.get(file)))
    },
  )
  if (conflicts.length > 0) return { conflicts }
  const drafted = new Set<Job>()
  try {
    // In one order for all who write, so that of two one gets all of its files.
    for (const job of jobs.sort((a, b) => (a.path < b.path ? -1 : 1))) {
      const busy = await conflictsIn([job], fileOf, writeDraft)
      if (busy.length > 0) return { conflicts: busy }
      drafted.add(job)
    }
    const met = await replaceAll(jobs, drafted)
    return met.length > 0 ? { conflicts: met } : { written: jobs.map(({ file }) => file) }
  } finally {
    for (const { draft } of drafted) await rm(draft, { force: true })
  }
}
