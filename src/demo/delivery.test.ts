import { describe, expect, it } from 'vitest'
import { MILLI, WEEK } from './cloud-event.ts'
import { planAt, TEAMS } from './delivery-plan.ts'
import { deliveryEvents } from './delivery.ts'
import type { Status } from './delivery-team.ts'

const origin = Date.parse('2026-03-02T00:00:00+01:00') * MILLI
const end = origin + 30 * WEEK

interface Move {
  readonly at: number
  readonly key: string
  readonly project: string
  readonly status: Status
}

const moves: Move[] = []
for (const { at, event } of deliveryEvents({ seed: 3, origin, from: origin })) {
  if (at >= end) break
  const { status, project } = event.data as { status: Status; project: string }
  moves.push({ at, key: event.subject, project, status })
}

/** Which status may follow which; everything else would be a mistake of the simulation. */
const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  Backlog: ['Ready', 'Rejected'],
  Ready: ['In analysis', 'In development'],
  'In analysis': ['In development', 'Rejected'],
  'In development': ['Blocked', 'Waiting for review'],
  Blocked: ['Ready'],
  'Waiting for review': ['In review'],
  'In review': ['Ready', 'Waiting for release'],
  'Waiting for release': ['Released'],
  Released: ['Ready'],
  Rejected: [],
}

describe('delivery work', () => {
  it('moves items along the workflow only, and takes every way there is', () => {
    const last = new Map<string, Status>()
    const taken = new Set<string>()
    for (const { key, status } of moves) {
      const before = last.get(key)
      taken.add(`${before ?? 'nothing'} → ${status}`)
      last.set(key, status)
    }
    const allowed = Object.entries(NEXT).flatMap(([from, to]) => to.map((status) => `${from} → ${status}`))
    expect([...taken].toSorted()).toEqual(['nothing → Backlog', ...allowed].toSorted())
  })

  it('never has more items in hand than people', () => {
    const now = new Map<string, Status>()
    const over: string[] = []
    for (const plan of TEAMS) {
      const own = moves.filter(({ project }) => project === plan.project)
      const inHand = { engineers: 0, reviewers: 0 }
      const who = (status: Status | undefined): keyof typeof inHand | null =>
        status === 'In analysis' || status === 'In development'
          ? 'engineers'
          : status === 'In review'
            ? 'reviewers'
            : null
      for (const [i, { at, key, status }] of own.entries()) {
        const left = who(now.get(key))
        const entered = who(status)
        if (left) inHand[left] -= 1
        if (entered) inHand[entered] += 1
        now.set(key, status)
        // What happens at one instant is one moment: only its outcome counts.
        if (own[i + 1]?.at === at) continue
        if (inHand.engineers > plan.engineers || inHand.reviewers > plan.reviewers)
          over.push(`${plan.project} ${at}`)
      }
    }
    expect(over).toEqual([])
  })

  it('works while people work', () => {
    const atNight = moves.filter(({ at }) => {
      const [weekday, hour] = new Intl.DateTimeFormat('en-GB', {
        timeZone: 'Europe/Berlin',
        weekday: 'short',
        hour: '2-digit',
      })
        .format(new Date(at / MILLI))
        .split(', ')
      return weekday === 'Sat' || weekday === 'Sun' || Number(hour) < 9 || Number(hour) > 17
    })
    expect(atNight).toEqual([])
  })

  const meanWait = (project: string, status: Status, fromWeek: number, toWeek: number): number => {
    const since = new Map<string, number>()
    const waits: number[] = []
    for (const move of moves) {
      if (move.project !== project) continue
      const entered = since.get(move.key)
      if (entered !== undefined && move.at >= origin + fromWeek * WEEK && move.at < origin + toWeek * WEEK) {
        waits.push(move.at - entered)
      }
      since.delete(move.key)
      if (move.status === status) since.set(move.key, move.at)
    }
    return waits.reduce((sum, wait) => sum + wait, 0) / waits.length
  }

  it('makes work wait for review while a reviewer is missing', () => {
    const before = meanWait('PLAT', 'Waiting for review', 4, 8)
    const meanwhile = meanWait('PLAT', 'Waiting for review', 9, 12)
    expect(meanwhile).toBeGreaterThan(3 * before)
    expect(meanWait('PLAT', 'Waiting for review', 15, 20)).toBeLessThan(meanwhile / 2)
  })

  it('fills the shop with defects after the release that went wrong', () => {
    const perWeek = (from: number, to: number): number => {
      let defects = 0
      for (const { at, event } of deliveryEvents({ seed: 3, origin, from: origin + from * WEEK })) {
        if (at >= origin + to * WEEK) break
        const { project, type } = event.data
        if (
          event.type === 'tracker.item.created' &&
          project === 'SHOP' &&
          (type === 'Bug' || type === 'Incident')
        ) {
          defects += 1
        }
      }
      return defects / (to - from)
    }
    expect(perWeek(19, 21)).toBeGreaterThan(3 * perWeek(15, 19))
  })
})

describe('planAt', () => {
  it('changes the plan while a story is on, in every half-year, and leaves other teams alone', () => {
    const reviewers = (week: number, project: string): number | undefined => {
      const plan = TEAMS.find((team) => team.project === project)
      return plan && planAt(plan, origin + week * WEEK, origin).reviewers
    }
    expect([7.9, 8, 11.9, 12, 34, 38].map((week) => reviewers(week, 'PLAT'))).toEqual([2, 1, 1, 2, 1, 2])
    expect([7.9, 8, 11.9, 12].map((week) => reviewers(week, 'SHOP'))).toEqual([2, 2, 2, 2])
  })
})
