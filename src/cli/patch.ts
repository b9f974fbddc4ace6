/** What changes in the files of a map, as a unified diff that `git apply` takes. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'

type Texts = ReadonlyMap<string, string>

export const patchOf = (before: Texts, after: Texts): string =>
  [...after]
    .flatMap(([file, text]) => {
      const old = before.get(file)
      if (old === text) return []
      const from = old === undefined ? '/dev/null' : `a/${file}`
      return createTwoFilesPatch(from, `b/${file}`, old ?? '', text, undefined, undefined, {
        headerOptions: FILE_HEADERS_ONLY,
      })
    })
    .join('')
