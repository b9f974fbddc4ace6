import type { Path, Problem } from '../../../model/place.ts'
import type { Source } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

/** Fields of an issue that are kept anyway (docs/connect/jira.md). */
const OF_JIRA = [
  'label',
  'type',
  'title',
  'labels',
  'url',
  'priority',
  'project',
  'components',
  'resolution',
  'parent',
  'blockedBy',
  'flagged',
]

/** The fields that the source keeps; null where they can’t be told from the map. */
const keptBy = (source: Source): { fields: readonly string[]; where: string } | null => {
  if (source.kind === 'jira')
    return { fields: [...OF_JIRA, ...Object.keys(source.jira?.fields ?? {})], where: 'jira: { fields: … }' }
  if (source.kind !== 'csv' || source.csv.attributes === 'all') return null
  const { attributes, type, title, labels } = source.csv
  const named = { type, title, labels }
  const others = Object.entries(named).flatMap(([name, column]) => (column === undefined ? [] : [name]))
  return { fields: [...attributes, ...others], where: 'csv: { attributes: … }' }
}

const usedBy = (source: Source): { path: Path; field: string }[] =>
  [
    { path: ['hierarchy', 'parent'], field: source.hierarchy?.parent },
    { path: ['blockedBy'], field: source.blockedBy },
    { path: ['costOfDelay'], field: source.costOfDelay },
    { path: ['cost'], field: source.cost },
  ].flatMap(({ path, field }) => (field === undefined ? [] : [{ path, field }]))

/** A source is to read a field that it does not keep. */
export const fieldNotKept: Rule = {
  code: 'MR325',
  name: 'field that the source does not keep',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.sources].flatMap(([id, source]) => {
      const kept = keptBy(source)
      if (kept === null) return []
      return usedBy(source)
        .filter(({ field }) => !kept.fields.includes(field))
        .map(({ path, field }): Problem => ({
          ...locate(['sources', id, ...path]),
          code: 'MR325',
          message: `\`${id}\` does not keep the field \`${field}\`: \`${path.join('.')}\` finds nothing.`,
          hint: `Kept are ${kept.fields.map((one) => `\`${one}\``).join(', ')}. Name one of these, or add the field under \`${kept.where}\`.`,
        }))
    }),
}
