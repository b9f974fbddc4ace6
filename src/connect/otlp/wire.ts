/** Ids, whole numbers and instants as OTLP writes them in JSON, and as protobuf is decoded. */
import type { Micros } from '../../flow/event.ts'

/** An instant of nanoseconds: whole microseconds, and the nanoseconds beyond, which tell the order. */
export interface Instant {
  readonly at: Micros
  readonly rest: number
}

/** Base64 of the bytes of a span id or a trace id. */
const BASE64_ID = /^(?:[A-Za-z0-9+/]{11}=|[A-Za-z0-9+/]{22}==)$/

/**
 * JSON has the ids in hexadecimal digits, decoded protobuf as bytes. Tools that write JSON by the rules of protobuf, such
 * as Tempo, have them in Base64.
 */
export const hexOf = (value: unknown): string => {
  if (Array.isArray(value)) return Buffer.from(value as number[]).toString('hex')
  if (typeof value !== 'string') return ''
  return BASE64_ID.test(value) ? Buffer.from(value, 'base64').toString('hex') : value.toLowerCase()
}

/** A whole number that may be beyond 2^53; JSON has it as text, or as a number that has lost its last digits. */
export const wholeOf = (value: unknown): bigint | null => {
  if (typeof value === 'string') return /^-?\d{1,20}$/.test(value) ? BigInt(value) : null
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : null
}

const NANOS_PER_MICRO = 1000n

/** 0 stands for unknown. */
export const instantOf = (value: unknown): Instant | null => {
  const nanos = wholeOf(value)
  if (nanos === null || nanos <= 0n) return null
  const at = Number(nanos / NANOS_PER_MICRO)
  return Number.isSafeInteger(at) ? { at, rest: Number(nanos % NANOS_PER_MICRO) } : null
}
