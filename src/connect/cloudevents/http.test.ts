import { describe, expect, test } from 'vitest'
import { ImportError } from '../connector.ts'
import { parseCloudEvent } from './event.ts'
import { readHttp } from './http.ts'

const EVENT = { specversion: '1.0', id: '1', source: '/s', type: 't' }
const body = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
const ce = { 'ce-specversion': '1.0', 'ce-id': '1', 'ce-source': '/s', 'ce-type': 't' }

describe('content modes', () => {
  test('structured and batch', () => {
    expect(readHttp({ 'content-type': 'application/cloudevents+json; charset=utf-8' }, body(EVENT))).toEqual([
      EVENT,
    ])
    expect(readHttp({ 'content-type': 'Application/CloudEvents-Batch+JSON' }, body([EVENT, 1]))).toEqual([
      EVENT,
      1,
    ])
    expect(readHttp({ 'content-type': 'application/cloudevents-batch+json' }, body([]))).toEqual([])
  })

  test.each([
    ['application/json', '{"a":1}', { datacontenttype: 'application/json', data: { a: 1 } }],
    [
      'application/vnd.shop+json; charset=utf-8',
      '[1]',
      { datacontenttype: 'application/vnd.shop+json; charset=utf-8', data: [1] },
    ],
    ['text/plain', 'Grüße', { datacontenttype: 'text/plain', data: 'Grüße' }],
    ['application/octet-stream', 'Ma', { datacontenttype: 'application/octet-stream', data_base64: 'TWE=' }],
    [undefined, '{"a":1}', { data: { a: 1 } }],
    [undefined, 'Ma', { data_base64: 'TWE=' }],
    ['application/json', '', { datacontenttype: 'application/json' }],
  ])('binary, %s', (type, content, rest) => {
    const events = readHttp({ ...ce, 'content-type': type, host: 'x' }, Buffer.from(content))
    expect(events).toEqual([{ ...EVENT, ...rest }])
    expect(parseCloudEvent(events[0])).toMatchObject({ ok: true })
  })

  test('a byte order mark before the JSON is none of it', () => {
    const marked = Buffer.from(`\ufeff${JSON.stringify(EVENT)}`)
    expect(readHttp({ 'content-type': 'application/cloudevents+json' }, marked)).toEqual([EVENT])
    expect(readHttp({ ...ce, 'content-type': 'application/json' }, Buffer.from('\ufeff[1]'))).toEqual([
      { ...EVENT, datacontenttype: 'application/json', data: [1] },
    ])
  })

  test('whatever has a header of an attribute is binary, so that what is missing is named', () => {
    const [event] = readHttp({ 'ce-type': 't', 'content-type': 'application/json' }, Buffer.from('{}'))
    expect(parseCloudEvent(event)).toEqual({
      ok: false,
      reason: '`specversion` is missing; every CloudEvent must have it',
    })
  })

  test('values of headers are decoded', () => {
    const headers = {
      ...ce,
      'ce-subject': 'Gr%C3%BC%C3%9Fe%20an%20%22alle%22',
      'ce-tenant': '"a \\"b\\""',
      'ce-share': '100%',
    }
    expect(readHttp(headers, Buffer.alloc(0))).toEqual([
      { ...EVENT, subject: 'Grüße an "alle"', tenant: 'a "b"', share: '100%' },
    ])
  })
})

test.each([
  [{ 'content-type': 'application/cloudevents+json' }, '{', 'The body is no JSON'],
  [
    { 'content-type': 'application/cloudevents-batch+json' },
    '{}',
    'The body of a batch must be a list of events.',
  ],
  [
    { 'content-type': 'application/cloudevents+xml' },
    '<event/>',
    'The event format application/cloudevents+xml is not supported',
  ],
  [{ ...ce, 'content-type': 'application/json' }, '{', 'but its type is application/json'],
  [
    { 'content-type': 'application/json' },
    '{}',
    'No CloudEvent was found: the content type is application/json',
  ],
  [{}, '', 'No CloudEvent was found: the content type is not given'],
  [
    { 'content-type': 'application/json' },
    JSON.stringify(EVENT),
    'The body looks like CloudEvents, but its content type is application/json: send it as application/cloudevents+json, a list as application/cloudevents-batch+json.',
  ],
  [{ 'content-type': 'text/json' }, JSON.stringify([EVENT]), 'The body looks like CloudEvents'],
])('%j is refused', (headers, content, message) => {
  expect(() => readHttp(headers, Buffer.from(content))).toThrow(ImportError)
  expect(() => readHttp(headers, Buffer.from(content))).toThrow(message)
})
