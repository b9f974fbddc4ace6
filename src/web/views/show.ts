/** What a view shows: each view makes it of its answer, and one frame draws them all. */
import type { ReactNode } from 'react'
import type { EChartsOption } from 'echarts'
import type { Behind } from '../../flow/measures/measures.ts'
import type { Palette } from '../theme/palette.ts'
import type { ItemsSearch } from '../search/items-search.ts'

export interface ShownChart {
  /** Told apart in exports, where a view has more than one. */
  readonly name?: string
  readonly option: EChartsOption
  /** In words, for who can't see it. */
  readonly label: string
  /** px; more on the page of the view alone. */
  readonly height: number
  /** Data carry `id`, the source and item as JSON: a click opens the item. */
  readonly opensItems?: boolean
}

export interface LeftOut {
  readonly words: string
  readonly search: ItemsSearch
}

export interface Shown {
  /** The figure, large. */
  readonly figure: ReactNode
  readonly note: ReactNode
  /** How many items it counts, and which. */
  /** Null where the view counts more than one set. */
  readonly n: number | null
  readonly behind: Behind
  readonly leftOut?: readonly LeftOut[]
  readonly charts: readonly ShownChart[]
  /** Said below the chart. */
  readonly words?: ReactNode
  /** Instead of charts and tables: why there is nothing. */
  readonly nothing?: { readonly kind: 'not configured' | 'no data'; readonly why: string }
}

export interface ShowOf<Answer> {
  readonly answer: Answer
  /** `item` or `journey`. */
  readonly noun: string
  readonly palette: Palette
}
