/** Where a folder lies in its repository, so that services find the files that a report names. */
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

const rootAbove = (folder: string): string | null => {
  if (existsSync(join(folder, '.git'))) return folder
  return dirname(folder) === folder ? null : rootAbove(dirname(folder))
}

/** The folder relative to the root of its repository, with slashes; relative to `.` if it lies in none. */
export const prefixOf = (folder: string): string => {
  const real = existsSync(folder) ? realpathSync(folder) : folder
  return relative(rootAbove(real) ?? realpathSync('.'), real)
    .split(sep)
    .join('/')
}
