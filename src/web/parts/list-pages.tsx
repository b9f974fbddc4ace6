/** The way through a list that is longer than a page. */
import { Button } from '@mantine/core'
import { count } from '../words/figures.ts'

export const ListPages = ({
  offset,
  total,
  shown,
  pageSize,
  onGo,
}: {
  offset: number
  total: number
  /** Entries on this page. */
  shown: number
  pageSize: number
  onGo: (offset: number) => void
}) => {
  if (total <= pageSize && offset === 0) return null
  return (
    <nav className="pages" aria-label="Pages of the list">
      <Button variant="default" disabled={offset === 0} onClick={() => onGo(Math.max(0, offset - pageSize))}>
        Previous
      </Button>
      <span>
        {shown === 0 ? 'none' : `${count(offset + 1)}–${count(offset + shown)}`} of {count(total)}
      </span>
      <Button variant="default" disabled={offset + shown >= total} onClick={() => onGo(offset + pageSize)}>
        Next
      </Button>
    </nav>
  )
}
