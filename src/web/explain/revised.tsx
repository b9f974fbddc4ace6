/** Marks where what is shown had been published with other figures. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FigureOf } from '../../flow/figures/figure.ts'
import { changesQuery } from '../api/queries.ts'
import { countOf } from '../words/figures.ts'

/**
 * Says in how many periods of a window the published figures of a stream changed; nothing where in none.
 *
 * @param figure Only where this one changed, such as `flowTime.p85`; default: any.
 */
export const Revised = ({ of, figure }: { of: FigureOf; figure?: string }) => {
  const { stream, from, to } = of
  const measured = of.measured === 'journeys' ? 'journeys' : 'work'
  const { data } = useQuery({
    ...changesQuery({ stream: stream ?? undefined, measured }),
    enabled: stream !== null && stream !== undefined,
  })
  const [begin, end] = [from ?? '', to ?? ''].map(Date.parse)
  const changed = (data?.changes ?? []).filter(
    (one) =>
      Date.parse(one.from) >= (begin ?? 0) &&
      Date.parse(one.to) <= (end ?? 0) &&
      (figure === undefined || one.figures.some((each) => each.figure === figure)),
  )
  const periods = new Set(changed.map((one) => one.from)).size
  const [by = 'week'] = changed.map((one) => one.by)
  return periods === 0 || !stream ? null : (
    <Link to="/changes" search={{ stream, measured }} className="revised">
      {periods === 1 && changed.length > 0 && figure !== undefined
        ? 'changed since it was published'
        : `Published figures of ${countOf(periods, by)} changed since: what, and why`}
    </Link>
  )
}

/** Told once after the map was changed: what had been published is another number now. */
export const RevisedNotice = ({ periods, onClose }: { periods: number; onClose: () => void }) => (
  <div className="task" role="status">
    <span>
      The map reads the data differently now: published figures of {countOf(periods, 'period')} changed.{' '}
      <Link to="/changes" onClick={onClose}>
        See what, and why
      </Link>
    </span>
    <Button size="compact-xs" variant="default" onClick={onClose}>
      Close
    </Button>
  </div>
)
