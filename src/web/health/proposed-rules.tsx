/** Rules that would classify what is unclassified, to be decided and confirmed one by one. */
import { useState } from 'react'
import { NativeSelect } from '@mantine/core'
import type { RuleSuggestion } from '../../flow/health/answer.ts'
import { ruleChange } from '../../flow/health/proposed-changes.ts'
import { ITEM_TYPES, type ItemType } from '../../model/schema.ts'
import { ChangeButton } from '../edit/change-button.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { count } from '../words/figures.ts'
import { TYPE_NAMES } from '../words/names.ts'

const inWords = ({ when }: Pick<RuleSuggestion, 'when'>): string =>
  Object.entries(when)
    .map(([field, value]) => `${field} is ${value}`)
    .join(' and ')

const RuleRow = ({ source, rule }: { source: string; rule: RuleSuggestion }) => {
  const [chosen, setChosen] = useState<ItemType | null>(null)
  const as = chosen ?? rule.as
  const words = inWords(rule)
  return (
    <tr>
      <th scope="row">
        <code>{words}</code>
        <span className="dimmed small block">
          {count(rule.covers)} of {count(rule.of)} unclassified
          {rule.touches > 0 && `; ${count(rule.touches)} more have a type already and keep it`}
        </span>
      </th>
      <td>
        <NativeSelect
          size="xs"
          aria-label={`Type where ${words}`}
          value={as ?? ''}
          onChange={({ currentTarget }) => setChosen(currentTarget.value as ItemType)}
          data={[
            ...(as === null ? [{ value: '', label: 'choose …' }] : []),
            ...ITEM_TYPES.map((type) => ({ value: type, label: TYPE_NAMES[type].one.toLowerCase() })),
          ]}
        />
      </td>
      <td>{as === rule.as ? rule.confidence : 'chosen by you'}</td>
      <td className="why">{rule.why}</td>
      <td>
        {as !== null && (
          <ChangeButton
            label="Add …"
            what={`${words} → ${as}`}
            changes={[ruleChange(source, rule.when, as)]}
          />
        )}
      </td>
    </tr>
  )
}

export const ProposedRules = ({ source, rules }: { source: string; rules: readonly RuleSuggestion[] }) => (
  <div className="proposal">
    <TableScroll label={`Proposed rules for ${source}`}>
      <thead>
        <tr>
          <th scope="col">Where</th>
          <th scope="col">It is a</th>
          <th scope="col">Confidence</th>
          <th scope="col">Why</th>
          <th scope="col">
            <span className="unseen">Add it to the map</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <RuleRow key={JSON.stringify(rule.when)} source={source} rule={rule} />
        ))}
      </tbody>
    </TableScroll>
  </div>
)
