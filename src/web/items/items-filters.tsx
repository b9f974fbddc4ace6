/** Which items are listed. */
import { useState, type FormEvent } from 'react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { OverviewAnswer } from '../../flow/answers.ts'
import { FLOW_ITEM_TYPES } from '../../flow/facts.ts'
import { BEHIND } from '../../flow/measures/measures.ts'
import { DateField } from '../parts/date-field.tsx'
import type { ItemsSearch } from '../search/items-search.ts'
import { MEASURED_NAMES, METRIC_NAMES, TYPE_NAMES } from '../words/names.ts'

const TextFilter = ({ value, onCommit }: { value: string; onCommit: (text: string | undefined) => void }) => {
  const [text, setText] = useState(value)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onCommit(text.trim() || undefined)
  }
  return (
    <form className="text-filter" role="search" onSubmit={submit}>
      <TextInput
        size="xs"
        label="Label, title or id has"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default">
        Search
      </Button>
    </form>
  )
}

export const ItemsFilters = ({
  search,
  overview,
  onChange,
}: {
  search: ItemsSearch
  overview: OverviewAnswer | undefined
  onChange: (change: Partial<ItemsSearch>) => void
}) => {
  const named = (things: readonly { id: string; name: string }[] = []) =>
    things.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="filters" role="group" aria-label="Which items">
      <TextFilter key={search.text ?? ''} value={search.text ?? ''} onCommit={(text) => onChange({ text })} />
      <NativeSelect
        size="xs"
        label="Flow of"
        value={search.measured ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ measured: value === 'work' || value === 'journeys' ? value : undefined })
        }
        data={[
          { value: '', label: 'Work; journeys if there is none' },
          { value: 'work', label: MEASURED_NAMES.work.name },
          { value: 'journeys', label: MEASURED_NAMES.journeys.name },
        ]}
      />
      <NativeSelect
        size="xs"
        label="Stream"
        value={search.stream ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ stream: value || undefined })}
        data={[{ value: '', label: 'All streams' }, ...named(overview?.streams)]}
      />
      <NativeSelect
        size="xs"
        label="Slice"
        value={search.slice ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ slice: value || undefined })}
        data={[{ value: '', label: 'All slices' }, ...named(overview?.slices)]}
      />
      <NativeSelect
        size="xs"
        label="Type"
        value={search.type ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ type: FLOW_ITEM_TYPES.find((one) => one === value) })
        }
        data={[
          { value: '', label: 'All types' },
          ...FLOW_ITEM_TYPES.map((type) => ({ value: type, label: TYPE_NAMES[type].many })),
        ]}
      />
      <NativeSelect
        size="xs"
        label="Behind the figure"
        value={search.behind ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const behind = BEHIND.find((one) => one === value)
          onChange(behind ? { behind } : { behind, excluded: undefined, from: undefined, to: undefined })
        }}
        data={[
          { value: '', label: 'Any: all items' },
          ...BEHIND.map((metric) => ({ value: metric, label: METRIC_NAMES[metric] })),
        ]}
      />
      {search.behind !== undefined && (
        <>
          <NativeSelect
            size="xs"
            label="Items"
            value={search.excluded ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onChange({ excluded: value === 'true' ? 'true' : undefined })
            }
            data={[
              { value: '', label: 'Counted in it' },
              { value: 'true', label: 'Left out of it' },
            ]}
          />
          <DateField label="From" value={search.from} onCommit={(from) => onChange({ from })} />
          <DateField label="Up to, not including" value={search.to} onCommit={(to) => onChange({ to })} />
        </>
      )}
    </div>
  )
}
