/** The simulator and the example's map say the same words. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { MapFile } from '../model/schema.ts'
import { MILLI, SENDERS, WEEK, type CloudEvent } from './cloud-event.ts'
import { TEAMS } from './delivery-plan.ts'
import { ZONE } from './local-time.ts'
import { simulate } from './simulate.ts'

const folder = join(import.meta.dirname, '../../examples/marketplace')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => MapFile.parse(parse(readFileSync(join(folder, name), 'utf8'))))
const sources = Object.assign({}, ...files.map((file) => file.sources ?? {})) as NonNullable<
  MapFile['sources']
>
const streams = Object.assign({}, ...files.map((file) => file.streams ?? {})) as NonNullable<
  MapFile['streams']
>
const slices = Object.assign({}, ...files.map((file) => file.slices ?? {})) as NonNullable<MapFile['slices']>
const stages = files.flatMap((file) => Object.keys(file.journey?.stages ?? {}))

const origin = Date.parse('2026-03-02T00:00:00+01:00') * MILLI
const events = [...simulate({ seed: 5, from: origin, to: origin + 26 * WEEK })]

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].toSorted()

describe('examples/marketplace', () => {
  it('has the zone of the simulated people', () => {
    expect(files.flatMap((file) => file.organisation?.timeZone ?? [])).toEqual([ZONE])
  })

  it('marks every source as simulated, and takes each sender by one source', () => {
    expect(Object.values(sources).filter(({ simulated }) => !simulated)).toEqual([])
    const taken = Object.values(sources).flatMap((source) =>
      source.kind === 'cloudevents' ? source.cloudEvents.from : [],
    )
    expect(taken.toSorted()).toEqual(Object.values(SENDERS).toSorted())
  })

  const stateOf = (event: CloudEvent): string =>
    event.source === SENDERS.tracker ? String(event.data['status']) : event.type

  it.each([
    ['shop-journeys', SENDERS.shop],
    ['procurement-journeys', SENDERS.procurement],
    ['tracker', SENDERS.tracker],
  ])('maps every state that %s sends, and none besides', (id, sender) => {
    const sent = sorted(events.filter(({ source }) => source === sender).map(stateOf))
    expect(sorted(Object.keys(sources[id]?.states ?? {}))).toEqual(sent)
  })

  it('puts journeys into stages of the journey that their stream covers', () => {
    const strange = Object.values(sources)
      .filter(({ measures }) => measures === 'journeys')
      .flatMap((source) => {
        const covered = streams[String(source.stream)]?.stages ?? []
        return Object.values(source.states).flatMap((meaning) =>
          typeof meaning === 'string' || meaning.stage === undefined || covered.includes(meaning.stage)
            ? []
            : [meaning.stage],
        )
      })
    expect(strange).toEqual([])
    expect(stages).toEqual(['discover', 'compare', 'purchase', 'receive', 'return'])
  })

  it('assigns every slice and every project that is sent', () => {
    const assigned = (of: unknown): string[] =>
      Array.isArray(of) ? of.flatMap(({ is }) => is as string | string[]) : []
    const ruled = sorted(Object.values(sources).flatMap(({ slice }) => assigned(slice)))
    expect(
      sorted(events.flatMap(({ data }) => (typeof data['slice'] === 'string' ? [data['slice']] : []))),
    ).toEqual(ruled)
    expect(ruled.filter((slice) => !(slice in slices))).toEqual([])
    const projects = sources['tracker']?.stream
    expect(sorted(assigned(projects))).toEqual(sorted(Object.keys(streams)))
    expect(
      sorted(events.flatMap(({ data }) => (typeof data['project'] === 'string' ? [data['project']] : []))),
    ).toEqual(sorted(TEAMS.map(({ project }) => project)))
  })

  it('has a rule for every signal of a journey', () => {
    const sent = sorted(
      events.flatMap(({ data }) => (typeof data['signal'] === 'string' ? [data['signal']] : [])),
    )
    const ruled = Object.values(sources).flatMap(({ classify }) =>
      classify.flatMap(({ when }) => [when['signal'] ?? []].flat().map(String)),
    )
    expect(sorted(ruled)).toEqual(sent)
  })

  it('leaves a small honest share of the work unclassified', () => {
    const last = new Map(
      events.filter(({ source }) => source === SENDERS.tracker).map((one) => [one.subject, one.data]),
    )
    const without = [...last.values()].filter(
      ({ type, labels }) =>
        (type === 'Task' || type === 'Spike') && Array.isArray(labels) && labels.length === 0,
    )
    expect(without.length / last.size).toBeGreaterThan(0.01)
    expect(without.length / last.size).toBeLessThan(0.08)
  })
})
