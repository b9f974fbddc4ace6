import type { BoundaryItem } from '../../model/schema.ts'

/** The twelve boundary items, as the article names them. */
export const BOUNDARY_NAMES: Readonly<Record<BoundaryItem, string>> = {
  'user-experience': 'User experience',
  identity: 'Identity and access',
  integration: 'Integration and events',
  infrastructure: 'Infrastructure and runtime',
  security: 'Security, compliance, policy',
  observability: 'Observability and SLOs',
  release: 'Release and delivery tooling',
  'failure-domains': 'Failure domains and scaling',
  analytics: 'Analytics and reporting',
  billing: 'Billing',
  crm: 'CRM and customer records',
  onboarding: 'Onboarding and provisioning',
}
