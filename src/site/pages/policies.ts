/** Policies, SLAs, obligations and constraints, and where each holds. */
import { anchorOf, type Context, type Page } from '../context.ts'
import { html } from '../html.ts'
import { namedBy, none, table } from '../parts.ts'

export const policiesPage = (context: Context): Page => {
  const { policies } = context.map
  return {
    file: 'policies.html',
    title: 'Policies',
    lead: 'Rules of our own, promises on service, duties by law or contract, limits. Materially different obligations justify a stream of its own.',
    body:
      policies.size === 0
        ? none('The map names no policies yet.')
        : table(
            'Policies, SLAs, obligations and constraints',
            ['Name', 'Kind', 'What it asks', 'Source', 'Holds for'],
            [...policies].map(([id, { name, kind, description, source }]) => ({
              anchor: anchorOf('policy', id),
              cells: [
                name,
                kind === 'sla' ? 'SLA' : kind,
                description,
                source,
                namedBy(context, 'policy', id) || html`<span class="missing">nothing</span>`,
              ],
            })),
          ),
  }
}
