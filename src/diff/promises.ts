/** Whether something that is promised has become less or more, where the two can be compared. */
import { amountOf, parseLogic, printLogic, TIME_UNITS } from '../model/logic/logic.ts'
import { meantUnit } from '../model/logic/units.ts'

export type Comparison = 'loosened' | 'tightened' | 'changed'

const isTimeUnit = (unit: string): unit is keyof typeof TIME_UNITS => Object.hasOwn(TIME_UNITS, unit)

const QUANTITY = /^(?<number>\d+(?:\.\d+)?)\s*(?<unit>[a-z]+)\b(?<rest>.*)$/is

/** A time in seconds, with whatever is said after it, such as `300 ms at p95`. */
const durationOf = (text: string): { seconds: number; rest: string } | null => {
  const found = QUANTITY.exec(text.trim())?.groups
  const unit = meantUnit(found?.['unit'] ?? '')
  return found && unit !== null && isTimeUnit(unit)
    ? {
        seconds: Number(found['number']) * TIME_UNITS[unit],
        rest: (found['rest'] ?? '').replaceAll(/\s+/g, ' ').trim(),
      }
    : null
}

export const byOrder = (before: number, after: number, isMoreBetter: boolean): Comparison =>
  before === after ? 'changed' : after > before === isMoreBetter ? 'tightened' : 'loosened'

/**
 * Compares two promises of time, such as `300 ms at p95` and `0.5 s at p95`: sooner is tighter. They compare only
 * if all that is said beside the time is the same.
 */
export const compareDurations = (before: string, after: string): Comparison => {
  const [was, is] = [durationOf(before), durationOf(after)]
  return was && is && was.rest === is.rest ? byOrder(was.seconds, is.seconds, false) : 'changed'
}

/** A condition that sets one limit: what is limited, and the limit. */
const limitOf = (text: string): { of: string; amount: number; isFloor: boolean } | null => {
  const { ast, problems } = parseLogic(text)
  if (problems.length > 0 || ast.type !== 'binary' || ast.right.type !== 'literal') return null
  const { operator, left, right } = ast
  if (operator !== '<=' && operator !== '<' && operator !== '>=' && operator !== '>') return null
  const unit = right.unit !== null && isTimeUnit(right.unit) ? 'time' : right.unit
  return {
    of: `${printLogic(left)} ${operator} ${unit}`,
    amount: amountOf(right),
    isFloor: operator.startsWith('>'),
  }
}

/** Compares two conditions of metric logic that differ in their limit alone, such as `… <= 5 d` and `… <= 7 d`. */
export const compareConditions = (before: string, after: string): Comparison => {
  const [was, is] = [limitOf(before), limitOf(after)]
  return was && is && was.of === is.of ? byOrder(was.amount, is.amount, is.isFloor) : 'changed'
}

/** Compares two SLAs, given by their parts: loosened if any part is, tightened if some are and none is loosened. */
export const compareSlas = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Comparison => {
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((part) => before[part] !== after[part])
    .map((part): Comparison => {
      const [was, is] = [before[part], after[part]]
      // Whether other terms are better only their reader can say.
      if (part === 'terms') return 'changed'
      if (was === undefined) return 'tightened'
      if (is === undefined) return 'loosened'
      if (typeof was === 'number' && typeof is === 'number') return byOrder(was, is, true)
      return compareDurations(String(was), String(is))
    })
  if (parts.includes('loosened')) return 'loosened'
  return parts.includes('tightened') && !parts.includes('changed') ? 'tightened' : 'changed'
}

/** The first number of a version, as in `2.1.0` or `v2`, or null. */
const majorOf = (version: string): string | null => /\d+/.exec(version)?.[0] ?? null

/** Whether a version says that those who use it must change: another first number, or no number to compare. */
export const isMajorChange = (before: string, after: string): boolean =>
  majorOf(before) === null || majorOf(before) !== majorOf(after)
