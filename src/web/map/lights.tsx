/** Lights: what a stream has and what it lacks, never by colour alone. */
import { IconAlertCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import type { Light } from '../../model/answers.ts'

const Sign = ({ lit }: { lit: boolean }) =>
  lit ? (
    <IconCircleCheckFilled className="light-sign lit" size={17} aria-hidden="true" />
  ) : (
    <IconAlertCircle className="light-sign" size={17} stroke={1.8} aria-hidden="true" />
  )

const says = (lit: boolean): string => (lit ? 'yes' : 'not yet')

/** In a row, the reason on hover. */
export const LightRow = ({ lights, label }: { lights: readonly Light[]; label: string }) => (
  <ul className="light-row" aria-label={label}>
    {lights.map(({ id, name, lit, why }) => (
      <li key={id} title={why} className={lit ? 'lit' : undefined}>
        <Sign lit={lit} />
        {name}
        <span className="unseen">: {says(lit)}</span>
      </li>
    ))}
  </ul>
)

/** Each with its reason. */
export const LightList = ({ lights }: { lights: readonly Light[] }) => (
  <ul className="light-list">
    {lights.map(({ id, name, lit, why }) => (
      <li key={id}>
        <Sign lit={lit} />
        <div>
          <strong>{name}</strong>
          <span className="unseen">: {says(lit)}</span>
          <p className="small dimmed">{why}</p>
        </div>
      </li>
    ))}
  </ul>
)
