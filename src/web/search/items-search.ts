/** Which items are listed, as the address says it: the parameters of `/api/items`, under their own names. */
import { FLOW_ITEM_TYPES, type FlowItemType, type Measured } from '../../flow/facts.ts'
import { BEHIND, REASONS, type Behind, type Reason } from '../../flow/measures/measures.ts'
import type { Query } from '../api/request.ts'
import { oneOf, when, word, type Raw } from './words.ts'

const ORDERS = ['flowTime', 'age', 'done', 'start', 'label'] as const
export type Order = (typeof ORDERS)[number]
export const PAGE_SIZE = 50

export interface ItemsSearch {
  readonly stream?: string
  readonly slice?: string
  readonly team?: string
  readonly type?: FlowItemType
  readonly measured?: Measured
  /** The figure whose items these are. */
  readonly behind?: Behind
  /** Instead, those that the figure leaves out. */
  readonly excluded?: 'true'
  /** Of those left out, only the ones that are for this reason. */
  readonly reason?: Reason
  /** Of the items in progress, only these. */
  readonly only?: 'stale' | 'beyondExpectation'
  readonly from?: string
  readonly to?: string
  readonly text?: string
  readonly order?: Order
  readonly descending?: 'true' | 'false'
  readonly offset?: string
}

export const itemsSearch = (raw: Raw): ItemsSearch => ({
  stream: word(raw, 'stream'),
  slice: word(raw, 'slice'),
  team: word(raw, 'team'),
  type: oneOf(raw, 'type', FLOW_ITEM_TYPES),
  measured: oneOf(raw, 'measured', ['work', 'journeys']),
  behind: oneOf(raw, 'behind', BEHIND),
  excluded: oneOf(raw, 'excluded', ['true']),
  reason: oneOf(raw, 'reason', REASONS),
  only: oneOf(raw, 'only', ['stale', 'beyondExpectation']),
  from: when(raw, 'from'),
  to: when(raw, 'to'),
  text: word(raw, 'text'),
  order: oneOf(raw, 'order', ORDERS),
  descending: oneOf(raw, 'descending', ['true', 'false']),
  offset: /^\d{1,9}$/.test(word(raw, 'offset') ?? '') ? word(raw, 'offset') : undefined,
})

/** The search of the page of items, from the address of a list. @param address `/items?…` */
export const itemsSearchOf = (address: string): ItemsSearch =>
  itemsSearch(Object.fromEntries(new URL(address, 'http://localhost').searchParams))

/** The request to the server: without an order, what was done last comes first. */
export const itemsRequest = (search: ItemsSearch): Query => ({
  ...search,
  order: search.order ?? 'done',
  descending: search.descending ?? (search.order === undefined ? 'true' : undefined),
  limit: PAGE_SIZE,
})

/** The search after a column's heading was chosen: again turns it round, another starts with the largest. */
export const sortedBy = (search: ItemsSearch, order: Order): ItemsSearch => {
  const now = itemsRequest(search)
  const again = now['order'] === order
  const descending = again ? now['descending'] !== 'true' : order !== 'label'
  return { ...search, order, descending: descending ? 'true' : 'false', offset: undefined }
}
