import { expect, test } from 'vitest'
import { NOW, openAlert } from './samples.contract.ts'
import { htmlOf, subjectOf, textOf, webhookBody, type MessageContent } from './words.ts'

const item = (i: number) =>
  openAlert(`i${i}`, {
    cause: 'expectation',
    title: `S-${i} <b>&\nmore`,
    sentence: 'In progress since 2026-07-01.',
    figure: null,
    item: { source: 'tracker', item: `${i}`, label: `S-${i}` },
    simulated: true,
  })

const content = (some: Partial<MessageContent> = {}): MessageContent => ({
  id: 'm1',
  organisation: 'Test & Co',
  zone: 'Europe/Berlin',
  created: NOW,
  alerts: [openAlert('t1'), item(1)],
  address: 'https://flow.example.org',
  ...some,
})

test('as text', () => {
  expect(textOf(content())).toBe(`Test & Co: 1 target breached, 1 item older than expected

- Support: Few at a time
  3 items in progress; the target is at most 2.
  https://flow.example.org/alerts#t1
- S-1 <b>& more (simulated data)
  In progress since 2026-07-01.
  https://flow.example.org/alerts#i1
`)
})

test('as mail that nothing can break out of', () => {
  expect(htmlOf(content({ address: null }))).toBe(
    '<!doctype html><html><body><h1 style="font-size:1.1em">Test &amp; Co: 1 target breached, 1 item older than expected</h1><ul><li><strong>Support: Few at a time</strong><br>3 items in progress; the target is at most 2.</li><li><strong>S-1 &lt;b&gt;&amp; more</strong> (simulated data)<br>In progress since 2026-07-01.</li></ul></body></html>',
  )
})

test('as Slack and programs read it', () => {
  expect(JSON.parse(webhookBody(content()))).toEqual({
    text: 'Test &amp; Co: 1 target breached, 1 item older than expected',
    blocks: [
      {
        type: 'header',
        text: { type: 'plain_text', text: 'Test & Co: 1 target breached, 1 item older than expected' },
      },
      {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: '*<https://flow.example.org/alerts#t1|Support: Few at a time>*\n3 items in progress; the target is at most 2.',
        },
      },
      {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: '*<https://flow.example.org/alerts#i1|S-1 &lt;b&gt;&amp; more>* (simulated data)\nIn progress since 2026-07-01.',
        },
      },
    ],
    millrace: {
      version: 1,
      message: 'm1',
      at: '2026-07-30T14:00:00+02:00',
      total: 2,
      alerts: [
        {
          id: 't1',
          cause: 'target',
          title: 'Support: Few at a time',
          sentence: '3 items in progress; the target is at most 2.',
          streams: ['support'],
          figure: 'load?measured=work&stream=support',
          item: null,
          source: null,
          since: '2026-07-30T14:00:00+02:00',
          opened: '2026-07-30T14:00:00+02:00',
          simulated: false,
          link: 'https://flow.example.org/alerts#t1',
        },
        {
          id: 'i1',
          cause: 'expectation',
          title: 'S-1 <b>&\nmore',
          sentence: 'In progress since 2026-07-01.',
          streams: ['support'],
          figure: null,
          item: { source: 'tracker', item: '1', label: 'S-1' },
          source: null,
          since: '2026-07-30T14:00:00+02:00',
          opened: '2026-07-30T14:00:00+02:00',
          simulated: true,
          link: 'https://flow.example.org/alerts#i1',
        },
      ],
    },
  })
})

test('ten are listed, the others counted', () => {
  const many = content({ alerts: [openAlert('t1'), ...Array.from({ length: 5000 }, (_, i) => item(i))] })
  const text = textOf(many)
  expect(text.match(/^- /gm)).toHaveLength(10)
  expect(text).toContain('… and 4991 items older than expected more.')
  const { blocks, millrace } = JSON.parse(webhookBody(many))
  expect([blocks.length, millrace.total, millrace.alerts.length]).toEqual([12, 5001, 10])
})

test('the subject is one short line, whatever the names', () => {
  const subject = subjectOf(content({ organisation: `Test\r\nBcc: x@example.org ${'o'.repeat(200)}` }))
  expect(subject).not.toMatch(/[\r\n]/)
  expect(subject).toHaveLength(150)
})
