/** The contract that every store fulfils. An implementation's test calls {@link storeContract}. */
import { describe } from 'vitest'
import { derivedContract } from './derived.contract.ts'
import { listingContract } from './listing.contract.ts'
import { logContract } from './log.contract.ts'
import { measuresContract } from './measures.contract.ts'
import { mixedContract } from './mixed.contract.ts'
import { momentsContract } from './moments.contract.ts'
import { recordsContract } from './records.contract.ts'
import type { Store } from './store.ts'

/**
 * Declares the tests.
 *
 * @param name Names the implementation in the report.
 * @param open Opens the store that belongs to the folder: an empty one for a new folder, and the same
 *   again for a folder that was opened before.
 */
export const storeContract = (name: string, open: (folder: string) => Promise<Store>): void => {
  describe(`the contract of stores: ${name}`, () => {
    logContract(open)
    derivedContract(open)
    listingContract(open)
    measuresContract(open)
    momentsContract(open)
    mixedContract(open)
    recordsContract(open)
  })
}
