/** The conformance events of CDEvents against facts computed independently, and against its own JSON schemas. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeWithData, sharedFile, sharedJson } from '../../../test/shared-data.ts'
import { parseCdEvent } from './parse.ts'
import { CONTENTS } from './vocabulary.ts'

interface Fact {
  readonly file: string
  readonly type: string
  readonly subject: string | null
  readonly predicate: string | null
  readonly event_version: string | null
  readonly timestamp: string
  readonly subject_id: string
  readonly content_keys: readonly string[]
  readonly links: number
  readonly chainId: string | null
}

const parsed = (json: unknown) => {
  const event = parseCdEvent(json)
  if (!event.ok) throw new Error(event.reason)
  return event.event
}

type Json = Record<string, unknown>

/** The same JSON with one change: at each place something missing, of another kind, empty, or unknown. */
const mutations = (json: unknown): { what: string; json: unknown }[] => {
  if (Array.isArray(json)) {
    return json.flatMap((one, i) =>
      mutations(one).map(({ what, json: changed }) => ({
        what: `${i}.${what}`,
        json: json.with(i, changed),
      })),
    )
  }
  if (typeof json !== 'object' || json === null) {
    return [7, '', 'an unlikely word', {}].map((value) => ({
      what: `= ${JSON.stringify(value)}`,
      json: value,
    }))
  }
  const object = json as Json
  return [
    { what: '+ unknown', json: { ...object, unknown: 'x' } },
    ...Object.entries(object).flatMap(([key, value]) => {
      const { [key]: _gone, ...without } = object
      return [
        { what: `${key} gone`, json: without },
        ...mutations(value).map(({ what, json: changed }) => ({
          what: `${key}.${what}`,
          json: { ...object, [key]: changed },
        })),
      ]
    }),
  ]
}

describeWithData('CDEvents', 'cdevents', 3, () => {
  const { events } = sharedJson<{ events: Fact[] }>('cdevents/truth/truth.json')

  test('every conformance event is taken, with what it says', () => {
    expect(events.length).toBe(49)
    const told = events.map(({ file }) => {
      const event = parsed(sharedJson(`cdevents/${file}`))
      return {
        file,
        type: event.type,
        time: event.time,
        subject_id: event.subjectId,
        content_keys: Object.keys(event.content).sort(),
        links: event.links.length,
        chainId: event.chainId,
        word: `${event.subject}.${event.predicate}.${event.version}`,
      }
    })
    expect(told).toEqual(
      events.map(({ file, type, timestamp, subject_id, content_keys, links, chainId, ...rest }) => ({
        file,
        type,
        time: Date.parse(timestamp) * 1000 + Number((/\.\d{3}(\d{3})Z$/.exec(timestamp) ?? [])[1] ?? 0),
        subject_id,
        content_keys,
        links,
        chainId,
        word:
          rest.subject === null
            ? 'mytool-resource.created.0.1.0'
            : `${rest.subject}.${rest.predicate}.${rest.event_version}`,
      })),
    )
  })

  test('the vocabulary is that of the specification', () => {
    const types = events.flatMap(({ subject, type }) =>
      subject === null ? [] : [type.replace('dev.cdevents.', '')],
    )
    expect(Object.keys(CONTENTS).sort()).toEqual(types.sort())
  })

  test('what the JSON schemas refuse is refused, and what they take is taken, for every change of every event', () => {
    const ajv = new Ajv2020({ strict: false })
    addFormats.default(ajv)
    const folder = 'cdevents/schemas'
    for (const file of readdirSync(sharedFile(`${folder}/links`)))
      ajv.addSchema(sharedJson<object>(`${folder}/links/${file}`))
    let compared = 0
    const differing: string[] = []
    for (const file of readdirSync(sharedFile(folder)).filter((name) => name.endsWith('.json'))) {
      const validate = ajv.compile(sharedJson<object>(`${folder}/${file}`))
      const [fact] = events.filter(({ file: one }) => one.replace(/.*\/|_/g, '') === file)
      for (const { what, json } of mutations(sharedJson(`cdevents/${fact?.file}`))) {
        compared += 1
        const ours = parseCdEvent(json)
        // Alone the schemas of tests say nothing of the form of a source; the specification asks the same of all.
        if (file.startsWith('test') && /^(context|subject)\.source\.=/.test(what)) continue
        if (validate(json) !== ours.ok) differing.push(`${file} ${what}: ${ours.ok ? 'taken' : ours.reason}`)
      }
    }
    expect(differing).toEqual([])
    expect(compared).toBeGreaterThan(7000)
  }, 60_000)
})
