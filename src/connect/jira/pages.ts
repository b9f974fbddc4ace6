/** Tells apart what Jira's API answers with, and takes it: issues, histories, and pages of them. */
import type { BatchBuilder } from '../batch.ts'
import type { JsonPiece } from '../json/piece.ts'
import type { ExtraFields } from './fields.ts'
import { isHistory, isIssue, takeHistories, takeIssue } from './issue.ts'
import { idAt, isObject, listAt, textAt, type Json } from '../json/look.ts'

const historiesOf = (value: Json): Json[] | null => {
  const list = listAt(value, 'histories') ?? listAt(value, 'changeHistories') ?? listAt(value, 'values')
  const histories = list?.filter(isObject).filter(isHistory)
  return histories && (histories.length > 0 || list?.length === 0) ? histories : null
}

/** The issue that a page of a changelog says it belongs to: by its id or by its key. */
const issueNamed = (page: Json): string | null =>
  idAt(page, 'issueId') ??
  idAt(page, 'issue_id') ??
  /\/issue\/([^/?]+)/.exec(
    textAt(page, 'self') ?? textAt(page, 'url') ?? textAt(page, 'nextPage') ?? '',
  )?.[1] ??
  idAt(page, 'id') ??
  textAt(page, 'key')

interface Held {
  readonly key: string
  readonly histories: readonly Json[]
  readonly row: number
}

export class JiraPages {
  private readonly file: string
  private readonly extra: ExtraFields
  private readonly batch: BatchBuilder
  private recognised = false
  /** Histories of a list whose object, which names the issue, is still open. */
  private open: { history: Json; row: number }[] = []
  /** Pages that name their issue by its key, until the issue has told its id. */
  private held: Held[] = []
  private readonly idOfKey = new Map<string, string>()

  constructor(file: string, extra: ExtraFields, batch: BatchBuilder) {
    this.file = file
    this.extra = extra
    this.batch = batch
  }

  /** Whether anything so far is Jira's. */
  get found(): boolean {
    return this.recognised
  }

  take(piece: JsonPiece): void {
    if (piece.kind === 'broken') {
      this.batch.read()
      this.batch.reject(piece.row, piece.reason)
    } else if (piece.kind === 'around') this.takeAround(piece.value, piece.row)
    else this.takeValue(piece.value, piece.row)
  }

  /** Takes an issue, a history or a page of either. @param issue The issue that histories belong to, if it is known. */
  takeValue(value: unknown, row: number, issue: string | null = null): void {
    if (Array.isArray(value)) {
      for (const one of value) this.takeValue(one, row, issue)
      return
    }
    if (!isObject(value)) {
      this.refuse(row, `${JSON.stringify(value)} is no issue`)
      return
    }
    if (isIssue(value)) this.takeIssue(value, row)
    else if (isHistory(value)) {
      this.recognised = true
      if (issue === null) this.open.push({ history: value, row })
      else this.takeHistories(issue, [value], row)
    } else this.takePage(value, row)
  }

  /** What could only be taken once everything was read. */
  end(): void {
    this.closeList(null, 0)
    for (const { key, histories, row } of this.held) {
      const id = this.idOfKey.get(key)
      if (id !== undefined) this.takeHistories(id, histories, row)
      else {
        this.batch.read(histories.length)
        for (const history of histories) {
          this.batch.reject(
            row,
            `history ${idAt(history, 'id') ?? ''} names its issue by the key ${key} only, and the file does not hold that issue: add \`issueId\``,
          )
        }
      }
    }
    this.held = []
  }

  private takeIssue(issue: Json, row: number): void {
    this.recognised = true
    const id = takeIssue(issue, this.extra, this.place(row), this.batch)
    const key = textAt(issue, 'key')
    if (id !== null && key !== null) this.idOfKey.set(key, id)
  }

  private takePage(page: Json, row: number): void {
    const histories = historiesOf(page)
    const issue = issueNamed(page)
    const issues = listAt(page, 'issues') ?? listAt(page, 'values') ?? listAt(page, 'issueChangeLogs')
    if (histories !== null && histories.length > 0) {
      this.recognised = true
      for (const history of histories) this.open.push({ history, row })
      this.closeList(issue, row)
    } else if (issues) {
      this.recognised ||= issues.length === 0
      this.takeValue(issues, row)
    } else if (histories !== null) this.recognised = true
    else {
      const keys = Object.keys(page).slice(0, 6)
      this.refuse(
        row,
        `an object with ${keys.map((key) => `\`${key}\``).join(', ') || 'nothing in it'} is no issue and no history`,
      )
    }
  }

  private takeAround(value: unknown, row: number): void {
    if (!isObject(value)) return
    // A page without entries is a page all the same.
    this.recognised ||= 'issues' in value || 'total' in value
    this.closeList(issueNamed(value), row)
  }

  private closeList(issue: string | null, row: number): void {
    const { open } = this
    this.open = []
    if (open.length === 0) return
    if (issue === null) {
      for (const one of open) {
        this.refuse(
          one.row,
          `history ${idAt(one.history, 'id') ?? ''} does not say which issue it belongs to: \`issueId\` or \`self\` is needed around it`,
        )
      }
      return
    }
    const histories = open.map(({ history }) => history)
    if (/^\d+$/.test(issue)) this.takeHistories(issue, histories, open[0]?.row ?? row)
    else this.held.push({ key: issue, histories, row: open[0]?.row ?? row })
  }

  private takeHistories(issue: string, histories: readonly Json[], row: number): void {
    takeHistories(histories, issue, null, this.extra, this.place(row), this.batch)
  }

  private refuse(row: number, reason: string): void {
    this.batch.read()
    this.batch.reject(row, reason)
  }

  private place(row: number): { row: number; ref: string } {
    return { row, ref: `${this.file} row ${row}` }
  }
}
