import type { Query } from '../api/request.ts'
import type { JourneysSearch } from '../search/journeys-search.ts'

/** What the panels ask with: the selection of the page, and what their choices have put into its address. */
export interface Asking {
  readonly query: Query
  readonly search: JourneysSearch
  readonly onChange: (change: Partial<JourneysSearch>) => void
}
