/** Reads the files of a map from a folder. The only I/O of this room. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { loadMap, type LoadedMap, type MapText } from './load.ts'
import { startOf, type Problem } from './place.ts'

/** A larger file is no map: it is refused before it is parsed. */
export const LARGEST_FILE = 10 * 1024 * 1024

/** Whether a file of this name belongs to a map. */
export const isMapFile = (name: string): boolean => /\.ya?ml$/i.test(name)

const problem = (file: string, message: string): Problem => ({ ...startOf(file), code: 'MR005', message })

const inside = (folder: string, path: string): boolean => path === folder || path.startsWith(folder + sep)

const isFolder = async (path: string): Promise<boolean> => {
  const target = await stat(path).catch(() => null)
  return target?.isDirectory() ?? false
}

async function* filesIn(folder: string, root: string, problems: Problem[]): AsyncGenerator<string> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesIn(path, root, problems)
    else if (entry.isSymbolicLink() && (await isFolder(path))) {
      problems.push(
        problem(
          relative(root, path),
          'This link leads to a folder and is not followed: put the folder itself here.',
        ),
      )
    } else if (!isMapFile(entry.name)) continue
    else if (entry.isSymbolicLink()) {
      const target = await realpath(path).catch(() => null)
      if (target !== null && inside(root, target) && (await stat(target)).isFile()) yield path
      else {
        const where = target === null ? 'nowhere' : 'out of the folder'
        problems.push(
          problem(
            relative(root, path),
            `This link leads ${where} and is not read: put the file itself here.`,
          ),
        )
      }
    } else if (entry.isFile()) yield path
  }
}

const readText = async (path: string, file: string, problems: Problem[]): Promise<MapText | null> => {
  const { size } = await stat(path)
  if (size > LARGEST_FILE) {
    problems.push(
      problem(
        file,
        'The file is larger than 10 MB, which no map is: split it, or move it out of the folder.',
      ),
    )
    return null
  }
  try {
    // The decoder drops a byte order mark.
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)) }
  } catch (error) {
    const message =
      error instanceof TypeError
        ? 'The file is not UTF-8: save it in that encoding.'
        : `It can't be read: ${String(error)}.`
    problems.push(problem(file, message))
    return null
  }
}

/** Texts of a map's files, and what is wrong with the files that could not be read. */
interface MapTexts {
  readonly texts: readonly MapText[]
  readonly problems: readonly Problem[]
}

/** Reads all `*.yaml` and `*.yml` files of a folder and its subfolders. Never throws. */
export const readTexts = async (folder: string): Promise<MapTexts> => {
  const problems: Problem[] = []
  const texts: MapText[] = []
  try {
    const root = await realpath(folder)
    for await (const path of filesIn(root, root, problems)) {
      const text = await readText(path, relative(root, path), problems)
      if (text) texts.push(text)
    }
  } catch (error) {
    const known: Record<string, string> = {
      ENOENT: 'There is no such folder.',
      ENOTDIR: 'This is a file: name the folder that it lies in.',
    }
    const { code } = error as NodeJS.ErrnoException
    problems.push(problem(folder, known[code ?? ''] ?? `The folder can't be read: ${String(error)}.`))
  }
  return { texts, problems }
}

/** Loads all files of a folder as one map. Never throws. */
export const loadFolder = async (folder: string): Promise<LoadedMap> => {
  const { texts, problems } = await readTexts(folder)
  if (texts.length > 0 || problems.length > 0) return loadMap(texts, problems)
  const message = 'The folder holds no map yet: write a file such as `map.yaml`, or try `millrace demo`.'
  return loadMap([], [problem(folder, message)])
}
