/** The choices of a view itself; like all others, they live in the address. */
import { SegmentedControl } from '@mantine/core'
import { GROUPS, type Clock, type Group, type ViewAnswer } from '../../flow/view-answers.ts'
import type { StreamSearch } from '../search/stream-search.ts'
import { CLOCK_NAMES } from './flow-time.tsx'

const GROUP_NAMES: Readonly<Record<Group, string>> = {
  type: 'Type',
  stage: 'Stage',
  state: 'State',
  slice: 'Slice',
  team: 'Team',
}

export const ViewChoices = ({
  answer,
  onChange,
}: {
  answer: ViewAnswer
  onChange: (change: Partial<StreamSearch>) => void
}) => {
  if (answer.view === 'flow-time' && answer.clocks.length > 1) {
    return (
      <SegmentedControl
        size="xs"
        className="view-choices"
        aria-label="How time is counted"
        value={answer.clock}
        onChange={(clock) => onChange({ clock: clock === 'elapsed' ? undefined : (clock as Clock) })}
        data={answer.clocks.map((value) => ({ value, label: CLOCK_NAMES[value] }))}
      />
    )
  }
  if (answer.view === 'load') {
    return (
      <SegmentedControl
        size="xs"
        className="view-choices"
        aria-label="Grouped by"
        value={answer.by}
        onChange={(group) => onChange({ group: group === 'type' ? undefined : (group as Group) })}
        data={GROUPS.map((value) => ({ value, label: GROUP_NAMES[value] }))}
      />
    )
  }
  if (answer.view === 'mix') {
    return (
      <SegmentedControl
        size="xs"
        className="view-choices"
        aria-label="Share of"
        value={answer.basis}
        onChange={(basis) => onChange({ basis: basis === 'load' ? 'load' : undefined })}
        data={[
          { value: 'completed', label: 'Done' },
          { value: 'load', label: 'In progress' },
        ]}
      />
    )
  }
  return null
}
