/** What one side of a comparison is of. */
import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { OverviewAnswer } from '../../flow/answers.ts'
import { FLOW_ITEM_TYPES } from '../../flow/facts.ts'
import { mapQuery } from '../api/map-queries.ts'
import { DateField } from '../parts/date-field.tsx'
import type { SideSearch } from '../search/compare-search.ts'
import { TYPE_NAMES } from '../words/names.ts'

const choices = (all: string, some: readonly { readonly id: string; readonly name: string }[]) => [
  { value: '', label: all },
  ...some.map(({ id, name }) => ({ value: id, label: name })),
]

export const SideFilters = ({
  name,
  side,
  overview,
  onChange,
}: {
  name: 'A' | 'B'
  side: SideSearch
  overview: OverviewAnswer
  onChange: (change: SideSearch) => void
}) => {
  const { data } = useQuery(mapQuery)
  const teams = Object.entries(data?.map.teams ?? {}).map(([id, team]) => ({ id, name: team.name }))
  return (
    <div className="filters" role="group" aria-label={`Side ${name}`}>
      <strong className="side-name" aria-hidden="true">
        {name}
      </strong>
      <NativeSelect
        size="xs"
        label={`Stream of ${name}`}
        value={side.stream ?? ''}
        onChange={({ currentTarget }) => onChange({ stream: currentTarget.value || undefined })}
        data={choices('All streams', overview.streams)}
      />
      <NativeSelect
        size="xs"
        label={`Slice of ${name}`}
        value={side.slice ?? ''}
        onChange={({ currentTarget }) => onChange({ slice: currentTarget.value || undefined })}
        data={choices('All slices', overview.slices)}
      />
      {teams.length > 0 && (
        <NativeSelect
          size="xs"
          label={`Team of ${name}`}
          value={side.team ?? ''}
          onChange={({ currentTarget }) => onChange({ team: currentTarget.value || undefined })}
          data={choices('All teams', teams)}
        />
      )}
      <NativeSelect
        size="xs"
        label={`Type of ${name}`}
        value={side.type ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ type: FLOW_ITEM_TYPES.find((type) => type === currentTarget.value) })
        }
        data={choices(
          'All types',
          FLOW_ITEM_TYPES.map((id) => ({ id, name: TYPE_NAMES[id].many })),
        )}
      />
      <DateField label={`${name} from`} value={side.from} onCommit={(from) => onChange({ from })} />
      <DateField label={`${name} up to, not including`} value={side.to} onCommit={(to) => onChange({ to })} />
    </div>
  )
}
