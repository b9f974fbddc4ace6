/** The tables of OCEL in SQLite: a table per type in version 2.0; EVENTS, OBJECTS and RELATIONS in version 1.0. */
import type { FieldValue } from '../../flow/event.ts'
import type { OcelEvent, OcelLink, OcelObject, OcelValue } from './log.ts'
import { quoted, textOf, type Database, type Row } from './sqlite-database.ts'

/** Undefined for what says nothing, and for binary data. */
const fieldOf = (value: unknown): FieldValue | undefined => {
  if (typeof value === 'bigint')
    return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER)
      ? Number(value)
      : String(value)
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? value : undefined
}

const fieldsBut = (row: Row, others: ReadonlySet<string>): Record<string, FieldValue> => {
  const fields: Record<string, FieldValue> = {}
  for (const [name, value] of Object.entries(row)) {
    const held = others.has(name) ? undefined : fieldOf(value)
    if (held !== undefined) fields[name] = held
  }
  return fields
}

/** Links, as SQLite gathers them: a JSON list of pairs. */
const linksOf = (json: unknown): OcelLink[] =>
  typeof json === 'string'
    ? (JSON.parse(json) as unknown[][]).flatMap(([object, qualifier]) =>
        textOf(object) === '' ? [] : [{ object: textOf(object), qualifier: textOf(qualifier) }],
      )
    : []

const linksBy = (db: Database, table: string, from: string, to: string, qualifier: string): string => {
  const called = db.hasColumn(table, qualifier) ? quoted(qualifier) : `''`
  return `(SELECT ${quoted(from)} AS id, json_group_array(json_array(${quoted(to)}, ${called})) AS links FROM ${quoted(table)} GROUP BY 1)`
}

/** Tables whose names begin as if they held the attributes of a type. */
const OF_NO_TYPE = new Set(['event_object', 'event_map_type', 'object_object', 'object_map_type'])

/** The tables that hold the attributes of a type, of those that exist: as the map of types names them, if there is one. */
const tablesOf = (db: Database, of: 'event' | 'object', tables: ReadonlySet<string>): string[] => {
  if (!tables.has(`${of}_map_type`))
    return [...tables].filter((name) => name.startsWith(`${of}_`) && !OF_NO_TYPE.has(name))
  const named = [...db.rows(`SELECT ocel_type_map AS name FROM ${of}_map_type`)].map(({ name }) =>
    `${of}_${textOf(name)}`.toLowerCase(),
  )
  return [...new Set(named)].filter((table) => tables.has(table))
}

const SECOND_KEYS = new Set([
  'ocel_id',
  'ocel_type',
  'ocel_time',
  'ocel_changed_field',
  '_position',
  '_links',
])

/** @param fault Why it can't be taken, or null. */
const secondEvent = (row: Row, fault: string | null): OcelEvent => {
  const position = Number(row['_position'])
  return {
    id: textOf(row['ocel_id']),
    activity: textOf(row['ocel_type']),
    time: textOf(row['ocel_time']),
    fields: fieldsBut(row, SECOND_KEYS),
    links: linksOf(row['_links']),
    position,
    row: position,
    fault,
  }
}

const named = (row: Row): string => `\`${textOf(row['ocel_id'])}\``

