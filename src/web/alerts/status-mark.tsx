import type { TargetStatus } from '../../flow/alert-answers.ts'

/** A shape of its own for each, so that colour is not needed to tell them apart. */
const SHAPES: Readonly<Record<TargetStatus, React.ReactNode>> = {
  met: <circle cx="6" cy="6" r="5" />,
  'at risk': <path d="M6 .8 11.6 11H.4z" />,
  breached: <path d="M3.4.6h5.2l2.8 2.8v5.2l-2.8 2.8H3.4L.6 8.6V3.4z" />,
  'no data': <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  'not configured': <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.8" />,
}

/** The status of a target: its light and its word. */
export const StatusMark = ({ status, children }: { status: TargetStatus; children?: React.ReactNode }) => (
  <span className="status-mark" data-status={status}>
    <svg className="type-shape" viewBox="0 0 12 12" fill="currentColor" aria-hidden="true">
      {SHAPES[status]}
    </svg>
    {children ?? status}
  </span>
)
