/** Live updates: what is shown is asked for again when the server tells that it changed. */
import { useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'

export interface Progress {
  readonly task: string
  readonly done: number
  readonly total: number | null
}

export interface Live {
  readonly status: 'connecting' | 'live' | 'offline'
  readonly progress: Progress | null
}

/** Pages are drawn again at most this often, however fast events come in. */
const PACE_MS = 2000
/** A task that has told nothing for so long counts as over. */
const PROGRESS_ENDS_MS = 5000

/** Calls `act` at once, and then at most once per `pace` while calls keep coming; the last one is never lost. */
export const paced = (act: () => void, pace: number): { call: () => void; stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | null = null
  let again = false
  const run = (): void => {
    again = false
    act()
    timer = setTimeout(() => {
      timer = null
      if (again) run()
    }, pace)
  }
  return {
    call: () => {
      if (timer === null) run()
      else again = true
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer)
    },
  }
}

const progressOf = (event: Event): Progress | null => {
  try {
    return JSON.parse((event as MessageEvent<string>).data) as Progress
  } catch {
    return null
  }
}

/** Listens to `/api/live` for as long as the component is mounted. */
export const useLive = (): Live => {
  const queries = useQueryClient()
  const [status, setStatus] = useState<Live['status']>('connecting')
  const [progress, setProgress] = useState<Progress | null>(null)
  useEffect(() => {
    const refresh = paced(() => void queries.invalidateQueries(), PACE_MS)
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
    source.addEventListener('map', refresh.call)
    source.addEventListener('progress', (event) => {
      setProgress(progressOf(event))
      clearTimeout(ends)
      ends = setTimeout(() => setProgress(null), PROGRESS_ENDS_MS)
    })
    return () => {
      source.close()
      refresh.stop()
      clearTimeout(ends)
    }
  }, [queries])
  return { status, progress }
}
