import { Link } from '@tanstack/react-router'

/** The two sides of a stream: what it is meant to be, and how it flows. */
export const StreamTabs = ({ id, now }: { id: string; now: 'card' | 'flow' }) => (
  <nav className="tabs no-print" aria-label="The stream">
    <Link to="/streams/$id/card" params={{ id }} aria-current={now === 'card' ? 'page' : undefined}>
      Card
    </Link>
    <Link to="/streams/$id" params={{ id }} aria-current={now === 'flow' ? 'page' : undefined}>
      Flow
    </Link>
  </nav>
)
