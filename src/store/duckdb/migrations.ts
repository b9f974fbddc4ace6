/** The tables, and how a store of an older version becomes one of this version. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { StoreError } from '../store.ts'

/**
 * Migration n (counted from 1) brings a store from version n − 1 to version n. What is here has been run
 * on somebody's data: add to the end, change nothing.
 *
 * Items have numbers because whole numbers are compared 5–8 times faster than names and take 2.5 bytes
 * a row: every commit looks for the events, items and visits of the items it touches. There are no
 * indexes: on 5 million events they tripled the file and made a commit of 1,000 events take 480 ms, and
 * a scan of the numbers takes 11 ms. Closed sets of words are kept as codes (see `rows.ts`), which makes
 * the questions of the measures 2–4 times faster. `events.id` is not compressed because every commit
 * scans it (20 instead of 46 ms).
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE item_keys (number INTEGER, source VARCHAR, item VARCHAR);

  CREATE TABLE events (
    number INTEGER, source VARCHAR, id VARCHAR USING COMPRESSION uncompressed,
    happened BIGINT, ord BIGINT, received BIGINT, step UTINYINT, state VARCHAR, instance VARCHAR,
    fields VARCHAR, was VARCHAR, fault VARCHAR, partial BOOLEAN, ref VARCHAR
  );

  CREATE TABLE items (
    number INTEGER, source VARCHAR, item VARCHAR, pass INTEGER, measured UTINYINT,
    stream VARCHAR, slice VARCHAR, type UTINYINT, label VARCHAR, title VARCHAR, url VARCHAR,
    created BIGINT, started BIGINT, done BIGINT, canceled BIGINT, state UTINYINT, stage VARCHAR, status VARCHAR,
    active BIGINT, waiting BIGINT, reopened INTEGER, rework BIGINT, start_censored BOOLEAN, quarantine VARCHAR,
    unmapped VARCHAR[], last_at BIGINT, events INTEGER
  );

  CREATE TABLE visits (
    number INTEGER, pass INTEGER, nth INTEGER, measured UTINYINT, stream VARCHAR, slice VARCHAR, type UTINYINT,
    stage VARCHAR, state UTINYINT, reason VARCHAR, began BIGINT, ended BIGINT, skipped BOOLEAN, next_stage VARCHAR
  );

  CREATE TABLE notes (name VARCHAR, value VARCHAR);
  `,
  // What the columns hold is derived again when the store is opened, for the fold has changed as well.
  `
  ALTER TABLE items ADD COLUMN also_in VARCHAR[];
  ALTER TABLE items ADD COLUMN team VARCHAR;
  ALTER TABLE items ADD COLUMN parent VARCHAR;
  ALTER TABLE items ADD COLUMN counts UTINYINT DEFAULT 0;
  ALTER TABLE items ADD COLUMN blocked_by VARCHAR;
  ALTER TABLE items ADD COLUMN cost_of_delay DOUBLE;
  ALTER TABLE visits ADD COLUMN also_in VARCHAR[];
  ALTER TABLE visits ADD COLUMN team VARCHAR;
  ALTER TABLE visits ADD COLUMN counts UTINYINT DEFAULT 0;
  CREATE TABLE records (nth BIGINT, kind VARCHAR, name VARCHAR, recorded BIGINT, value VARCHAR);
  `,
  // Without its fingerprint, what is derived is derived again when the engine opens the store. That stays are kept
  // beside visits (see `writing.ts`) makes questions about stages 5 times faster than finding them each time.
  `
  ALTER TABLE items ADD COLUMN reentered BOOLEAN DEFAULT false;
  ALTER TABLE visits ADD COLUMN stay_since BIGINT;
  ALTER TABLE visits ADD COLUMN stay_next VARCHAR;
  ALTER TABLE visits ADD COLUMN stay_ends BOOLEAN DEFAULT false;
  DELETE FROM notes WHERE name = 'fingerprint';
  `,
  // Moments are read whole, never looked for: words are kept as they are, which compresses as well as codes.
  `
  ALTER TABLE items ADD COLUMN moves_stage VARCHAR;
  ALTER TABLE items ADD COLUMN moves_slice VARCHAR;
  ALTER TABLE items ADD COLUMN cost DOUBLE;
  ALTER TABLE items ADD COLUMN abandoned_from UTINYINT;
  CREATE TABLE moments (
    number INTEGER, journey INTEGER, nth INTEGER, happened BIGINT, activity VARCHAR, lifecycle UTINYINT,
    stage VARCHAR, state UTINYINT, proofs VARCHAR, signal UTINYINT, amounts MAP(VARCHAR, DOUBLE),
    stream VARCHAR, also_in VARCHAR[], slice VARCHAR, type UTINYINT
  );
  DELETE FROM notes WHERE name = 'fingerprint';
  `,
]

/** The version that this program reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length

/**
 * Brings the store to {@link SCHEMA_VERSION}, each step in a transaction of its own.
 *
 * @throws StoreError if a newer Millrace has written it.
 */
export const migrate = async (connection: DuckDBConnection, folder: string): Promise<void> => {
  await connection.run('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER)')
  const read = await connection.runAndReadAll('SELECT coalesce(max(version), 0) FROM schema_version')
  const found = Number(read.value(0, 0))
  if (found > SCHEMA_VERSION) {
    throw new StoreError(
      `The data in ${folder} was written by a newer Millrace (its schema is version ${found}; this one knows up to ` +
        `${SCHEMA_VERSION}). Update Millrace, or name another place with --data.`,
    )
  }
  for (const [done, statements] of MIGRATIONS.entries()) {
    if (done < found) continue
    await connection.run(
      `BEGIN; ${statements}; DELETE FROM schema_version; INSERT INTO schema_version VALUES (${done + 1}); COMMIT`,
    )
  }
}
