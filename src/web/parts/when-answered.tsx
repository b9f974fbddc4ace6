/** What is asked of the server, as it stands: the answer, or an error with a way to try again, or the room kept for it. */
import type { ReactNode } from 'react'
import { Skeleton } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { ErrorNotice } from './error-notice.tsx'

export const WhenAnswered = <T,>({
  asked: { data, error, refetch },
  height,
  children,
}: {
  asked: UseQueryResult<T>
  /** px, of the room kept while it is asked for */
  height: number
  children: (answer: T) => ReactNode
}) => {
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton height={height} />
  return children(data)
}
