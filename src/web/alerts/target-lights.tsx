/** The targets of a stream at a glance: a light for each status, with how many there are. */
import { useQuery } from '@tanstack/react-query'
import type { TargetStatus } from '../../flow/alert-answers.ts'
import { targetsQuery } from '../api/alert-queries.ts'
import { StatusMark } from './status-mark.tsx'

/** The worst first: what needs attention is seen first. */
const ORDER: readonly TargetStatus[] = ['breached', 'at risk', 'met', 'no data', 'not configured']

export const TargetLights = ({ stream }: { stream: string }) => {
  const { data } = useQuery(targetsQuery)
  const targets = data?.targets.filter((target) => target.stream.id === stream) ?? []
  if (targets.length === 0) return null
  return (
    <div>
      <dt>Targets</dt>
      <dd className="target-lights">
        {ORDER.map((status) => {
          const of = targets.filter((target) => target.status === status)
          if (of.length === 0) return null
          return (
            <span key={status} title={of.map(({ name }) => name).join('; ')}>
              <StatusMark status={status}>
                {of.length} {status}
              </StatusMark>
            </span>
          )
        })}
      </dd>
    </div>
  )
}
