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
  issues: { key: string; file: string; changelog_total: number; segments: Segment[] }[]
}

const exported = ['SP-1', 'SP-2', 'SP-10', 'SP-13', 'SP-14', 'SP-15'].map(
  (key) => `jirametrics/testdata/${key}.json`,
)

/** The truth also speaks of other exports of the same issues, with other numbers of changes. */
const truthOfExported = (): { key: string; segments: Segment[] }[] =>
  exported.flatMap((path) => {
    const { key, changelog } = sharedJson<{ key: string; changelog: { total: number } }>(path)
    const { issues } = sharedJson<JirametricsTruth>('jirametrics/truth/truth.json')
    return issues
      .filter((one) => path.endsWith(`/${one.file}`) && one.changelog_total === changelog.total)
      .slice(0, 1)
      .map(({ segments }) => ({ key, segments }))
  })

suite('issues as jirametrics exports them', 'jirametrics', exported, truthOfExported)
