/** A field of a form, by what may stand there. */
import { isParts } from './changes.ts'
import { EitherField } from './either-field.tsx'
import { Group, type FieldProps } from './frame.tsx'
import { ListField } from './list-field.tsx'
import { RecordField } from './record-field.tsx'
import { ReferenceField } from './reference-field.tsx'
import { ChoiceField, DayField, NumberField, TextField, YesNoField } from './simple-fields.tsx'
import type { Part } from './shapes.ts'

/** The fields of a thing's parts. */
export const PartFields = ({
  parts,
  value,
  at,
  onChange,
}: {
  parts: readonly Part[]
  value: unknown
  at: string
  onChange: (value: unknown) => void
}) => {
  const own = isParts(value) ? value : {}
  return parts
    .filter(({ shape }) => shape.kind !== 'fixed')
    .map(({ key, ...part }) => (
      <Field
        key={key}
        {...part}
        at={at === '' ? key : `${at}.${key}`}
        value={own[key]}
        onChange={(changed) => onChange({ ...own, [key]: changed })}
      />
    ))
}

export const Field = ({ shape, ...rest }: FieldProps) => {
  switch (shape.kind) {
    case 'text':
      return <TextField {...rest} shape={shape} short={shape.short} />
    case 'logic':
      return <TextField {...rest} shape={shape} code />
    case 'day':
      return <DayField {...rest} shape={shape} />
    case 'number':
      return <NumberField {...rest} shape={shape} />
    case 'yes or no':
      return <YesNoField {...rest} shape={shape} />
    case 'choice':
      return <ChoiceField {...rest} shape={shape} />
    case 'reference':
      return <ReferenceField {...rest} shape={shape} />
    case 'list':
      return <ListField {...rest} shape={shape} />
    case 'record':
      return <RecordField {...rest} shape={shape} />
    case 'either':
      return <EitherField {...rest} shape={shape} />
    case 'parts':
      return (
        <Group name={rest.name} help={rest.help} at={rest.at}>
          <PartFields parts={shape.parts} value={rest.value} at={rest.at} onChange={rest.onChange} />
        </Group>
      )
    case 'fixed':
      return null
  }
}
