/** The peer of the queries: plain DuckDB SQL, written by hand, on flattened tables in memory. */
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api'

/** Flat tables with nothing but what the queries need, sorted as they are asked. */
export const openPeer = async (store: string): Promise<DuckDBConnection> => {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
  await connection.run(`ATTACH '${store.replaceAll("'", "''")}' AS source (READ_ONLY)`)
  await connection.run(`
    CREATE TABLE items AS
      SELECT stream, started, done, active, waiting, type FROM source.items ORDER BY stream, started;
    CREATE TABLE visits AS
      SELECT stream, began, ended, stage, type FROM source.visits WHERE state IN (1, 2) ORDER BY stream, began;
    DETACH source;`)
  return connection
}

const where = (stream: string | null): string => (stream === null ? 'true' : `stream = '${stream}'`)

/** The five metrics as one would write them on such tables. Edges are instants in µs. */
export const peerQueries = (stream: string | null): Readonly<Record<string, string>> => ({
  velocity: `
    SELECT e.edge, count(i.done) FROM (SELECT unnest($edges::BIGINT[]) AS edge) e
    LEFT JOIN items i ON i.done >= e.edge AND i.done < e.edge + 604800000000 AND ${where(stream)}
    GROUP BY e.edge`,
  flowTime: `
    SELECT count(*), quantile_disc(done - started, [0.5, 0.85, 0.95]) FROM items
    WHERE done >= $edges[1] AND done < $edges[len($edges)] AND started IS NOT NULL AND ${where(stream)}`,
  load: `
    WITH moves AS (
      SELECT began AS moment, 1 AS step FROM visits WHERE ${where(stream)}
      UNION ALL SELECT ended, -1 FROM visits WHERE ${where(stream)}
    ), steps AS (
      SELECT moment, sum(step) AS step FROM moves GROUP BY moment
    ), running AS (
      SELECT moment, sum(step) OVER (ORDER BY moment ROWS UNBOUNDED PRECEDING) AS load FROM steps
    )
    SELECT e.edge, r.load FROM (SELECT unnest($edges::BIGINT[]) AS edge) e ASOF LEFT JOIN running r ON r.moment <= e.edge`,
  efficiency: `
    SELECT sum(active), sum(waiting) FROM items
    WHERE done >= $edges[1] AND done < $edges[len($edges)] AND ${where(stream)}`,
  distribution: `
    SELECT type, count(*) FROM items
    WHERE done >= $edges[1] AND done < $edges[len($edges)] AND ${where(stream)} GROUP BY type`,
})

export const askPeer = async (
  connection: DuckDBConnection,
  sql: string,
  edges: DuckDBValue,
): Promise<void> => {
  await connection.runAndReadAll(sql, { edges })
}
