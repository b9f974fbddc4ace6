/** Every view as tables: the same for CSV, the web app and the command line. */
import type { ViewAnswer, ViewId, ViewOf } from '../view-answers.ts'
import type { ViewTable } from './columns.ts'
import { agingTables, flowTimeTables } from './item-tables.ts'
import {
  balanceTables,
  cumulativeFlowTables,
  loadTables,
  mixTables,
  predictabilityTables,
  velocityTables,
} from './period-tables.ts'
import { efficiencyTables, littlesLawTables, reworkTables, stagesTables } from './stage-tables.ts'

const TABLES: { readonly [V in ViewId]: (answer: ViewOf<V>) => ViewTable[] } = {
  velocity: velocityTables,
  'flow-time': flowTimeTables,
  'cumulative-flow': cumulativeFlowTables,
  load: loadTables,
  aging: agingTables,
  efficiency: efficiencyTables,
  mix: mixTables,
  balance: balanceTables,
  stages: stagesTables,
  rework: reworkTables,
  'littles-law': littlesLawTables,
  predictability: predictabilityTables,
}

/** The tables of a view: first the one of its chart, a row per point. */
export const tablesOf = (answer: ViewAnswer): ViewTable[] =>
  (TABLES[answer.view] as (answer: ViewAnswer) => ViewTable[])(answer)
