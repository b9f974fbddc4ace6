/** Paths of the map as people write them: `streams.shop.for[0]`, `events["order.delivered"].name`. */
import type { Path } from '../model/place.ts'

const STEP =
  /(?:^|(?!^)\.)(?<name>[^.[\]"']+)|\[(?<index>\d+)\]|\[(?<quoted>"(?:[^"\\]|\\.)*")\]|\['(?<single>[^']*)'\]/y

const stepOf = ({ name, index, quoted, single }: Record<string, string | undefined>): string | number => {
  const digits = index ?? (/^\d+$/.test(name ?? '') ? name : undefined)
  if (digits !== undefined) return Number(digits)
  return name ?? single ?? (JSON.parse(quoted ?? '""') as string)
}

/** The path that a text means; null if it means none. */
export const parsePath = (text: string): Path | null => {
  const path: (string | number)[] = []
  STEP.lastIndex = 0
  while (STEP.lastIndex < text.length) {
    const groups = STEP.exec(text)?.groups
    if (!groups) return null
    try {
      path.push(stepOf(groups))
    } catch {
      return null
    }
  }
  return path.length === 0 ? null : path
}
