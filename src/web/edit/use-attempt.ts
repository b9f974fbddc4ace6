/** Asking the server for something that it may refuse. */
import { useState } from 'react'
import { ApiError } from '../api/request.ts'

interface Attempt {
  readonly busy: boolean
  readonly error: Error | null
  /** Runs it; what it throws becomes `error`. @param onConflict when the files have changed meanwhile. */
  readonly run: (act: () => Promise<void>, onConflict: () => Promise<void>) => Promise<void>
  readonly forget: () => void
}

export const useAttempt = (): Attempt => {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  return {
    busy,
    error,
    run: async (act, onConflict) => {
      setBusy(true)
      setError(null)
      try {
        await act()
      } catch (reason) {
        setError(reason instanceof Error ? reason : new Error(String(reason)))
        if (reason instanceof ApiError && reason.status === 409) await onConflict()
      } finally {
        setBusy(false)
      }
    },
    forget: () => setError(null),
  }
}
