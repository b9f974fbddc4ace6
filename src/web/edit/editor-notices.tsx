/** What a form says when it can't simply save. */
import type { Path } from '../../model/place.ts'
import { ApiError } from '../api/request.ts'
import { Prose } from '../parts/prose.tsx'
import { keyInWords } from './words.ts'

/** The files changed while somebody was typing. */
export const Meanwhile = ({ contested }: { contested: readonly Path[] }) => (
  <div className="banner" role="alert">
    <p>
      <strong>The map’s files were changed meanwhile.</strong> What you typed is kept.{' '}
      {contested.length === 0
        ? 'It touches nothing that was changed: you can save it.'
        : 'Saving it replaces what now stands here:'}
    </p>
    {contested.length > 0 && (
      <ul>
        {contested.map((path) => (
          <li key={path.join('.')}>
            {path.map((step) => keyInWords(String(step))).join(' › ') || 'all of it'}
          </li>
        ))}
      </ul>
    )}
  </div>
)

export const Refusal = ({ error }: { error: Error }) => (
  <div className="banner bad" role="alert">
    <p>
      <strong>Nothing was saved.</strong> <Prose text={error.message} />{' '}
      {error instanceof ApiError && error.hint !== null && <Prose text={error.hint} />}
    </p>
  </div>
)
