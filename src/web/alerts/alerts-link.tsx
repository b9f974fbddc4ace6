import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { alertCountsQuery } from '../api/alert-queries.ts'
import { count } from '../words/figures.ts'

/** The way to the alerts, with how many rows of the page nobody has acknowledged: a crowd of items is one. */
export const AlertsLink = () => {
  const { data } = useQuery(alertCountsQuery)
  const open = data?.unacknowledgedRows ?? 0
  return (
    <Link to="/alerts">
      Alerts
      {open > 0 && (
        <span className="alert-count">
          {count(open)}
          <span className="unseen"> not acknowledged</span>
        </span>
      )}
    </Link>
  )
}
