import { describe, expect, test } from 'vitest'
import { readText, refusalOf } from '../read-all.contract.ts'

const jira = { kind: 'jira', jira: { fields: { points: 'customfield_10016', team: 'customfield_7' } } }
const at = (minute: number): number => Date.UTC(2024, 0, 1, 8, minute) * 1000
/** As Jira writes it, with the server's offset and no colon in it. */
const written = (minute: number): string => `2024-01-01T16:${String(minute).padStart(2, '0')}:00.000+0800`

const change = (
  field: string,
  fromString: string | null,
  toString: string | null,
  more: object = {},
): object => ({
  field,
  fieldtype: 'jira',
  from: null,
  fromString,
  to: null,
  toString,
  ...more,
})

const status = (from: string, to: string): object => change('status', from, to)
const history = (id: number, minute: number, ...items: object[]): object => ({
  id: String(id),
  author: { displayName: 'Ada Example', emailAddress: 'ada@example.org' },
  created: written(minute),
  items,
})

const issue = (
  id: number,
  histories: object[] | null = null,
  fields: object = {},
  more: object = {},
): object => ({
  id: String(id),
  key: `ABC-${id}`,
  self: `https://jira.example.com/jira/rest/api/2/issue/${id}`,
  fields: {
    created: written(0),
    status: { name: 'Done', statusCategory: { key: 'new' } },
    issuetype: { name: 'Bug' },
    summary: 'It is broken',
    assignee: { displayName: 'Ada Example' },
    ...fields,
  },
  ...(histories ? { changelog: { startAt: 0, maxResults: 100, total: histories.length, histories } } : {}),
  ...more,
})

