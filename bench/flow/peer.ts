/** The peer of the queries: plain DuckDB SQL, written by hand, on flattened tables in memory. */
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api'

/** Flat tables with nothing but what the queries need, sorted as they are asked. */
export const openPeer = async (store: string): Promise<DuckDBConnection> => {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
  await connection.run(`ATTACH '${store.replaceAll("'", "''")}' AS source (READ_ONLY)`)
  await connection.run(`
    CREATE TABLE items AS
      SELECT number AS id, label, stream, started, done, active, waiting, type FROM source.items
      ORDER BY stream, started;
    CREATE TABLE visits AS
      SELECT number AS id, nth, stream, began, ended, stage, type, state FROM source.visits
      WHERE state IN (1, 2) ORDER BY stream, began;
    DETACH source;`)
  return connection
}

const where = (stream: string | null): string => (stream === null ? 'true' : `stream = '${stream}'`)

/** The questions as one would write them on such tables. Edges are instants in µs. */
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
  arrivals: `
    SELECT e.edge, i.type, count(i.started) FROM (SELECT unnest($edges::BIGINT[]) AS edge) e
    LEFT JOIN items i ON i.started >= e.edge AND i.started < e.edge + 604800000000 AND ${where(stream)}
    GROUP BY e.edge, i.type`,
  loadByStage: `
    SELECT e.edge, v.stage, count(*) FROM (SELECT unnest($edges::BIGINT[]) AS edge) e
    JOIN visits v ON v.began <= e.edge AND v.ended > e.edge AND ${where(stream)} GROUP BY e.edge, v.stage`,
  timeInStage: `
    WITH stays AS (
      SELECT v.id, v.stage, count(*) AS entries, sum(v.ended - v.began) AS time
      FROM visits v JOIN items i USING (id)
      WHERE i.done >= $edges[1] AND i.done < $edges[len($edges)] AND ${where(stream).replace('stream', 'v.stream')}
      GROUP BY v.id, v.stage
    )
    SELECT stage, count(*), sum(entries), quantile_disc(time, [0.5, 0.85]) FROM stays GROUP BY stage`,
  moves: `
    SELECT stage, next, count(*), sum(time) FROM (
      SELECT v.stage, lead(v.stage) OVER (PARTITION BY v.id ORDER BY v.nth) AS next, v.ended - v.began AS time
      FROM visits v JOIN items i USING (id)
      WHERE i.done >= $edges[1] AND i.done < $edges[len($edges)] AND ${where(stream).replace('stream', 'v.stream')}
    ) WHERE next IS DISTINCT FROM stage GROUP BY stage, next`,
  open: `
    SELECT i.label, i.started, v.stage, v.state FROM visits v JOIN items i USING (id)
    WHERE v.began <= $edges[20] AND v.ended > $edges[20] AND ${where(stream).replace('stream', 'v.stream')}
    ORDER BY i.started`,
  ages: `
    SELECT e.edge, count(*), sum(e.edge - i.started) FROM (SELECT unnest($edges::BIGINT[]) AS edge) e
    JOIN visits v ON v.began <= e.edge AND v.ended > e.edge JOIN items i USING (id)
    WHERE ${where(stream).replace('stream', 'v.stream')} GROUP BY e.edge`,
})

export const askPeer = async (
  connection: DuckDBConnection,
  sql: string,
  edges: DuckDBValue,
): Promise<void> => {
  await connection.runAndReadAll(sql, { edges })
}
