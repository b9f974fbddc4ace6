/** What of the stream is measured, and when: all of it lives in the address. */
import { NativeSelect, SegmentedControl } from '@mantine/core'
import type { By } from '../../flow/answers.ts'
import { FLOW_ITEM_TYPES, type Measured } from '../../flow/facts.ts'
import type { ViewAnswer } from '../../flow/view-answers.ts'
import {
  DEFAULT_WINDOW,
  PERIODS,
  WINDOWS,
  type StreamSearch,
  type WindowPreset,
} from '../search/stream-search.ts'
import { MEASURED_NAMES, TYPE_NAMES } from '../words/names.ts'
import { CopyLink } from '../parts/copy-link.tsx'
import { Choice, WindowChoice } from '../parts/window-choice.tsx'
import type { Named } from './teams-of.ts'

const WINDOW_NAMES: Readonly<Record<WindowPreset, string>> = {
  '13w': '13 weeks',
  '26w': '26 weeks',
  '52w': '52 weeks',
  all: 'All',
}

const WINDOW_CHOICES = WINDOWS.map((value) => ({ value, label: WINDOW_NAMES[value] }))

interface StreamFiltersProps {
  readonly search: StreamSearch
  /** The kinds of flow that a source measures. */
  readonly measures: readonly Measured[]
  readonly measured: Measured
  readonly slices: readonly Named[]
  /** Without any, there is nothing to choose. */
  readonly teams?: readonly Named[]
  /** The window of the figures shown, once there are any: where an own window starts from, and the stream's period. */
  readonly shown: ViewAnswer['window'] | null
  readonly onChange: (change: Partial<StreamSearch>) => void
}

export const StreamFilters = ({
  search,
  measures,
  measured,
  slices,
  teams = [],
  shown,
  onChange,
}: StreamFiltersProps) => {
  return (
    <div className="filters" role="group" aria-label="What is measured">
      {measures.length > 1 && (
        <Choice name="Flow of">
          <SegmentedControl
            size="xs"
            aria-label="Flow of"
            value={measured}
            onChange={(value) => onChange({ measured: value as Measured })}
            data={measures.map((value) => ({ value, label: MEASURED_NAMES[value].name }))}
          />
        </Choice>
      )}
      <WindowChoice
        presets={WINDOW_CHOICES}
        preset={search.window ?? DEFAULT_WINDOW}
        own={search}
        shown={shown}
        onChange={(window, own) => onChange({ window, ...own })}
      />
      <Choice name="By">
        <SegmentedControl
          size="xs"
          aria-label="By"
          value={search.by ?? shown?.by ?? 'week'}
          onChange={(value) => onChange({ by: value as By })}
          data={PERIODS.map((value) => ({ value, label: value[0]?.toUpperCase() + value.slice(1) }))}
        />
      </Choice>
      {slices.length > 0 && (
        <NativeSelect
          size="xs"
          label="Slice"
          value={search.slice ?? ''}
          onChange={({ currentTarget }) => onChange({ slice: currentTarget.value || undefined })}
          data={[
            { value: '', label: 'All slices' },
            ...slices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {teams.length > 0 && (
        <NativeSelect
          size="xs"
          label="Team"
          value={search.team ?? ''}
          onChange={({ currentTarget }) => onChange({ team: currentTarget.value || undefined })}
          data={[
            { value: '', label: 'All teams' },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <NativeSelect
        size="xs"
        label="Type"
        value={search.type ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ type: FLOW_ITEM_TYPES.find((type) => type === currentTarget.value) })
        }
        data={[
          { value: '', label: 'All types' },
          ...FLOW_ITEM_TYPES.map((value) => ({ value, label: TYPE_NAMES[value].many })),
        ]}
      />
      <CopyLink />
    </div>
  )
}
