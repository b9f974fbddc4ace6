import type { Told } from '../../flow/alert-answers.ts'
import { Instant } from '../parts/instant.tsx'
import { countOf } from '../words/figures.ts'

const ToldLine = ({ told }: { told: Told }) => {
  const last = told.attempts.at(-1)
  const why = last?.error ? `: ${last.error}` : ''
  if (told.state === 'sent') {
    return (
      <>
        {told.name}, <Instant at={last?.at ?? null} />
        {why}
      </>
    )
  }
  return (
    <>
      {told.name} <span className={told.state === 'waiting' ? 'tag warn' : 'tag bad'}>{told.state}</span>{' '}
      {told.attempts.length > 0 && `after ${countOf(told.attempts.length, 'attempt')}${why}`}
      {told.next !== null && told.attempts.length > 0 && (
        <>
          ; again <Instant at={told.next} />
        </>
      )}
    </>
  )
}

/** Who was told, and how it went. */
export const ToldList = ({ told }: { told: readonly Told[] }) =>
  told.length === 0 ? (
    <span className="dimmed">nobody</span>
  ) : (
    <ul className="plain">
      {told.map((one) => (
        <li key={one.receiver}>
          <ToldLine told={one} />
        </li>
      ))}
    </ul>
  )
