import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { FIGURES, figureAddress, figureKey, type FigureOf } from '../../flow/figures/figure.ts'

/**
 * A number that opens into its explanation: definition, rules, items, events. Every figure of a metric that a page
 * shows is one, which the walk over all pages counts on (`data-figure`, `data-value`). The title says to screen
 * readers what the link does; it is no part of the text, so that a table copied from the page holds numbers only.
 *
 * @param value As the answer has it, not rounded; the children are how it reads.
 */
export const Figure = ({
  id,
  of,
  value,
  children,
}: {
  id: string
  of: FigureOf
  value: number | null
  children: ReactNode
}) => (
  <Link
    to="/explain"
    search={figureAddress(id, of)}
    className="figure-link"
    title={`${FIGURES[id]?.name ?? id}: explain this number`}
    data-figure={figureKey(id, of)}
    data-value={value === null ? 'null' : String(value)}
  >
    {children}
  </Link>
)
