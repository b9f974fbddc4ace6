/** What the shapes of answers are made of. */
import * as z from 'zod'

export const instant = z.string().describe('ISO 8601 with offset.')
export const seconds = z.number().describe('Seconds.')
export const count = z.int().nonnegative()
export const share = z.number().min(0).max(1)
