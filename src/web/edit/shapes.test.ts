import { describe, expect, test } from 'vitest'
import { MapFile } from '../../model/schema.ts'
import { mistakesIn, schemaAt, shapeOf, withoutDefaults, type Part, type Shape } from './shapes.ts'

const partsAt = (...path: string[]): readonly Part[] => {
  const schema = schemaAt(path)
  const shape = schema && shapeOf(schema)
  if (shape?.kind !== 'parts') throw new Error(`${path.join('.')} has no parts`)
  return shape.parts
}

/** A shape in one word, deep enough to see a mistake. */
const word = (shape: Shape): string =>
  shape.kind === 'list'
    ? `list of ${word(shape.item)}`
    : shape.kind === 'record'
      ? `${word(shape.value)} by ${word(shape.key)}`
      : shape.kind === 'either'
        ? shape.options.map((option) => word(option.shape)).join(' or ')
        : shape.kind === 'reference'
          ? `${shape.to({}).join('/')}${shape.free ? ' or name' : ''}`
          : shape.kind

describe('the fields of a form come from the schema', () => {
  test('a stream', () => {
    expect(Object.fromEntries(partsAt('streams', 'any').map(({ key, shape }) => [key, word(shape)]))).toEqual(
      {
        name: 'text',
        kind: 'choice',
        lifecycle: 'choice',
        promise: 'text',
        for: 'list of slice',
        trigger: 'text',
        finishLine: 'text',
        outcome: 'text',
        proofPoints: 'parts',
        stages: 'list of stage',
        charter: 'text',
        northStar: 'parts',
        metrics: 'parts by text',
        guardrails: 'parts by text',
        serviceLevels: 'parts by text',
        policies: 'list of policy',
        owner: 'team or name',
        owns: 'list of text',
        reliesOn: 'list of supporting stream',
        capabilities: 'parts',
        systems: 'parts',
        services: 'parts by text',
        escalation: 'list of text',
        graduation: 'parts',
        risks: 'list of text or parts',
        budget: 'parts',
        boundaries: 'parts by choice',
        measuring: 'parts',
        targets: 'parts by text',
      },
    )
  })
  test('names, help, what must be there and what holds otherwise', () => {
    const [name, , lifecycle] = partsAt('streams', 'any')
    expect(name).toMatchObject({ name: 'Name', required: true, help: null })
    expect(lifecycle).toMatchObject({
      name: 'Lifecycle',
      required: false,
      otherwise: 'running',
      help: 'A stream has no end date: it ends only by a recorded decision to retire it.',
    })
  })
  test('metric logic and events', () => {
    expect(partsAt('streams', 'any', 'northStar').map(({ key, shape }) => [key, word(shape)])).toEqual([
      ['name', 'text'],
      ['definition', 'text'],
      ['logic', 'logic'],
      ['goal', 'goal'],
      ['unit', 'text'],
      ['better', 'choice'],
    ])
    expect(partsAt('streams', 'any', 'proofPoints').map(({ shape }) => word(shape))).toEqual([
      'event',
      'event',
      'list of event',
    ])
  })
  test('a service level with its probe and what must never happen', () => {
    const parts = partsAt('streams', 'any', 'serviceLevels', 'any')
    expect(Object.fromEntries(parts.map(({ key, shape }) => [key, word(shape)]))).toEqual({
      name: 'text',
      about: 'choice',
      stage: 'stage',
      holds: 'logic',
      objective: 'number',
      over: 'text',
      probe: 'parts',
      capacity: 'number',
      never: 'list of parts',
      slow: 'text',
      description: 'text',
    })
  })
  test('for a supporting stream, `for` names streams', () => {
    const shape = partsAt('streams', 'any').find(({ key }) => key === 'for')?.shape
    const item = shape?.kind === 'list' ? shape.item : undefined
    expect(item?.kind === 'reference' && item.to({ kind: 'supporting' })).toEqual(['stream', 'slice'])
  })
  test('every place of the language has a shape', () => {
    const sections = Object.entries(MapFile.shape).map(([key, part]) => [key, shapeOf(part).kind])
    expect(sections.filter(([, kind]) => kind !== 'record')).toEqual([
      ['organisation', 'parts'],
      ['journey', 'parts'],
    ])
  })
  test('what the language does not have', () => expect(schemaAt(['streams', 'any', 'nothing'])).toBeNull())
})

test('mistakes are told by field', () => {
  const schema = schemaAt(['streams', 'any'])
  expect(schema).not.toBeNull()
  expect(
    schema && mistakesIn(schema, { name: 'S', promise: 'P', for: ['No id'], trigger: 'T', outcome: 'O' }),
  ).toEqual(
    new Map([
      ['for.0', 'an id is lower-case words joined by hyphens, such as `shopper-purchase`.'],
      ['finishLine', 'This is needed.'],
    ]),
  )
})

test('of a choice, the mistakes of the form that comes closest are told', () => {
  const schema = schemaAt(['grid', 'any', 'any'])
  expect(schema && mistakesIn(schema, { intent: 'I', metric: { name: 'M', better: 'more' } })).toEqual(
    new Map([['metric.better', 'Invalid option: expected one of "higher"|"lower".']]),
  )
})

test('what holds anyway is no part of what was typed', () => {
  const schema = schemaAt(['streams', 'any'])
  const stream = {
    name: 'S',
    kind: 'top-level',
    lifecycle: 'retired',
    northStar: { name: 'N', better: 'higher' },
    metrics: { m: { name: 'M', better: 'lower' } },
    services: { s: { name: 'V', selfService: false } },
  }
  expect(schema && withoutDefaults(shapeOf(schema), stream)).toEqual({
    name: 'S',
    lifecycle: 'retired',
    northStar: { name: 'N' },
    metrics: { m: { name: 'M', better: 'lower' } },
    services: { s: { name: 'V' } },
  })
})
