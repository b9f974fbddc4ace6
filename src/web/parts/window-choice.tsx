/** Which window is looked at: one of a few that are named, or a window of one’s own. */
import { SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { dateOf } from '../words/instants.ts'
import { DateField } from './date-field.tsx'

/** A choice among segments with its name above it, as a field has its label. */
export const Choice = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="choice">
    <span className="choice-name" aria-hidden="true">
      {name}
    </span>
    {children}
  </div>
)

/** An own window as the address says it: a date or an instant each. */
export interface OwnWindow {
  readonly from?: string
  readonly to?: string
}

const OWN = 'own'

export const WindowChoice = <Preset extends string>({
  presets,
  preset,
  own,
  shown,
  onChange,
}: {
  presets: readonly { readonly value: Preset; readonly label: string }[]
  /** That which holds without an own window. */
  preset: Preset
  own: OwnWindow
  /** The window of the figures shown, once there are any: where an own window starts from. */
  shown: { readonly from: string; readonly to: string } | null
  /** Without a preset for an own window. */
  onChange: (preset: Preset | undefined, own: { from: string | undefined; to: string | undefined }) => void
}) => {
  const { from, to } = own
  const isOwn = from !== undefined || to !== undefined
  const choose = (value: string): void => {
    const chosen = presets.find((one) => one.value === value)
    if (chosen) onChange(chosen.value, { from: undefined, to: undefined })
    else
      onChange(undefined, {
        from: shown ? dateOf(shown.from) : undefined,
        to: shown ? dateOf(shown.to) : undefined,
      })
  }
  return (
    <>
      <Choice name="Window">
        <SegmentedControl
          size="xs"
          aria-label="Window"
          value={isOwn ? OWN : preset}
          onChange={choose}
          data={[...presets, { value: OWN, label: 'Custom' }]}
        />
      </Choice>
      {isOwn && (
        <>
          <DateField label="From" value={from} onCommit={(date) => onChange(undefined, { from: date, to })} />
          <DateField
            label="Up to, not including"
            value={to}
            onCommit={(date) => onChange(undefined, { from, to: date })}
          />
        </>
      )}
    </>
  )
}
