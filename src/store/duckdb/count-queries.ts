/** How many, by group: what happened, the load, what stages were reached, what became of items. */
import { LIST, listValue, VARCHAR, type DuckDBValue } from '@duckdb/node-api'
import type { Micros } from '../../flow/event.ts'
import { groupsOf, stageAndState } from '../../flow/measures/grouping.ts'
import type {
  Grouped,
  Happening,
  ItemGroup,
  Measures,
  Outcomes,
  Reworked,
  Selection,
  VisitGroup,
  Window,
} from '../../flow/measures/measures.ts'
import { binsOf, boundsOf, cumulative, perPeriod, sumsOf, textOrNull, type Ask } from './asking.ts'
import {
  between,
  completed,
  happened,
  HAPPENED_AT,
  IN_PROGRESS,
  loading,
  REWORKED,
  selected,
  type Bindings,
} from './conditions.ts'
import { wordOf } from './fields.ts'
import { CODES } from './rows.ts'

/**
 * An item is in the group of each of its streams; of those asked for, where streams are asked for. Few are in a
 * second one, and a list of one is spared.
 */
const streamKeys = ({ streams }: Selection, bindings: Bindings): string => {
  const all = 'list_distinct(list_concat([stream], also_in))'
  const asked = streams
    ? `list_intersect(${all}, ${bindings.bind(listValue([...streams]), LIST(VARCHAR))})`
    : all
  return `CASE WHEN also_in IS NULL THEN [stream] ELSE coalesce(nullif(${asked}, []), [NULL]) END`
}

/** What rows are grouped by, in one or two columns, and the key that their values stand for. */
const GROUPS: Readonly<
  Record<
    VisitGroup,
    {
      columns: (of: Selection, bindings: Bindings) => readonly string[]
      key: (values: readonly (DuckDBValue | undefined)[]) => string | null
    }
  >
> = {
  type: { columns: () => ['type'], key: ([type]) => wordOf(CODES.type, type) },
  stage: { columns: () => ['stage'], key: ([stage]) => textOrNull(stage) },
  state: { columns: () => ['state'], key: ([state]) => wordOf(CODES.state, state) },
  stageAndState: {
    columns: () => ['stage', 'state'],
    key: ([stage, state]) => stageAndState(String(stage), wordOf(CODES.state, state)),
  },
  stream: {
    columns: (of, bindings) => [`unnest(${streamKeys(of, bindings)})`],
    key: ([stream]) => textOrNull(stream),
  },
  slice: { columns: () => ['slice'], key: ([slice]) => textOrNull(slice) },
  team: { columns: () => ['team'], key: ([team]) => textOrNull(team) },
}

/** The columns of a group under names of their own. */
const named = (columns: readonly string[]): { grouped: string[]; keys: string[] } => ({
  grouped: columns.map((column, i) => `${column} AS key_${i}`),
  keys: columns.map((_, i) => `key_${i}`),
})

type Counts = Pick<Measures, 'tally' | 'loadBy' | 'reached' | 'outcomes' | 'reworked'>

