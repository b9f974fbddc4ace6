/** Real Jira issues with their changelogs, against status intervals that were computed independently. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWithData, sharedFile, sharedJson } from '../shared-data.ts'
import { engineOn, mapOf } from '../workspace.ts'

interface Segment {
  status: string
  start: string
  end: string | null
}

const source = `  jira:
    name: Jira
    kind: jira
    stream: support
    states: { Done: done, Closed: done, 已完成: done, Inbox: new, '*': active }`

const ms = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso))

const suite = (
  name: string,
  folder: string,
  files: string[],
  truth: () => { key: string; segments: Segment[] }[],
): void =>
  describeWithData(name, folder, 2, () => {
    let opened: Awaited<ReturnType<typeof engineOn>>
    beforeAll(async () => {
      opened = await engineOn(mapOf(source))
      await opened.engine.importFiles(files.map(sharedFile), 'jira')
    })
    afterAll(() => opened.close())

    it('has every status interval of the truth, to the millisecond', async () => {
      const found = []
      for (const { key } of truth()) {
        const [item] = await opened.engine.find(key)
        const answer = item ? await opened.engine.item(item) : null
        found.push({
          key,
          segments: answer?.statuses.map(({ status, from, to }) => [status, ms(from), ms(to)]),
        })
      }
      expect(found).toEqual(
        truth().map(({ key, segments }) => ({
          key,
          segments: segments.map(({ status, start, end }) => [status, ms(start), ms(end)]),
        })),
      )
    })
    it('changes nothing when taken again', async () => {
      const before = await opened.engine.items({ limit: 2000 })
      const again = await opened.engine.importFiles(files.map(sharedFile), 'jira')
      expect(again).toMatchObject({ accepted: 0, rejected: 0 })
      expect(await opened.engine.items({ limit: 2000 })).toEqual(before)
    })
  })

interface DevlakeTruth {
  jira_raw: Record<string, { items: { key: string; segments: Segment[] }[] }>
}

suite(
  '33 issues as DevLake records them',
  'devlake',
  ['devlake/jira/raw_tables/_raw_jira_api_issues.csv'],
  () =>
    sharedJson<DevlakeTruth>('devlake/truth/devlake.json').jira_raw[
      'jira/raw_tables/_raw_jira_api_issues.csv'
    ]?.items ?? [],
)

interface JirametricsTruth {
  issues: {
    key: string
    type: string
    file: string
    changelog_total: number
    segments: Segment[]
    resolved: string | null
    lead_time_s: number | null
    time_in_status_s: Record<string, number>
  }[]
}

const exported = ['SP-1', 'SP-2', 'SP-10', 'SP-13', 'SP-14', 'SP-15'].map(
  (key) => `jirametrics/testdata/${key}.json`,
)

/** The truth also speaks of other exports of the same issues, with other numbers of changes. */
const truthOfExported = (): JirametricsTruth['issues'] =>
  exported.flatMap((path) => {
    const { changelog } = sharedJson<{ changelog: { total: number } }>(path)
    const { issues } = sharedJson<JirametricsTruth>('jirametrics/truth/truth.json')
    return issues
      .filter((one) => path.endsWith(`/${one.file}`) && one.changelog_total === changelog.total)
      .slice(0, 1)
  })

suite('issues as jirametrics exports them', 'jirametrics', exported, truthOfExported)

/** The columns of the board, and what they mean. */
const board = `  jira:
    name: Jira
    kind: jira
    stream: support
    blockedBy: blockedBy
    states: { Backlog: new, Selected for Development: waiting, In Progress: active, Review: active, Done: done }
    classify: [{ when: { type: Story }, as: feature }]`

describeWithData('flow of the issues as jirametrics exports them', 'jirametrics', 4, () => {
  let opened: Awaited<ReturnType<typeof engineOn>>
  beforeAll(async () => {
    opened = await engineOn(mapOf(board), () => Date.UTC(2022, 4, 1) * 1000)
    await opened.engine.importFiles(exported.map(sharedFile), 'jira')
  })
  afterAll(() => opened.close())
  const items = async () =>
    Promise.all(
      truthOfExported().map(async (truth) => {
        const [key] = await opened.engine.find(truth.key)
        const answer = key ? await opened.engine.item(key) : null
        const item = answer?.passes[0]
        if (!item) throw new Error(truth.key)
        return { truth, item }
      }),
    )

  it('active and waiting: the time in each status of the truth, of issues that are done', async () => {
    for (const { truth, item } of await items()) {
      if (truth.resolved === null) continue
      const { 'In Progress': progress = 0, Review: review = 0 } = truth.time_in_status_s
      expect(item.activeSeconds).toBeCloseTo(progress + review, 3)
      expect(item.waitingSeconds).toBeCloseTo(truth.time_in_status_s['Selected for Development'] ?? 0, 3)
    }
  })
  it('flow time: from the first column in progress, so without the backlog that the truth’s lead time has', async () => {
    const done = (await items()).filter(({ truth }) => truth.lead_time_s !== null)
    expect(done.map(({ truth }) => truth.key)).toEqual(['SP-10', 'SP-13', 'SP-14'])
    for (const { truth, item } of done) {
      const backlog = truth.time_in_status_s['Backlog'] ?? Number.NaN
      // Jira dates the resolution some milliseconds before the change of status that it comes with.
      expect(Math.abs((item.flowSeconds ?? Number.NaN) + backlog - (truth.lead_time_s ?? 0))).toBeLessThan(
        0.05,
      )
    }
  })
  it('lead time: the truth’s, to the difference between resolution and status', async () => {
    const view = await opened.engine.view('flow-time', { clock: 'lead' })
    if (view.view !== 'flow-time') throw new Error(view.view)
    const found = new Map(view.points?.map(({ label, value }) => [label, value]))
    const expected = truthOfExported().filter(({ lead_time_s }) => lead_time_s !== null)
    expect(found.size).toBe(expected.length)
    for (const { key, lead_time_s } of expected)
      expect(Math.abs((found.get(key) ?? Number.NaN) - (lead_time_s ?? 0))).toBeLessThan(0.05)
  })
  it('the oldest items and what blocks them: the links of the export', async () => {
    const view = await opened.engine.view('aging', {})
    if (view.view !== 'aging') throw new Error(view.view)
    const open = truthOfExported().filter(({ resolved }) => resolved === null)
    expect(view.items.map(({ label }) => label).toSorted()).toEqual(open.map(({ key }) => key).toSorted())
    expect(
      view.items.flatMap(({ label, blockedBy }) => (blockedBy === null ? [] : [[label, blockedBy]])),
    ).toEqual([['SP-15', 'SP-14']])
  })
})
