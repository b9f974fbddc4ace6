/** What every field of a form has: its name, its help, and what is wrong with it. */
import type { ReactNode } from 'react'
import { Fieldset } from '@mantine/core'
import { Prose } from '../parts/prose.tsx'
import { useEditing } from './editing.ts'
import type { Shape } from './shapes.ts'

export interface FieldProps<S extends Shape = Shape> {
  readonly shape: S
  readonly name: string
  readonly help: string | null
  readonly required: boolean
  /** What holds if nothing is said. */
  readonly otherwise?: unknown
  readonly value: unknown
  /** Path within the thing, joined with `.`. */
  readonly at: string
  readonly onChange: (value: unknown) => void
}

/** The field of one kind of shape. */
export type FieldOf<K extends Shape['kind']> = FieldProps<Extract<Shape, { kind: K }>>

type Framed = Pick<FieldProps, 'name' | 'help' | 'required' | 'at'>

/** Properties of Mantine's inputs that all simple fields share. */
export const useFrame = ({ name, help, required, at }: Framed) => {
  const { mistakes } = useEditing()
  return {
    label: name,
    description: help === null ? undefined : <Prose text={help} />,
    error: mistakes.get(at),
    withAsterisk: required,
  }
}

/** Fields that belong together, under a name of their own. */
export const Group = ({ name, help, at, children }: Omit<Framed, 'required'> & { children: ReactNode }) => {
  const mistake = useEditing().mistakes.get(at)
  return (
    <Fieldset legend={name} className="field-group">
      {help !== null && (
        <p className="small dimmed">
          <Prose text={help} />
        </p>
      )}
      {mistake !== undefined && <p className="small bad-text">{mistake}</p>}
      {children}
    </Fieldset>
  )
}
