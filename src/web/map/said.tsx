/** Whatever the map says, in a form that people read: its names come from the schema, as those of the forms do. */
import type * as z from 'zod'
import { isParts } from '../edit/changes.ts'
import type { Part, Shape } from '../edit/shapes.ts'
import { keyInWords } from '../edit/words.ts'
import type { Money as MoneySchema } from '../../model/schema.ts'
import { count } from '../words/figures.ts'
import { dateInWords } from '../words/instants.ts'
import { useKnownMap } from './known-map.tsx'
import { ThingLink, ThingLinks } from './thing-link.tsx'

type Money = z.infer<typeof MoneySchema>

type Of<K extends Shape['kind']> = Extract<Shape, { kind: K }>

interface SaidProps<S extends Shape = Shape> {
  readonly shape: S
  readonly value: unknown
  /** The thing in which the value stands: it decides what some references name. */
  readonly thing: unknown
  /** A part that is shown elsewhere. */
  readonly omit?: string
}

/** Values that say nothing. */
const isSilent = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isParts(value) && Object.values(value).every(isSilent))

/** The parts that say something, and not only what holds anyway. */
export const saidParts = (parts: readonly Part[], value: unknown): Part[] => {
  const own = isParts(value) ? value : {}
  return parts.filter(({ key, otherwise }) => !isSilent(own[key]) && own[key] !== otherwise)
}

const namedBy = (value: unknown): string | null =>
  isParts(value) && typeof value['name'] === 'string' ? value['name'] : null

/** @example moneyInWords({ amount: 3900000, currency: 'EUR', per: 'year' }) // 'EUR 3,900,000 per year' */
export const moneyInWords = ({ amount, currency, per }: Money): string =>
  `${currency} ${count(amount)} per ${per}`

const isMoney = (value: unknown): value is Money =>
  isParts(value) && typeof value['amount'] === 'number' && typeof value['currency'] === 'string'

const Reference = ({ shape, value, thing }: SaidProps<Of<'reference'>>) => {
  const { things } = useKnownMap()
  const kinds = shape.to(thing)
  const id = String(value)
  const isPlainText = kinds.length === 0 || (shape.free && things.find(kinds, id) === null)
  return isPlainText ? id : <ThingLink kinds={kinds} id={id} />
}

const Entries = ({ shape, value, thing }: SaidProps<Of<'record'>>) => {
  const { things } = useKnownMap()
  const { key } = shape
  const nameOf = (id: string): string =>
    key.kind === 'reference' ? things.name(key.to(thing), id) : key.kind === 'choice' ? keyInWords(id) : id
  return (
    <dl className={shape.value.kind === 'choice' ? 'said' : 'entries'}>
      {Object.entries(isParts(value) ? value : {}).map(([id, entry]) => {
        const named = namedBy(entry)
        return (
          <div key={id}>
            <dt>{named ?? nameOf(id)}</dt>
            <dd>
              <Said
                shape={shape.value}
                value={entry}
                thing={thing}
                omit={named === null ? undefined : 'name'}
              />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

const Items = ({ shape, value, thing }: SaidProps<Of<'list'>>) => {
  const { item } = shape
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  if (item.kind === 'reference') return <ThingLinks kinds={item.to(thing)} ids={items.map(String)} />
  if (item.kind === 'choice') return items.map(String).join(', ')
  return (
    <ul className="bare">
      {items.map((one, i) => {
        const name = namedBy(one)
        return (
          // oxlint-disable-next-line react/no-array-index-key -- entries have no identity but their position
          <li key={i}>
            {name}
            <Said shape={item} value={one} thing={thing} omit={name === null ? undefined : 'name'} />
          </li>
        )
      })}
    </ul>
  )
}

const Parts = ({ shape, value, thing, omit }: SaidProps<Of<'parts'>>) => {
  if (isMoney(value)) return moneyInWords(value)
  const own = isParts(value) ? value : {}
  const said = saidParts(shape.parts, value).filter(({ key }) => key !== omit)
  return said.length === 0 ? null : (
    <dl className="said">
      {said.map(({ key, name, shape: part }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>
            <Said shape={part} value={own[key]} thing={thing} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export const Said = ({ shape, ...rest }: SaidProps) => {
  const { value } = rest
  if (isSilent(value)) return <span className="dimmed">nothing said</span>
  switch (shape.kind) {
    case 'reference':
      return <Reference shape={shape} {...rest} />
    case 'logic':
      return <code>{String(value)}</code>
    case 'day':
      return <time dateTime={String(value)}>{dateInWords(String(value))}</time>
    case 'yes or no':
      return value === true ? 'yes' : 'no'
    case 'list':
      return <Items shape={shape} {...rest} />
    case 'record':
      return <Entries shape={shape} {...rest} />
    case 'parts':
      return <Parts shape={shape} {...rest} />
    case 'either': {
      const form = shape.options.find(({ takes }) => takes(value))?.shape
      return form ? <Said shape={form} {...rest} /> : String(value)
    }
    default:
      return String(value)
  }
}
