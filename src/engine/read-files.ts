/** Files of one source, read in portions, each taken before the next is read. */
import type { Reading, Rejection } from '../connect/connector.ts'
import { readFile } from '../connect/open.ts'
import type { TakenAnswer } from '../flow/answers.ts'
import type { Source } from '../model/schema.ts'
import type { Taken } from './take.ts'

/** At most this many rejections are told one by one; all are counted. */
export const MOST_REJECTIONS = 100_000
/** Rows of a file are committed in portions of about this many. */
const PORTION = 20_000

export const nothingTaken = (): TakenAnswer => ({
  read: 0,
  accepted: 0,
  duplicate: 0,
  rejected: 0,
  rejections: [],
  warnings: [],
})

/**
 * Reads the files one after the other.
 *
 * @param take makes a portion durable before more is read, so that a file of any size needs little memory.
 * @param onProgress is told the bytes of the file taken so far.
 * @throws ImportError if a file as a whole can't be taken; what was taken before it stays taken.
 */
export const takeFiles = async (
  files: readonly string[],
  source: Source,
  take: (readings: readonly Reading[]) => Promise<Taken>,
  onProgress: (file: string, bytes: number) => void,
): Promise<TakenAnswer> => {
  const total = nothingTaken()
  const refuse = (file: string, rejections: readonly Rejection[]): void => {
    total.rejected += rejections.length
    const room = MOST_REJECTIONS - total.rejections.length
    total.rejections.push(...rejections.slice(0, room).map(({ row, reason }) => ({ file, row, reason })))
  }
  for (const file of files) {
    let portion: Reading[] = []
    let taking: Promise<void> = Promise.resolve()
    // The next portion is read while one is being committed.
    const flush = async (): Promise<void> => {
      await taking
      if (portion.length === 0) return
      taking = take(portion).then((taken) => {
        total.accepted += taken.accepted
        total.duplicate += taken.duplicate
      })
      taking.catch(() => undefined)
      portion = []
    }
    try {
      for await (const batch of readFile(file, source)) {
        total.read += batch.read
        refuse(file, batch.rejections)
        total.warnings.push(...(batch.notes ?? []))
        portion.push(...batch.readings)
        if (portion.length >= PORTION) await flush()
        onProgress(file, batch.bytes)
      }
      await flush()
    } finally {
      await taking
    }
  }
  return total
}
