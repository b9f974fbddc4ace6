/** A store that an older Millrace wrote opens, keeps its log, and what is derived of it becomes complete. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { Engine } from '../src/engine/engine.ts'
import { loadMap } from '../src/model/load.ts'
import { openDuckDbStore } from '../src/store/duckdb/open.ts'
import { mapOf, temporaryFolder } from './workspace.ts'

const DAY = 86_400_000_000

/** The tables of version 1 as they were, with an epic, its child and what was derived of them then. */
const VERSION_1 = `
  CREATE TABLE schema_version (version INTEGER);
  INSERT INTO schema_version VALUES (1);
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
  INSERT INTO notes VALUES ('fingerprint', 'of the older one');
  INSERT INTO item_keys VALUES (0, 'tracker', 'EPIC-1'), (1, 'tracker', 'TASK-1');
  INSERT INTO events
    SELECT number, 'tracker', item || state, (happened * ${DAY})::BIGINT, 0, 0, 0, state, NULL, fields, NULL, NULL, false, NULL
    FROM (VALUES
      (0, 'EPIC-1', 80, 'Doing', '{"crew":"red"}'), (0, 'EPIC-1', 95, 'Done', NULL),
      (1, 'TASK-1', 90, 'Doing', '{"crew":"blue","epic":"EPIC-1"}'), (1, 'TASK-1', 94, 'Done', NULL)
    ) AS log (number, item, happened, state, fields);
  INSERT INTO items
    SELECT number, 'tracker', item, 0, 0, 'support', NULL, 4, item, NULL, NULL, begun, begun, ended, NULL, 3, 'Done',
      'Done', ended - begun, 0, 0, 0, false, NULL, [], ended, 2
    FROM (VALUES (0, 'EPIC-1', 80 * ${DAY}, 95 * ${DAY}), (1, 'TASK-1', 90 * ${DAY}, 94 * ${DAY}))
      AS derived (number, item, begun, ended);
  INSERT INTO visits
    SELECT number, 0, 0, 0, 'support', NULL, 4, 'Doing', 2, NULL, started, done, false, NULL FROM items;`

const MAP = `${mapOf(`  tracker:
    name: Tracker
    kind: jira
    stream: support
    team: [{ when: { crew: red }, is: red }, { is: blue }]
    hierarchy: { parent: epic }
    states: { Doing: active, Done: done }`)}
teams:
  red: { name: Red }
  blue: { name: Blue }
`

const older = async (folder: string): Promise<void> => {
  await mkdir(folder)
  const instance = await DuckDBInstance.create(join(folder, 'store.duckdb'))
  const connection = await instance.connect()
  await connection.run(VERSION_1)
  connection.closeSync()
  instance.closeSync()
}

it('a store of version 1 opens with what it holds, and what is new is derived', async () => {
  const { folder, remove } = await temporaryFolder()
  try {
    await older(join(folder, 'data'))
    const store = await openDuckDbStore(join(folder, 'data'))
    // As it was derived then: both count, neither has a team.
    const of = { measured: 'work' } as const
    expect(await store.measures.velocity(of, [0, 100 * DAY])).toEqual([2])
    expect((await store.derivedOf({ source: 'tracker', item: 'EPIC-1' })).items).toMatchObject([
      { team: null, parent: null, counts: 'always', alsoIn: [], blockedBy: null, costOfDelay: null },
    ])
    expect(await store.records('published')).toEqual([])
    await store.record([{ kind: 'published', name: 'a', at: 1, value: 1 }])

    const { map } = loadMap([{ file: 'map.yaml', text: MAP }])
    const engine = await Engine.open({ folder, map, problems: [] }, store, () => 100 * DAY)
    const flow = await engine.flow({ stream: 'support' })
    const listed = await store.items({ of, offset: 0, limit: 10 })
    expect({
      velocity: flow.velocity.reduce((sum, { items }) => sum + items, 0),
      items: listed.items.map(({ item, team, parent, counts }) => ({ item, team, parent, counts })),
      red: await store.measures.tally(of, [0, 100 * DAY], 'done', 'team'),
      records: (await store.latest('published')).length > 0,
    }).toEqual({
      velocity: 1,
      items: [
        { item: 'EPIC-1', team: 'red', parent: null, counts: 'unlessParent' },
        { item: 'TASK-1', team: 'blue', parent: 'EPIC-1', counts: 'unlessParent' },
      ],
      red: [
        { key: 'blue', values: [1] },
        { key: 'red', values: [1] },
      ],
      records: true,
    })
    await engine.close()
  } finally {
    await remove()
  }
})
