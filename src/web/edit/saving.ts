/** From what was typed to what stands in the files. */
import { useQueryClient } from '@tanstack/react-query'
import type { Change } from '../../model/change.ts'
import { mapQuery, sendChanges, textsQuery, type Saved } from '../api/map-queries.ts'
import { hunksOf, type Hunk } from './text-hunks.ts'

type Told = Saved['diagnostics'][number]

export interface Outcome {
  readonly revision: string
  /** What becomes of the lines of the files. */
  readonly hunks: readonly Hunk[]
  /** Problems that were not there before. */
  readonly problems: readonly Told[]
}

/** Lines move when something is written above them: a problem is the same if it says the same in the same file. */
const keyOf = ({ code, file, message }: Pick<Told, 'code' | 'file' | 'message'>): string =>
  JSON.stringify([code, file, message])

/** Problems that are told now and were not told before; of several alike, those that came on top. */
export const problemsBrought = (
  before: readonly Pick<Told, 'code' | 'file' | 'message'>[],
  now: readonly Told[],
): Told[] => {
  const left = new Map<string, number>()
  for (const one of before) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1)
  return now.filter((one) => {
    const known = left.get(keyOf(one)) ?? 0
    left.set(keyOf(one), known - 1)
    return known <= 0
  })
}

interface Saving {
  /** What the changes would do. @throws ApiError */
  readonly preview: (changes: readonly Change[]) => Promise<Outcome>
  /** Writes them; the pages then show the new state. @throws ApiError */
  readonly save: (changes: readonly Change[]) => Promise<Outcome>
  /** Asks for the state of the files anew. */
  readonly reload: () => Promise<void>
}

export const useSaving = (): Saving => {
  const queries = useQueryClient()
  const reload = (): Promise<void> => queries.invalidateQueries({ queryKey: mapQuery.queryKey })
  const send = async (changes: readonly Change[], dryRun: boolean): Promise<Outcome> => {
    const known = await queries.fetchQuery({ ...mapQuery, staleTime: Infinity })
    const { texts } = await queries.fetchQuery({ ...textsQuery(known.revision), staleTime: Infinity })
    const saved = await sendChanges(known.revision, changes, dryRun)
    return {
      revision: saved.revision,
      hunks: hunksOf(texts, saved.edits),
      problems: problemsBrought(known.problems, saved.diagnostics),
    }
  }
  return {
    preview: (changes) => send(changes, true),
    save: async (changes) => {
      const outcome = await send(changes, false)
      await reload()
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== mapQuery.queryKey[0] })
      return outcome
    },
    reload,
  }
}
