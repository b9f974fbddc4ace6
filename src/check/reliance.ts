import type { Change } from '../model/change.ts'
import type { Fix } from '../model/place.ts'
import type { ValueStreamMap } from '../model/schema.ts'

/** Lets a stream rely on a supporting one, and the supporting one name it as served. */
export const relying = (map: ValueStreamMap, consumer: string, provider: string): Fix => {
  const changes: Change[] = [{ op: 'insert', path: ['streams', consumer, 'reliesOn'], value: provider }]
  if (!map.streams.get(provider)?.for.includes(consumer)) {
    changes.push({ op: 'insert', path: ['streams', provider, 'for'], value: consumer })
  }
  return { title: `Let \`${consumer}\` rely on \`${provider}\``, safe: false, changes }
}