export function* secondEvents(db: Database, tables: ReadonlySet<string>): Generator<OcelEvent> {
  const links = linksBy(db, 'event_object', 'ocel_event_id', 'ocel_object_id', 'ocel_qualifier')
  const events = db.numbered('event')
  db.keep('kept_links', `SELECT * FROM ${links}`)
  db.keep('kept_events', `SELECT _position, ocel_id AS id, ocel_type FROM ${events}`)
  const ofTypes = tablesOf(db, 'event', tables)
  for (const table of ofTypes) {
    const rows = db.rows(
      `SELECT t.*, e.ocel_type, e._position, l.links AS _links
       FROM ${quoted(table)} t LEFT JOIN kept_events e ON e.id = t.ocel_id LEFT JOIN kept_links l ON l.id = t.ocel_id
       ORDER BY e._position`,
    )
    let nth = 0
    for (const row of rows) {
      nth += 1
      const fault = `${named(row)} stands in \`${table}\`, but not in \`event\``
      if (row['_position'] !== null) yield secondEvent(row, null)
      else yield secondEvent({ ...row, _position: nth }, fault)
    }
  }
  const told = ofTypes.map((table) => `SELECT ocel_id FROM ${quoted(table)} WHERE ocel_id IS NOT NULL`)
  const others =
    told.length === 0 ? '' : `WHERE ocel_id IS NULL OR ocel_id NOT IN (${told.join(' UNION ALL ')})`
  for (const row of db.rows(`SELECT * FROM ${events} ${others} ORDER BY _position`))
    yield secondEvent(
      row,
      `${named(row)} stands in \`event\`, but in no table of a type, which would tell its time`,
    )
}

/** A row of a type's table says all values at the beginning, and later the one that has changed. */
const valuesIn = (row: Row): OcelValue[] => {
  const changed = textOf(row['ocel_changed_field'])
  const time = textOf(row['ocel_time']) || null
  return Object.entries(fieldsBut(row, SECOND_KEYS)).flatMap(([name, value]) =>
    changed === '' || changed === name ? [{ name, value, time }] : [],
  )
}

export function* secondObjects(db: Database, tables: ReadonlySet<string>): Generator<OcelObject> {
  const values = new Map<string, OcelValue[]>()
  for (const table of tablesOf(db, 'object', tables)) {
    for (const row of db.rows(`SELECT * FROM ${quoted(table)}`)) {
      const id = textOf(row['ocel_id'])
      const known = values.get(id)
      if (known) known.push(...valuesIn(row))
      else values.set(id, valuesIn(row))
    }
  }
  const links = tables.has('object_object')
    ? linksBy(db, 'object_object', 'ocel_source_id', 'ocel_target_id', 'ocel_qualifier')
    : '(SELECT NULL AS id, NULL AS links)'
  for (const row of db.rows(
    `SELECT o.ocel_id, o.ocel_type, l.links AS _links FROM ${db.numbered('object')} o LEFT JOIN ${links} l ON l.id = o.ocel_id ORDER BY o._position`,
  )) {
    const id = textOf(row['ocel_id'])
    yield { id, type: textOf(row['ocel_type']), values: values.get(id) ?? [], links: linksOf(row['_links']) }
  }
}

const FIRST_KEYS = new Set([
  'ocel:eid',
  'ocel:activity',
  'ocel:timestamp',
  'ocel:oid',
  'ocel:type',
  '_position',
  '_links',
])

export function* firstEvents(db: Database): Generator<OcelEvent> {
  const links = linksBy(db, 'RELATIONS', 'ocel:eid', 'ocel:oid', 'ocel:qualifier')
  for (const row of db.rows(
    `SELECT e.*, l.links AS _links FROM ${db.numbered('EVENTS')} e LEFT JOIN ${links} l ON l.id = e."ocel:eid" ORDER BY e._position`,
  )) {
    const position = Number(row['_position'])
    yield {
      id: textOf(row['ocel:eid']),
      activity: textOf(row['ocel:activity']),
      time: textOf(row['ocel:timestamp']),
      fields: fieldsBut(row, FIRST_KEYS),
      links: linksOf(row['_links']),
      position,
      row: position,
      fault: null,
    }
  }
}

export function* firstObjects(db: Database): Generator<OcelObject> {
  for (const row of db.rows(`SELECT * FROM ${db.numbered('OBJECTS')} ORDER BY _position`)) {
    const values = Object.entries(fieldsBut(row, FIRST_KEYS)).map(([name, value]) => ({
      name,
      value,
      time: null,
    }))
    yield { id: textOf(row['ocel:oid']), type: textOf(row['ocel:type']), values, links: [] }
  }
}
