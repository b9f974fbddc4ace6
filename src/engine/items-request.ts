import type { FlowRequest } from '../flow/request.ts'

/** Which items are listed, in the words of the shell or the address. */
export interface ItemsRequest extends FlowRequest {
  readonly behind?: string
  /** Instead of those counted, the ones that the figure leaves out. */
  readonly excluded?: boolean
  readonly reason?: string
  /** Of the items in progress, only these (`ONLY` in `narrowed-load.ts`). */
  readonly only?: string
  readonly text?: string
  readonly order?: string
  readonly descending?: boolean
  readonly offset?: number
  readonly limit?: number
}
