import { storeContract } from '../store.contract.ts'
import { openDuckDbStore } from './open.ts'

storeContract('DuckDB', openDuckDbStore)
