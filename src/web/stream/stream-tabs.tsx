import { Link } from '@tanstack/react-router'

/** The two sides of a stream: what it is meant to be, and how it flows. */
export const StreamTabs = ({ id }: { id: string }) => (
  <nav className="tabs no-print" aria-label="The stream">
    <Link to="/streams/$id/card" params={{ id }}>
      Card
    </Link>
    <Link to="/streams/$id" params={{ id }} activeOptions={{ exact: true, includeSearch: false }}>
      Flow
    </Link>
  </nav>
)