describe('an issue with its changelog', () => {
  test('whole readings, whatever the order of the histories', async () => {
    const histories = [
      history(30, 30, status('In Progress', 'Done'), change('resolution', null, 'Fixed')),
      history(10, 10, status('To Do', 'In Progress')),
      history(20, 20, change('Rank', '', 'Ranked higher'), change('assignee', null, 'Ada Example')),
      history(
        25,
        25,
        change('labels', 'a', 'a b'),
        change('Flagged', '', 'Impediment'),
        change('issuetype', 'Task', 'Bug'),
      ),
    ]
    const fields = {
      labels: ['a', 'b'],
      priority: { name: 'High' },
      project: { key: 'ABC', name: 'Alphabet' },
      components: [{ name: 'ui' }],
      resolution: { name: 'Fixed' },
      parent: { key: 'ABC-1' },
      customfield_10016: 5,
      customfield_7: { value: 'Blue' },
      customfield_99: [{ value: 'Impediment' }],
    }
    const { readings, rejections, read } = await readText(
      'issue.json',
      JSON.stringify(issue(7, histories, fields)),
      jira,
    )
    const common = { item: '7', instance: null, fault: null, partial: false, ref: 'issue.json row 1' }
    expect(readings.toSorted((a, b) => a.at - b.at)).toEqual([
      {
        ...common,
        id: '7:created',
        at: at(0),
        ord: 0,
        step: 'create',
        state: 'Done',
        was: null,
        fields: {
          label: 'ABC-7',
          type: 'Bug',
          title: 'It is broken',
          labels: ['a', 'b'],
          url: 'https://jira.example.com/jira/browse/ABC-7',
          priority: 'High',
          project: 'ABC',
          components: ['ui'],
          resolution: 'Fixed',
          parent: 'ABC-1',
          flagged: true,
          points: 5,
          team: 'Blue',
        },
      },
      {
        ...common,
        id: '10',
        at: at(10),
        ord: 10,
        step: 'enter',
        state: 'In Progress',
        fields: null,
        was: { state: 'To Do' },
      },
      {
        ...common,
        id: '25',
        at: at(25),
        ord: 25,
        step: 'fields',
        state: null,
        fields: { labels: ['a', 'b'], flagged: true, type: 'Bug' },
        was: { fields: { labels: ['a'], flagged: false, type: 'Task' } },
      },
      {
        ...common,
        id: '30',
        at: at(30),
        ord: 30,
        step: 'enter',
        state: 'Done',
        fields: { resolution: 'Fixed' },
        was: { state: 'In Progress', fields: { resolution: null } },
      },
    ])
    expect(rejections).toEqual([])
    expect(read).toBe(5)
    expect(JSON.stringify(readings)).not.toMatch(/Ada|example\.org/)
  })

  test('a move, components that come and go, declared fields', async () => {
    const histories = [
      history(1, 1, change('Component', null, 'api', { fieldId: 'components' })),
      history(2, 2, change('Component', 'core', null, { fieldId: 'components' })),
      history(3, 3, change('Key', 'OLD-3', 'ABC-7'), change('project', 'Old things', 'Alphabet')),
      history(4, 4, change('Story Points', '3', '5', { fieldId: 'customfield_10016' })),
      history(5, 5, change('IssueParentAssociation', 'ABC-1', 'ABC-2')),
    ]
    const { readings } = await readText(
      'moved.json',
      JSON.stringify(issue(7, histories, { components: [{ name: 'ui' }, { name: 'api' }] })),
      jira,
    )
    expect(readings.slice(1).map(({ fields, was }) => [was?.fields, fields])).toEqual([
      [{ components: ['ui', 'core'] }, { components: ['ui', 'api', 'core'] }],
      [{ components: ['ui', 'api', 'core'] }, { components: ['ui', 'api'] }],
      [
        { label: 'OLD-3', project: 'OLD' },
        { label: 'ABC-7', project: 'ABC' },
      ],
      [{ points: 3 }, { points: 5 }],
      [{ parent: 'ABC-1' }, { parent: 'ABC-2' }],
    ])
  })

  test('what blocks it: links that come and go, other links left out', async () => {
    const link = (inward: string, key: string): object => ({
      type: { name: 'Any', inward, outward: 'any' },
      inwardIssue: { key },
    })
    const issuelinks = [
      link('is blocked by', 'ABC-2'),
      link('is cloned by', 'ABC-3'),
      { type: { inward: 'is blocked by', outward: 'blocks' }, outwardIssue: { key: 'ABC-4' } },
    ]
    const histories = [
      history(1, 1, change('Link', null, 'This issue is blocked by ABC-9')),
      history(2, 2, change('Link', null, 'This issue is blocked by ABC-2')),
      history(3, 3, change('Link', null, 'This issue blocks ABC-4')),
      history(4, 4, change('Link', 'This issue is blocked by ABC-9', null)),
    ]
    const { readings } = await readText(
      'issue.json',
      JSON.stringify(issue(7, histories, { issuelinks })),
      jira,
    )
    expect(
      readings.map(({ id, fields, was }) => [id, was?.fields?.['blockedBy'], fields?.['blockedBy']]),
    ).toEqual([
      ['7:created', undefined, ['ABC-2']],
      ['1', [], ['ABC-9']],
      ['2', ['ABC-9'], ['ABC-2', 'ABC-9']],
      ['4', ['ABC-2', 'ABC-9'], ['ABC-2']],
    ])
  })

  test('a changelog that was cut short is partial', async () => {
    const cut = issue(
      7,
      null,
      {},
      { changelog: { total: 120, histories: [history(1, 1, status('To Do', 'Done'))] } },
    )
    const whole = issue(8, [history(2, 1, status('To Do', 'Done'))])
    const { readings } = await readText('partial.json', JSON.stringify([cut, whole]), jira)
    expect(readings.map(({ id, partial }) => [id, partial])).toEqual([
      ['7:created', true],
      ['1', false],
      ['8:created', false],
      ['2', false],
    ])
  })
})