export const countQueries = (ask: Ask): Counts => {
  const tally = async (
    of: Selection,
    edges: readonly Micros[],
    happening: Happening,
    by: ItemGroup | null,
  ): Promise<Grouped[]> => {
    if (edges.length < 2) return by === null ? [{ key: null, values: [] }] : []
    const bounds = boundsOf(edges)
    const window = { from: Math.min(...edges), to: Math.max(...edges) }
    const group = by && GROUPS[by]
    const rows = await ask((bindings) => {
      const bins = binsOf(bounds, bindings)
      const { grouped, keys } = named(group ? group.columns(of, bindings) : [])
      return `
        SELECT ${[`histogram(moment, ${bins})`, ...keys].join(', ')} FROM (
          SELECT ${[`${HAPPENED_AT[happening]} AS moment`, ...grouped].join(', ')} FROM items
          WHERE ${selected(of, bindings)} AND ${happened(happening, window, bindings)}
        ) GROUP BY ALL`
    })
    if (!group) return [{ key: null, values: perPeriod(rows[0]?.[0], bounds) }]
    return groupsOf(
      new Map(rows.map(([histogram, ...values]) => [group.key(values), perPeriod(histogram, bounds)])),
    )
  }

  const loadBy = async (of: Selection, instants: readonly Micros[], by: VisitGroup): Promise<Grouped[]> => {
    if (instants.length === 0) return []
    const bounds = instants.map(BigInt)
    const reach = { from: Math.min(...instants), to: Math.max(...instants) + 1 }
    const { columns, key } = GROUPS[by]
    // As the load of all: begun up to t − ended up to t.
    const rows = await ask((bindings) => {
      const bins = binsOf(bounds, bindings)
      const { grouped, keys } = named(columns(of, bindings))
      return `
        SELECT ${[`histogram(began, ${bins})`, `histogram(ended, ${bins})`, ...keys].join(', ')} FROM (
          SELECT ${['began', 'ended', ...grouped].join(', ')} FROM visits
          WHERE ${selected(of, bindings)} AND ${loading(reach, bindings)}
        ) GROUP BY ALL`
    })
    return groupsOf(
      new Map(
        rows.map(([begun, ended, ...values]) => {
          const begunUpTo = cumulative(begun)
          const endedUpTo = cumulative(ended)
          return [key(values), bounds.map((at) => begunUpTo(at) - endedUpTo(at))]
        }),
      ),
    )
  }

  const reached = async (
    of: Selection,
    instants: readonly Micros[],
    stages: readonly string[],
  ): Promise<number[][]> => {
    if (instants.length === 0) return [...stages, null].map(() => [])
    const bounds = instants.map(BigInt)
    const [histograms = []] = await ask((bindings) => {
      const bins = binsOf(bounds, bindings)
      const order = bindings.bind(listValue([...stages]), LIST(VARCHAR))
      const firsts = stages.map((_, k) => `min(began) FILTER (place > ${k}) AS since_${k}`)
      const counts = stages.map((_, k) => `histogram(least(since_${k}, over), ${bins})`)
      return `
        WITH
          chosen AS (
            SELECT number, pass, coalesce(canceled, done) AS over FROM items WHERE ${selected(of, bindings)}
          ),
          entries AS (
            SELECT number, pass, began, list_position(${order}, stage) AS place FROM visits
            WHERE ${selected({ ...of, types: undefined }, bindings)} AND ${IN_PROGRESS}
              AND began <= ${bindings.micros(Math.max(...instants))}
          ),
          firsts AS (SELECT ${['number', 'pass', ...firsts].join(', ')} FROM entries GROUP BY number, pass)
        SELECT ${[...counts, `histogram(over, ${bins})`].join(', ')}
        FROM chosen LEFT JOIN firsts USING (number, pass)`
    })
    return [...stages, null].map((_, k) => bounds.map(cumulative(histograms[k])))
  }

  const outcomes = async (of: Selection, started: Window, at: Micros): Promise<Outcomes> => {
    const [counted = []] = await ask((bindings) => {
      const until = bindings.micros(at)
      return `
        SELECT
          count(*), count(*) FILTER (canceled IS NULL AND done <= ${until}),
          count(*) FILTER (canceled <= ${until})
        FROM items WHERE ${selected(of, bindings)} AND ${between('started', started, bindings)}`
    })
    const [all = 0, done = 0, canceled = 0] = counted.map(Number)
    return { started: all, done, canceled, open: all - done - canceled }
  }

  const reworked = async (of: Selection, edges: readonly Micros[]): Promise<Reworked[]> => {
    const periods = await sumsOf(ask)(
      edges,
      (window, bin, bindings) => `
        SELECT
          ${bin('done')} AS bin, count(*), count(*) FILTER (${REWORKED}), count(*) FILTER (reopened > 0),
          count(*) FILTER (reentered), sum(rework)
        FROM items
        WHERE ${selected(of, bindings)} AND ${completed(window, bindings)} AND quarantine IS NULL
        GROUP BY bin`,
    )
    return periods.map(([done = 0, again = 0, reopened = 0, reentered = 0, time = 0]) => ({
      done,
      reworked: again,
      reopened,
      reentered,
      time,
    }))
  }

  return { tally, loadBy, reached, outcomes, reworked }
}
