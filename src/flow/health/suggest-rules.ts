/**
 * Rules that would classify what no rule classifies: the values of fields that many unclassified items have in common,
 * and what these values say about the type.
 */
import { ITEM_TYPES, type ItemType } from '../../model/schema.ts'
import { FIELD, type FieldValue } from '../event.ts'
import type { FlowItemType } from '../facts.ts'
import type { RuleSuggestion } from './answer.ts'
import type { Seen } from './check.ts'
import { typeSaidBy } from './type-words.ts'
import { percentOf } from './tally.ts'

/** A field with more values tells items apart one by one, not by kinds. */
const MOST_VALUES = 200
const MOST_FIELDS = 60
const MOST_SUGGESTIONS = 8
/** A rule for a smaller share of the unclassified is not worth a line. */
const WORTHWHILE = 0.02
/** Already classified items with the value that speak for a type, at least, and with how large a share of one voice. */
const ENOUGH_ALIKE = 5
const OF_ONE_VOICE = 0.8
/** Where so large a share of the other items has the type as well, the value tells nothing. */
const SAID_OF_ALL = 0.6
/** Names of an item, which no rule goes by. */
const NAMES: ReadonlySet<string> = new Set([FIELD.title, FIELD.label, FIELD.url])
/** Fields that tell kinds of work apart, whatever their values say. */
const OF_KINDS: ReadonlySet<string> = new Set([FIELD.type, FIELD.labels, 'category', 'kind', 'issuetype'])
/** A value such as `EPIC-17` names a thing, and `no error` says what it is not. */
const SAYS_NO_KIND = /\d|\b(?:no|not|none|non|kein|keine)\b/i

type ByType = Record<FlowItemType, number>

const noItems = (): ByType => ({ feature: 0, defect: 0, risk: 0, debt: 0, unclassified: 0 })

const textsOf = (value: FieldValue): string[] => {
  const values = Array.isArray(value)
    ? (value as readonly string[])
    : [value as string | number | boolean | null]
  return [...new Set(values.flatMap((one) => (one === null || one === '' ? [] : [String(one)])))]
}

const classifiedIn = (counts: ByType): number => ITEM_TYPES.reduce((sum, type) => sum + counts[type], 0)

/**
 * The type that nearly all classified items with the value have, and not nearly all of the others too.
 *
 * @param all What the items of the whole source are.
 */
const alike = (counts: ByType, all: ByType): ItemType | null => {
  const n = classifiedIn(counts)
  if (n < ENOUGH_ALIKE) return null
  const others = classifiedIn(all) - n
  return (
    ITEM_TYPES.find(
      (type) => counts[type] >= OF_ONE_VOICE * n && all[type] - counts[type] < SAID_OF_ALL * others,
    ) ?? null
  )
}

const judged = (
  field: string,
  value: string,
  counts: ByType,
  all: ByType,
): Pick<RuleSuggestion, 'as' | 'confidence' | 'why'> => {
  const said = OF_KINDS.has(field) || !SAYS_NO_KIND.test(value) ? typeSaidBy(value) : null
  const others = alike(counts, all)
  const voice =
    others === null
      ? ''
      : `${percentOf(counts[others], classifiedIn(counts))} of the classified items with it are of type ${others}`
  if (said && (others === null || others === said.meaning)) {
    const confidence =
      field === FIELD.type || others !== null ? 'high' : OF_KINDS.has(field) ? 'medium' : 'low'
    return {
      as: said.meaning,
      confidence,
      why: [`it says “${said.word}”`, voice].filter(Boolean).join(', and '),
    }
  }
  if (others !== null) return { as: others, confidence: said ? 'low' : 'medium', why: voice }
  return { as: null, confidence: 'low', why: 'only you know what these are' }
}

/** Counts the values of fields by the type of their items. */
export class FieldProfile {
  private readonly fields = new Map<string, Map<string, ByType> | null>()
  private readonly types = noItems()

  see({ fields, last: { type } }: Seen): void {
    this.types[type] += 1
    for (const name in fields) {
      const value = fields[name]
      if (value === undefined || value === null || value === '' || NAMES.has(name)) continue
      const values = this.valuesOf(name)
      if (values) this.count(name, values, textsOf(value), type)
    }
  }

  private valuesOf(name: string): Map<string, ByType> | null {
    const known = this.fields.get(name)
    if (known !== undefined) return known
    const fresh = this.fields.size < MOST_FIELDS ? new Map<string, ByType>() : null
    if (fresh) this.fields.set(name, fresh)
    return fresh
  }

  private count(
    name: string,
    values: Map<string, ByType>,
    texts: readonly string[],
    type: FlowItemType,
  ): void {
    for (const text of texts) {
      let counts = values.get(text)
      if (!counts) values.set(text, (counts = noItems()))
      counts[type] += 1
    }
    if (values.size > MOST_VALUES) this.fields.set(name, null)
  }

  /** The type first, then the field that points to types of the most items; of each the value of the most items. */
  suggestions(): RuleSuggestion[] {
    const of = this.types.unclassified
    const least = Math.max(1, WORTHWHILE * of)
    const byField = [...this.fields].map(([field, values]) => {
      const rules = [...(values ?? [])].flatMap(([value, counts]): RuleSuggestion[] => {
        const covers = counts.unclassified
        if (covers < least) return []
        const rule = {
          when: { [field]: value },
          ...judged(field, value, counts, this.types),
          covers,
          of,
          touches: classifiedIn(counts),
        }
        // What the values of any other field mean, nobody can tell from here.
        return rule.as === null && !OF_KINDS.has(field) ? [] : [rule]
      })
      const told = rules.reduce((sum, { as, covers }) => sum + (as === null ? 0 : covers), 0)
      return { field, told, rules: rules.sort((a, b) => b.covers - a.covers) }
    })
    return byField
      .sort((a, b) => Number(b.field === FIELD.type) - Number(a.field === FIELD.type) || b.told - a.told)
      .flatMap(({ rules }) => rules)
      .slice(0, MOST_SUGGESTIONS)
  }
}