describe('forms of export', () => {
  const one = issue(1, [history(11, 1, status('To Do', 'Done'))])
  const two = issue(2, [history(21, 1, status('To Do', 'Done'))])
  const expected = ['1:created', '11', '2:created', '21']

  test.each([
    ['a page of the search', JSON.stringify({ startAt: 0, issues: [one, two], total: 2 })],
    ['a page of values', JSON.stringify({ values: [one, two], isLast: true }, null, 2)],
    ['a list', JSON.stringify([one, two])],
    ['a list of pages', JSON.stringify([{ issues: [one] }, { issues: [two] }])],
    ['issues as JSON Lines', `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`],
    ['pages as JSON Lines', `${JSON.stringify({ issues: [one] })}\n${JSON.stringify({ issues: [two] })}`],
    [
      'pages one after the other',
      `${JSON.stringify({ issues: [one] }, null, 2)}\n${JSON.stringify({ issues: [two] }, null, 2)}`,
    ],
    ['raw tables of DevLake', devLake([one, null], [two, null])],
  ])('%s', async (_, text) => {
    const { readings, rejections, read } = await readText('export', text, jira)
    expect(readings.map(({ id }) => id)).toEqual(expected)
    expect({ rejections, read }).toEqual({ rejections: [], read: 4 })
  })

  test('a large page on a single line, with characters of several bytes at any place', async () => {
    const issues = Array.from({ length: 300 }, (_, i) =>
      issue(i + 1, null, { summary: `${'x'.repeat(i % 5)}${'漢字é'.repeat(60)}` }),
    )
    const { readings } = await readText('large.json', JSON.stringify({ issues }), jira)
    expect(readings.map(({ fields }) => fields?.['title'])).toEqual(
      issues.map((_, i) => `${'x'.repeat(i % 5)}${'漢字é'.repeat(60)}`),
    )
  })

  const bare = [issue(1), issue(2)]
  const h1 = history(11, 1, status('To Do', 'Done'))
  const h2 = history(21, 1, status('To Do', 'Done'))

  test.each([
    [
      'the issue is in the address',
      [
        ...bare,
        { self: 'https://j.example.com/rest/api/3/issue/1/changelog?startAt=0', total: 1, values: [h1] },
      ],
      [1, 2, 11],
    ],
    [
      'the issue is named by id',
      [...bare, { issueId: '1', histories: [h1] }, { issue_id: 2, values: [h2] }],
      [1, 2, 11, 21],
    ],
    [
      'the issue is named by key, which comes later',
      [{ key: 'ABC-2', histories: [h2] }, ...bare],
      [1, 2, 21],
    ],
    [
      'in bulk',
      [
        ...bare,
        {
          issueChangeLogs: [
            { issueId: '1', changeHistories: [h1] },
            { issueId: '2', changeHistories: [h2] },
          ],
        },
      ],
      [1, 2, 11, 21],
    ],
    ['an issue without changes', [...bare, { issueId: '1', histories: [], total: 0 }], [1, 2]],
  ])('changelogs by themselves: %s', async (_, values, ids) => {
    const names = ids.map((id) => (id < 10 ? `${id}:created` : String(id))).toSorted()
    const items = ids.map((id) => String(id)[0]).toSorted()
    for (const text of [JSON.stringify(values), values.map((value) => JSON.stringify(value)).join('\n')]) {
      const { readings, rejections } = await readText('changelogs.json', text, jira)
      expect(readings.map(({ id }) => id).toSorted()).toEqual(names)
      expect(readings.map(({ item }) => item).toSorted()).toEqual(items)
      expect(rejections).toEqual([])
    }
  })

  test('a file that is one page of a changelog, with the address behind the list', async () => {
    const text = JSON.stringify(
      { values: [h1, h2], self: 'https://j.example.com/rest/api/3/issue/10010/changelog' },
      null,
      1,
    )
    const { readings } = await readText('page.json', text, jira)
    expect(readings.map(({ id, item }) => [id, item])).toEqual([
      ['11', '10010'],
      ['21', '10010'],
    ])
  })

  test('changelogs of DevLake name the issue in their input or address', async () => {
    const text = devLake([h1, { issue_id: 13383 }], [h2, null])
    const { readings } = await readText('raw.csv', text, jira)
    expect(readings.map(({ id, item }) => [id, item])).toEqual([
      ['11', '13383'],
      ['21', '4711'],
    ])
  })
})

