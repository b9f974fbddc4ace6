/** Live updates: what is shown is asked for again when the server tells that it changed. */
import { useCallback, useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'

export interface Progress {
  readonly task: string
  readonly done: number
  readonly total: number | null
}

export interface Live {
  readonly status: 'connecting' | 'live' | 'offline'
  readonly progress: Progress | null
  /** Of how many periods the published figures changed with the map, until it was seen; 0 for none. */
  readonly revised: number
  readonly seen: () => void
}

/** Pages are drawn again at most this often, however fast events come in. */
const PACE_MS = 2000
/** A task that has told nothing for so long counts as over. */
const PROGRESS_ENDS_MS = 5000

/**
 * Calls `act` at once, and while calls keep coming again as soon as `pace` ms have passed and the last act is
 * over: a slow answer is waited for, not thrown away, and the last call is never lost.
 */
export const paced = (act: () => Promise<unknown>, pace: number): { call: () => void; stop: () => void } => {
  let running = false
  let again = false
  let stopped = false
  const run = async (): Promise<void> => {
    running = true
    for (;;) {
      again = false
      await Promise.allSettled([act(), new Promise((resolve) => setTimeout(resolve, pace))])
      if (!again || stopped) break
    }
    running = false
  }
  return {
    call: () => {
      if (running) again = true
      else void run()
    },
    stop: () => void (stopped = true),
  }
}

const dataOf = <T>(event: Event): T | null => {
  try {
    return JSON.parse((event as MessageEvent<string>).data) as T
  } catch {
    return null
  }
}

/** Listens to `/api/live` for as long as the component is mounted. */
export const useLive = (): Live => {
  const queries = useQueryClient()
  const [status, setStatus] = useState<Live['status']>('connecting')
  const [progress, setProgress] = useState<Progress | null>(null)
  const [revised, setRevised] = useState(0)
  useEffect(() => {
    const refresh = paced(() => queries.invalidateQueries(), PACE_MS)
    let ends: ReturnType<typeof setTimeout> | undefined
    let wasOffline = false
    const source = new EventSource('/api/live')
    source.addEventListener('open', () => {
      setStatus('live')
      // What changed while nobody listened is unknown.
      if (wasOffline) refresh.call()
      wasOffline = false
    })
    source.addEventListener('error', () => {
      wasOffline = true
      setStatus('offline')
    })
    source.addEventListener('change', refresh.call)
    source.addEventListener('map', (event) => {
      setRevised((before) => dataOf<{ revised?: number }>(event)?.revised || before)
      refresh.call()
    })
    source.addEventListener('alerts', refresh.call)
    source.addEventListener('progress', (event) => {
      setProgress(dataOf<Progress>(event))
      clearTimeout(ends)
      ends = setTimeout(() => setProgress(null), PROGRESS_ENDS_MS)
    })
    return () => {
      source.close()
      refresh.stop()
      clearTimeout(ends)
    }
  }, [queries])
  const seen = useCallback(() => setRevised(0), [])
  return { status, progress, revised, seen }
}
