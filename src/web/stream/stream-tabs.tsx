import { Link } from '@tanstack/react-router'

/** The two sides of a stream: what it is meant to be, and how it flows. */
export const StreamTabs = ({ id }: { id: string }) => (
  <nav className="tabs no-print" aria-label="The stream">
    <Link to="/streams/$id/card" params={{ id }}>
      Card
    </Link>
    <Link to="/streams/$id/north-star" params={{ id }} activeOptions={{ includeSearch: false }}>
      North-star
    </Link>
    <Link to="/streams/$id" params={{ id }} activeOptions={{ exact: true, includeSearch: false }}>
      Flow
    </Link>
    <Link to="/streams/$id/river" params={{ id }} activeOptions={{ includeSearch: false }}>
      River
    </Link>
    <Link to="/streams/$id/service" params={{ id }} activeOptions={{ includeSearch: false }}>
      Service
    </Link>
    <Link to="/streams/$id/paths" params={{ id }} activeOptions={{ includeSearch: false }}>
      Paths
    </Link>
    <Link to="/streams/$id/journeys" params={{ id }} activeOptions={{ includeSearch: false }}>
      Journeys
    </Link>
    <Link to="/streams/$id/next" params={{ id }} activeOptions={{ includeSearch: false }}>
      Change next
    </Link>
    <Link to="/streams/$id/forecast" params={{ id }} activeOptions={{ includeSearch: false }}>
      Forecast
    </Link>
    <Link to="/streams/$id/report" params={{ id }} activeOptions={{ includeSearch: false }}>
      Report
    </Link>
    <Link to="/compare" search={{ aStream: id, bStream: id }}>
      Compare
    </Link>
  </nav>
)
