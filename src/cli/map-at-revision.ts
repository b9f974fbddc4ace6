/** The map as it was at a revision of git: read from git's own store, the working tree is left alone. */
import { execFile } from 'node:child_process'
import { loadMap, type LoadedMap, type MapText } from '../model/load.ts'
import { startOf, type Problem } from '../model/place.ts'
import { LARGEST_FILE } from '../model/read-folder.ts'
import { UsageError } from './usage.ts'

interface GitResult {
  readonly ok: boolean
  readonly output: Buffer
  readonly complaint: string
}

/** Runs git in a folder, without a shell. @throws UsageError if there is no git. */
const git = (folder: string, args: readonly string[], input = ''): Promise<GitResult> =>
  new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      ['-C', folder, ...args],
      {
        encoding: 'buffer',
        maxBuffer: Number.POSITIVE_INFINITY,
        env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
      },
      (error, output, complaint) => {
        if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT') {
          reject(
            new UsageError('Git is not installed: install it, or compare with a folder that holds the map.'),
          )
        } else resolve({ ok: error === null, output, complaint: complaint.toString().trim() })
      },
    )
    // If git ends before it has read all, its exit code says why.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })

interface Entry {
  readonly file: string
  readonly object: string
  readonly isLink: boolean
  readonly size: number
}

/** The files of a tree that are files of a map, by the same rule as in a folder. */
const entriesOf = (listing: string): Entry[] =>
  listing.split('\0').flatMap((line): Entry[] => {
    const found = /^(?<mode>\d+) blob (?<object>\w+) +(?<size>\d+)\t(?<file>.+)$/s.exec(line)?.groups
    const file = found?.['file'] ?? ''
    const hidden = file.split('/').some((step) => step.startsWith('.') || step === 'node_modules')
    return hidden || !/\.ya?ml$/i.test(file)
      ? []
      : [
          {
            file,
            object: found?.['object'] ?? '',
            isLink: found?.['mode'] === '120000',
            size: Number(found?.['size']),
          },
        ]
  })

/** What `git cat-file --batch` prints: for each object a line that ends with its size, the content, a line break. */
function* contentsOf(batch: Buffer): Generator<Buffer> {
  let from = 0
  while (from < batch.length) {
    const lineEnd = batch.indexOf('\n', from)
    const size = Number(batch.toString('utf8', from, lineEnd).split(' ')[2])
    yield batch.subarray(lineEnd + 1, lineEnd + 1 + size)
    from = lineEnd + 1 + size + 1
  }
}

const unread = (file: string, message: string): Problem => ({ ...startOf(file), code: 'MR005', message })

/** Whether git knows a commit of this name in the repository of the folder. */
export const isRevision = async (folder: string, revision: string): Promise<boolean> =>
  (await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])).ok

/**
 * Loads the map that lay in a folder at a revision: anything that git takes for a commit, such as `HEAD~3`,
 * `main`, `v1.2`, `main@{2026-01-01}`.
 *
 * @throws UsageError if the folder is in no repository, the revision is unknown, or the folder was not there then.
 */
export const loadRevision = async (folder: string, revision: string): Promise<LoadedMap> => {
  const where = await git(folder, ['rev-parse', '--show-prefix'])
  if (!where.ok) {
    throw new UsageError(
      /not a git repository/.test(where.complaint)
        ? `\`${folder}\` is in no git repository, so it has no revision \`${revision}\`. Compare with a folder, or keep the map in git.`
        : `Git can't read the repository of \`${folder}\`: ${where.complaint}`,
    )
  }
  const named = await git(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ])
  if (!named.ok) {
    throw new UsageError(
      `Git knows no revision \`${revision}\` here, and there is no such folder. Name a commit, a branch, a tag, or a folder that holds a map.`,
    )
  }
  const commit = named.output.toString().trim()
  const prefix = where.output.toString().trim().replace(/\/$/, '')
  const tree = await git(folder, ['ls-tree', '-r', '-l', '-z', '--full-tree', `${commit}:${prefix}`])
  if (!tree.ok) {
    throw new UsageError(
      `The folder \`${prefix}\` was not there at \`${revision}\` (${commit.slice(0, 10)}). Name a later revision; if the folder was moved, check the old one out elsewhere and name that folder.`,
    )
  }
  const problems: Problem[] = []
  const wanted = entriesOf(tree.output.toString()).filter(({ file, isLink, size }) => {
    if (isLink) problems.push(unread(file, 'A link is not followed in a revision of git.'))
    else if (size > LARGEST_FILE)
      problems.push(unread(file, 'The file is larger than 10 MB, which no map is.'))
    return !isLink && size <= LARGEST_FILE
  })
  const batch = await git(folder, ['cat-file', '--batch'], wanted.map(({ object }) => `${object}\n`).join(''))
  if (!batch.ok) throw new UsageError(`Git can't read the files at \`${revision}\`: ${batch.complaint}`)
  const contents = [...contentsOf(batch.output)]
  const texts = wanted.flatMap(({ file }, i): MapText[] => {
    try {
      return [{ file, text: new TextDecoder('utf-8', { fatal: true }).decode(contents[i]) }]
    } catch {
      problems.push(unread(file, 'The file is not UTF-8.'))
      return []
    }
  })
  return loadMap(texts, problems)
}