describe('what is refused', () => {
  test('takes no other with it', async () => {
    const { readings, rejections, read } = await readText(
      'bad.json',
      JSON.stringify({
        issues: [
          issue(1, null, { created: undefined }),
          { ...issue(2), id: undefined },
          issue(3, null, { created: '2024-02-30T00:00:00.000+0000' }),
          issue(4, [
            history(41, 1, status('To Do', 'Done')),
            { items: [status('Done', 'To Do')], created: written(2) },
          ]),
          { hello: 'world' },
          'text',
          issue(5),
        ],
      }),
      jira,
    )
    expect(readings.map(({ id }) => id)).toEqual(['4:created', '41', '5:created'])
    expect(rejections).toEqual([
      {
        row: 1,
        reason:
          'ABC-1: `created` is missing: it tells when it happened. Export the issues with their field `created`',
      },
      { row: 2, reason: 'ABC-2 has no `id`: it must name the issue' },
      {
        row: 3,
        reason:
          'ABC-3: `created`: `2024-02-30T00:00:00.000+0000` has the day 30, but month 2 of 2024 has 29 days. Export the issues with their field `created`',
      },
      { row: 4, reason: 'a history of issue 4 has no `id`, by which it is known again' },
      { row: 5, reason: 'an object with `hello` is no issue and no history' },
      { row: 6, reason: '"text" is no issue' },
    ])
    expect(read).toBe(readings.length + rejections.length)
  })

  test('histories that belong to nobody', async () => {
    const values = [issue(1), { key: 'XYZ-9', histories: [history(91, 1, status('To Do', 'Done'))] }]
    const { rejections } = await readText('keys.json', JSON.stringify(values), jira)
    expect(rejections).toEqual([
      {
        row: 2,
        reason:
          'history 91 names its issue by the key XYZ-9 only, and the file does not hold that issue: add `issueId`',
      },
    ])
    const bare = await readText('bare.json', JSON.stringify([history(1, 1, status('To Do', 'Done'))]), jira)
    expect(bare.rejections).toEqual([
      {
        row: 1,
        reason: 'history 1 does not say which issue it belongs to: `issueId` or `self` is needed around it',
      },
    ])
  })

  test.each([
    [
      '{"hello": "world"}',
      /^Nothing in file is an issue of Jira or a history of one: an object with `hello`/,
    ],
    ['[]', null],
    ['{"issues": [], "total": 0}', null],
    ['{"issues": ', /is not complete when the file ends|before the list/],
    ['a,b\n1,2\n', /^file is neither JSON of Jira's API nor a raw table of DevLake/],
    ['Dear Sir or Madam', /^file is neither JSON of Jira's API nor a raw table of DevLake/],
    [devLake([{ id: '1', started: 'x' }, null]), /^Nothing in file is an issue of Jira/],
  ])('%s', async (text, message) => {
    const reading = readText('file', text, jira)
    if (message === null) expect(await reading).toMatchObject({ readings: [], rejections: [] })
    else expect((await refusalOf(reading)).message).toMatch(message)
  })
})

function devLake(...rows: [data: object | null, input: object | null][]): string {
  const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`
  const lines = rows.map(([data, input], i) =>
    [
      String(i),
      '{"ConnectionId":1}',
      JSON.stringify(data),
      'https://j.example.com/rest/api/3/issue/4711/changelog?startAt=0',
      JSON.stringify(input),
      '2024-01-01',
    ]
      .map(cell)
      .join(','),
  )
  return ['id,params,data,url,input,created_at', ...lines].join('\n')
}
