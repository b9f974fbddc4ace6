import type { ReactNode } from 'react'

/** A wide table scrolls in its own place, by keyboard as well. */
export const TableScroll = ({ label, children }: { label: string; children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
  <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
    <table className="table">{children}</table>
  </div>
)
