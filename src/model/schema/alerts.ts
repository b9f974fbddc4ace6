/** Who is told when a target or a guardrail breaks, an error budget burns, an item ages beyond what is expected, or a source goes silent. */
import * as z from 'zod'
import { ref, text, variable } from './words.ts'

export const ALERT_CAUSES = ['target', 'guardrail', 'service', 'expectation', 'stale'] as const

const alertBase = {
  name: text,
  on: z
    .array(z.enum(ALERT_CAUSES))
    .min(1)
    .default([...ALERT_CAUSES])
    .describe(
      'What is told: `target` (a target is broken), `guardrail` (a guardrail is broken), `service` (an error budget burns too fast, or is used up), `expectation` (an item is older than the service level expectation), `stale` (a source has gone silent).',
    ),
  streams: z.array(ref('stream')).min(1).optional().describe('Only of these streams. Default: all.'),
}

const WebhookAlert = z.strictObject({
  ...alertBase,
  by: z.literal('webhook'),
  urlFrom: variable.describe(
    'Environment variable that holds the address. It is a secret, so the map does not hold it.',
  ),
  secretFrom: variable
    .optional()
    .describe('Environment variable that holds the secret by which messages are signed (HMAC-SHA256).'),
})

const EmailAlert = z.strictObject({
  ...alertBase,
  by: z.literal('email'),
  to: z.array(z.email()).min(1),
  from: z.email().describe('The sender.'),
  smtpFrom: variable
    .default('MILLRACE_SMTP')
    .describe(
      'Environment variable that holds the mail server, such as `smtps://user:secret@mail.example.org`.',
    ),
})

export const Alert = z
  .discriminatedUnion('by', [WebhookAlert, EmailAlert])
  .describe('Who is told, and how, when something needs attention. Each thing is told once.')

export type Alert = z.infer<typeof Alert>
type WebhookAlert = z.infer<typeof WebhookAlert>
type EmailAlert = z.infer<typeof EmailAlert>
