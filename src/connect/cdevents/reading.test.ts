import { describe, expect, test } from 'vitest'
import { CdEventsSource } from '../../model/schema.ts'
import { readText, refusalOf } from '../read-all.contract.ts'
import { parseCdEvent } from './parse.ts'
import { toCdReading } from './reading.ts'

const sourceOf = (cdEvents: object = {}): CdEventsSource =>
  CdEventsSource.parse({ name: 'Pipeline', stream: 'shop', kind: 'cdevents', cdEvents })

const created = (context: object = {}, content: object = {}, more: object = {}) => ({
  context: {
    specversion: '0.6.0',
    id: 'e1',
    source: '/tickets',
    type: 'dev.cdevents.ticket.created.0.2.0',
    timestamp: '2026-03-14T09:26:53.589793Z',
    ...context,
  },
  subject: {
    id: 'T-1',
    content: { summary: 'Broken', creator: 'Ann', uri: '/t/1', ...content },
  },
  ...more,
})

const readingOf = (json: unknown, cdEvents: object = {}) => {
  const parsed = parseCdEvent(json)
  return parsed.ok ? toCdReading(parsed.event, sourceOf(cdEvents)) : parsed
}

describe('an event', () => {
  test('read as a whole', () => {
    const links = [
      { linkType: 'RELATION', linkKind: 'TRIGGER', target: { contextId: 'c-1' } },
      { linkType: 'PATH', from: { domainId: 'd-2' } },
      { linkType: 'END' },
    ]
    const json = created(
      { chainId: 'chain', links },
      { ticketType: 'bug', labels: ['a', 'b'], priority: 'high' },
      { customData: { cost: { hours: 3 } }, customDataContentType: 'application/json' },
    )
    expect(readingOf(json)).toEqual({
      id: '/tickets e1',
      item: 'T-1',
      at: Date.UTC(2026, 2, 14, 9, 26, 53) * 1000 + 589_793,
      ord: 0,
      step: 'enter',
      state: 'ticket.created',
      instance: null,
      fields: {
        subject: 'ticket',
        subjectId: 'T-1',
        chainId: 'chain',
        'customData.cost.hours': 3,
        summary: 'Broken',
        creator: 'Ann',
        uri: '/t/1',
        ticketType: 'bug',
        labels: ['a', 'b'],
        priority: 'high',
        type: 'bug',
        title: 'Broken',
        links: ['TRIGGER c-1', 'PATH d-2', 'END'],
      },
      was: null,
      fault: null,
      partial: false,
      ref: null,
    })
  })

  test('its item is the subject, the chain, or a value of the content', () => {
    expect(readingOf(created({ chainId: 'chain' }), { item: 'chainId' })).toMatchObject({ item: 'chain' })
    const packaged = {
      ...created({ type: 'dev.cdevents.artifact.packaged.0.3.0' }),
      subject: { id: 'pkg', content: { change: { id: 'change-1' } } },
    }
    expect(readingOf(packaged, { item: 'change.id' })).toMatchObject({
      item: 'change-1',
      state: 'artifact.packaged',
    })
    expect(readingOf(packaged, { item: 'content.change.id' })).toMatchObject({ item: 'change-1' })
    expect(readingOf(created(), { item: 'chainId' })).toEqual({
      reason:
        'event e1 of /tickets names no item: `chainId` is missing or empty. Send it, or name something else in `cdEvents: { item: … }`',
    })
  })

  test('of another version, of a custom kind, of an earlier specification: the content may be anything', () => {
    const any = { subject: { id: 's', content: { anything: 1 } } }
    expect(readingOf({ ...created({ type: 'dev.cdevents.ticket.created.0.9.0' }), ...any })).toMatchObject({
      state: 'ticket.created',
    })
    expect(readingOf({ ...created({ type: 'dev.cdeventsx.tool-thing.made.1.0.0' }), ...any })).toMatchObject({
      state: 'tool-thing.made',
      fields: { type: 'tool-thing', anything: 1 },
    })
    const earlier = {
      context: {
        version: '0.4.1',
        id: 'e2',
        source: '/ci',
        type: 'dev.cdevents.pipelinerun.finished.0.2.0',
        timestamp: '2026-03-14T09:26:53Z',
      },
      subject: { id: 'run-1', source: '/ci', type: 'pipelineRun', content: { outcome: 'success' } },
    }
    expect(readingOf(earlier)).toMatchObject({ item: 'run-1', state: 'pipelinerun.finished' })
  })
})

test.each([
  [7, '7 is no CDEvent: an object with `context` and `subject` is expected'],
  [{ subject: {} }, '`context` is missing'],
  [created({ id: '' }), '`context.id` is empty'],
  [created({ source: 'a b' }), '`context.source` is "a b"; expected is a URI reference, without blanks'],
  [
    created({ type: 'ticket.created' }),
    '`context.type` is "ticket.created"; expected is such as `dev.cdevents.ticket.closed.0.2.0`',
  ],
  [
    created({ timestamp: '2026-03-14' }),
    '`context.timestamp` is "2026-03-14"; a time as in RFC 3339 is expected, such as 2026-03-14T09:26:53Z',
  ],
  [created({ more: 1 }), '`context` has `more`, which the specification does not know'],
  [created({}, { summary: undefined }), '`subject.content.summary` is missing'],
  [created({}, { labels: 'a' }), '`subject.content.labels` is "a"; expected is array'],
  [
    {
      ...created({ type: 'dev.cdevents.build.queued.0.3.0' }),
      subject: { id: 'b', content: { n: 1 } },
    },
    '`subject.content` has `n`, which the specification does not know',
  ],
  [
    created({ links: [{ linkType: 'PATH', from: {} }] }),
    '`context.links.0.from` is {}; expected is a `contextId` or a `domainId`',
  ],
])('refused: %j', (json, reason) => {
  expect(readingOf(json)).toEqual({ ok: false, reason })
})

describe('files', () => {
  test('events by themselves and in CloudEvents; one that is refused takes no other with it', async () => {
    const around = {
      specversion: '1.0',
      id: 'e3',
      source: '/tickets',
      type: 'dev.cdevents.ticket.created.0.2.0',
    }
    const lines = [
      created(),
      { ...around, data: created({ id: 'e3' }) },
      { ...around, type: 'order.placed' },
      created({ id: 'e4', source: '/elsewhere' }),
      created({ id: '' }),
    ]
    const { readings, rejections } = await readText(
      'events.jsonl',
      lines.map((line) => JSON.stringify(line)).join('\n'),
      sourceOf({ from: '/tickets' }),
    )
    expect(readings.map(({ id }) => id)).toEqual(['/tickets e1', '/tickets e3'])
    expect(rejections.map(({ row }) => row)).toEqual([3, 4, 5])
  })

  test('a file without any is refused as a whole', async () => {
    expect((await refusalOf(readText('none.json', '{"a":1}', sourceOf()))).message).toContain(
      'holds no CDEvents: `context` is missing',
    )
  })
})
