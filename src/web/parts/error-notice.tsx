import { Button } from '@mantine/core'
import { ApiError } from '../api/request.ts'
import { Prose } from './prose.tsx'

/** What went wrong, and what to do about it. */
export const ErrorNotice = ({ error, onRetry }: { error: Error; onRetry: () => void }) => {
  const hint =
    error instanceof ApiError
      ? error.hint
      : 'This is a fault of Millrace. Reload the page; if it comes again, please report it.'
  return (
    <div className="notice" role="alert">
      <h2>This could not be shown</h2>
      <p>
        <Prose text={error.message} />
      </p>
      {hint !== null && (
        <p className="dimmed">
          <Prose text={hint} />
        </p>
      )}
      <Button onClick={onRetry} variant="default">
        Try again
      </Button>
    </div>
  )
}
