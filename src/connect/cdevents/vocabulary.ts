/**
 * The events that CDEvents 0.6 knows, each with its version and what its subject says, as its JSON schemas have it
 * (github.com/cdevents/spec, Apache-2.0).
 */
import * as z from 'zod'
import { isUri, isUriReference } from '../cloudevents/parse.ts'

const text = z.string()
export const filled = z.string().min(1)
export const uri = z.string().refine(isUri, 'a URI with a scheme')
export const uriReference = z.string().refine(isUriReference, 'a URI reference, without blanks')

const reference = z.strictObject({ id: filled, source: uriReference.optional() })
const outcome = z.enum(['success', 'failure', 'cancel', 'error'])
const severity = z.enum(['low', 'medium', 'high', 'critical'])
const decision = z.enum(['escalated', 'delegate', 'deferred', 'requestChanges', 'approved', 'rejected'])
const decided = z.enum(['approved', 'rejected', 'cancelled', 'expired'])

const nothing = z.strictObject({})
const byUser = z.strictObject({ user: filled.optional() })
const inRepository = z.strictObject({ repository: reference.optional() })
const inEnvironment = z.strictObject({ environment: reference.optional() })
const deployed = z.strictObject({ environment: reference, artifactId: filled })
const environment = z.strictObject({ name: text.optional(), uri: uri.optional() })
const repository = z.strictObject({
  name: text.optional(),
  owner: text.optional(),
  uri: uri.optional(),
  viewUrl: uri.optional(),
})
const approval = z.strictObject({ approvalDetailsUrl: filled, resourceTargetUrl: filled })
const incident = z.strictObject({
  description: text.optional(),
  environment: reference,
  service: reference.optional(),
  artifactId: filled.optional(),
})
const sbom = z.strictObject({ uri: uriReference }).optional()
const pipelineRun = z.strictObject({ pipelineName: text.optional(), uri: uri.optional() })
const taskRun = z.strictObject({
  taskName: text.optional(),
  uri: uri.optional(),
  pipelineRun: reference.optional(),
})
const ended = { outcome: outcome.optional(), errors: text.optional() }
const suiteRun = z.strictObject({ id: filled, source: text.optional() })
const trigger = z
  .looseObject({
    type: z.enum(['manual', 'pipeline', 'event', 'schedule', 'other']).optional(),
    uri: uri.optional(),
  })
  .optional()
const KINDS_OF_TEST = [
  'performance',
  'functional',
  'unit',
  'security',
  'compliance',
  'integration',
  'e2e',
  'other',
] as const
const caseRun = z.strictObject({
  environment: reference,
  testSuiteRun: suiteRun.optional(),
  testCase: z
    .strictObject({
      id: filled,
      version: text.optional(),
      name: text.optional(),
      type: z.enum(KINDS_OF_TEST).optional(),
      uri: uri.optional(),
    })
    .optional(),
})
const suite = z.strictObject({
  environment: reference,
  testSuite: z
    .strictObject({ id: filled, version: text.optional(), name: text.optional(), uri: uri.optional() })
    .optional(),
})
const ticket = z.strictObject({
  summary: text.optional(),
  ticketType: text.optional(),
  group: text.optional(),
  creator: filled.optional(),
  assignees: z.array(text).optional(),
  priority: text.optional(),
  labels: z.array(text).optional(),
  milestone: text.optional(),
  uri: uriReference.min(1),
})

/** `subject.predicate` and version → what the subject says. */
export const CONTENTS: Readonly<Record<string, z.ZodType>> = {
  'approval.closed.0.1.0': approval.extend({ responder: uri, decision, status: decided }),
  'approval.created.0.1.0': approval.extend({ requestor: uri }),
  'approval.updated.0.1.0': approval.extend({ responder: uri, decision }),
  'artifact.deleted.0.2.0': byUser,
  'artifact.downloaded.0.2.0': byUser,
  'artifact.packaged.0.3.0': z.strictObject({ change: reference, sbom }),
  'artifact.published.0.3.0': byUser.extend({ sbom }),
  'artifact.signed.0.3.0': z.strictObject({ signature: filled }),
  'branch.created.0.3.0': inRepository,
  'branch.deleted.0.3.0': inRepository,
  'build.finished.0.3.0': z.strictObject({ artifactId: text.optional() }),
  'build.queued.0.3.0': nothing,
  'build.started.0.3.0': nothing,
  'change.abandoned.0.3.0': inRepository,
  'change.created.0.4.0': inRepository.extend({ description: filled.optional() }),
  'change.merged.0.3.0': inRepository,
  'change.reviewed.0.3.0': inRepository,
  'change.updated.0.3.0': inRepository,
  'environment.created.0.3.0': environment,
  'environment.deleted.0.3.0': environment.pick({ name: true }),
  'environment.modified.0.3.0': environment,
  'incident.detected.0.3.0': incident,
  'incident.reported.0.3.0': incident.extend({ ticketURI: uri }),
  'incident.resolved.0.3.0': incident,
  'pipelinerun.finished.0.3.0': pipelineRun.extend(ended),
  'pipelinerun.queued.0.3.0': pipelineRun,
  'pipelinerun.started.0.3.0': z.strictObject({ pipelineName: text, uri }),
  'repository.created.0.3.0': repository.extend({ name: filled, uri }),
  'repository.deleted.0.3.0': repository,
  'repository.modified.0.3.0': repository,
  'service.deployed.0.3.0': deployed,
  'service.published.0.3.0': inEnvironment,
  'service.removed.0.3.0': inEnvironment,
  'service.rolledback.0.3.0': deployed,
  'service.upgraded.0.3.0': deployed,
  'taskrun.finished.0.3.0': taskRun.extend(ended),
  'taskrun.started.0.3.0': taskRun,
  'testcaserun.finished.0.3.0': caseRun.extend({
    outcome,
    severity: severity.optional(),
    reason: text.optional(),
  }),
  'testcaserun.queued.0.3.0': caseRun.extend({ trigger }),
  'testcaserun.skipped.0.2.0': caseRun.extend({
    reason: text.optional(),
    environment: reference.optional(),
  }),
  'testcaserun.started.0.3.0': caseRun.extend({ trigger }),
  'testoutput.published.0.3.0': z.strictObject({
    outputType: z.enum(['report', 'video', 'image', 'log', 'other']),
    format: text,
    uri: uri.optional(),
    testCaseRun: suiteRun.optional(),
  }),
  'testsuiterun.finished.0.3.0': suite.extend({
    outcome,
    severity: severity.optional(),
    reason: text.optional(),
  }),
  'testsuiterun.queued.0.3.0': suite.extend({ trigger }),
  'testsuiterun.started.0.3.0': suite.extend({ trigger }),
  'ticket.closed.0.2.0': ticket.extend({ resolution: filled, updatedBy: text.optional() }),
  'ticket.created.0.2.0': ticket.extend({ summary: text, creator: filled }),
  'ticket.updated.0.2.0': ticket.extend({ updatedBy: text.optional() }),
}
