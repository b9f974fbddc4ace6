/** A guardrail as a light: a shape of its own for each status, and the word. */
import type { GuardrailAnswer } from '../../flow/logic/north-star-answer.ts'
import { StatusMark } from '../alerts/status-mark.tsx'

const LIGHTS = { holds: 'met', broken: 'breached', 'not measured': 'no data' } as const

export const GuardrailLight = ({ status }: Pick<GuardrailAnswer, 'status'>) => (
  <StatusMark status={LIGHTS[status]}>{status}</StatusMark>
)
