/** What stands on the card of a stream: the parts that the article asks for, and what is missing of them. */
import { seamsOf, consumersOf } from '../../identify/seams.ts'
import { staffingByStream } from '../../identify/staffing.ts'
import type { Path } from '../../model/place.ts'
import type { Metric, Stream, ValueStreamMap } from '../../model/schema.ts'
import { promiseInWords } from '../../model/service-promises.ts'
import { contractText, fallbackText, moneyText, nameIn, namesIn, ownerOf, slaText } from '../wording.ts'

export interface Entry {
  /** Set off from what follows. */
  readonly head?: string
  readonly text: string
  /** Something that the card should have and has not. */
  readonly isMissing?: boolean
}

export interface Section {
  readonly title: string
  readonly path: Path
  /** How much of its column it gets, compared with the others. */
  readonly share: number
  readonly entries: readonly Entry[]
}

interface CardContent {
  readonly left: readonly Section[]
  readonly right: readonly Section[]
}

const missing = (text: string): Entry => ({ text, isMissing: true })

const orMissing = (entries: readonly Entry[], text: string): readonly Entry[] =>
  entries.length > 0 ? entries : [missing(text)]

const joined = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join('; ')

const metricEntry = ({ name, definition, logic }: Metric): Entry => ({
  head: name,
  text: joined(definition, logic),
})

const metrics = ({ organisation }: ValueStreamMap, { northStar, metrics: supporting }: Stream): Entry[] => [
  northStar === undefined
    ? missing('no north-star')
    : {
        head: `★ ${northStar.name}`,
        text: joined(
          northStar.definition,
          northStar.logic,
          northStar.goal === undefined
            ? 'serves no goal'
            : `serves: ${organisation.goals[northStar.goal]?.name ?? northStar.goal}`,
        ),
      },
  ...Object.values(supporting).map(metricEntry),
]

const revenue = (map: ValueStreamMap, id: string, { budget }: Stream): Entry[] => {
  const shares = [...map.revenueStreams.values()].flatMap(({ name, amount, shares: of }): Entry[] => {
    const share = of[id]
    return share === undefined
      ? []
      : [{ head: name, text: joined(`${share} %`, amount === undefined ? null : `of ${moneyText(amount)}`) }]
  })
  return [
    ...(shares.length > 0 ? shares : [{ text: 'No revenue stream flows from it.' }]),
    budget === undefined ? missing('no budget') : { head: 'Budget', text: moneyText(budget) },
  ]
}

const ownership = (map: ValueStreamMap, id: string, stream: Stream): Entry[] => {
  const owner = ownerOf(map, stream.owner)
  const staff = staffingByStream(map).get(id)
  const teams = staff?.teams ?? []
  return [
    owner === null ? missing('no owner') : { head: 'Owner', text: owner },
    ...(teams.length === 0
      ? []
      : [
          {
            head: teams.length === 1 ? 'Team' : 'Teams',
            text: `${namesIn(map.teams, teams)} (${staff?.people ?? 0} people)`,
          },
        ]),
    stream.owns.length === 0
      ? missing('not said what it owns')
      : { head: 'Owns', text: stream.owns.join(', ') },
    { head: 'Relies on', text: namesIn(map.streams, stream.reliesOn) || 'no other stream' },
    ...(stream.kind === 'supporting'
      ? [{ head: 'Serves', text: namesIn(map.streams, consumersOf(map).get(id) ?? []) || 'no stream' }]
      : []),
  ]
}

const ownedAndUsed = (
  things: ReadonlyMap<string, { readonly name: string }>,
  of: Stream['capabilities'],
  words: string,
): readonly Entry[] =>
  orMissing(
    [
      ...(of?.owned.length ? [{ head: 'Owned', text: namesIn(things, of.owned) }] : []),
      ...(of?.used.length ? [{ head: 'Used', text: namesIn(things, of.used) }] : []),
    ],
    words,
  )

const interfaces = (map: ValueStreamMap, id: string): readonly Entry[] => {
  const { offered, used } = seamsOf(map)
  return orMissing(
    [
      ...(used.get(id) ?? []).map(({ interface: one }) => ({
        head: one.name,
        text: joined(
          `from ${nameIn(map.streams, one.provider)}`,
          one.style,
          contractText(one) ?? 'no contract',
          slaText(one.sla),
          fallbackText(one) === null ? null : `otherwise: ${fallbackText(one)}`,
        ),
      })),
      ...(offered.get(id) ?? []).map(({ interface: one }) => ({
        head: one.name,
        text: joined(
          `to ${namesIn(map.streams, one.consumers)}`,
          one.style,
          contractText(one) ?? 'no contract',
          slaText(one.sla),
        ),
      })),
    ],
    'no interfaces',
  )
}

const risks = ({ risks: all }: Stream): readonly Entry[] =>
  orMissing(
    all.map((risk) =>
      typeof risk === 'string'
        ? { text: risk }
        : risk.mitigation === undefined
          ? { text: risk.name }
          : { head: risk.name, text: risk.mitigation },
    ),
    'no risks or failure modes named',
  )

const policies = (map: ValueStreamMap, stream: Stream): readonly Entry[] =>
  orMissing(
    stream.policies.map((id) => {
      const policy = map.policies.get(id)
      return policy === undefined
        ? { text: id }
        : { head: policy.name, text: joined(policy.kind, policy.source, policy.description) }
    }),
    'no policies, SLAs or constraints',
  )

const services = (map: ValueStreamMap, { services: all }: Stream): readonly Entry[] =>
  orMissing(
    Object.values(all).map(({ name, description, selfService, sla, owner }) => ({
      head: name,
      text: joined(
        description,
        selfService ? 'self-service' : null,
        slaText(sla) ?? 'no SLA',
        owner === undefined ? null : `owner: ${ownerOf(map, owner)}`,
      ),
    })),
    'no services',
  )

const graduation = ({ graduation: rule }: Stream): Entry[] =>
  rule === undefined
    ? [missing('no graduation rule')]
    : [
        {
          text: joined(
            `shared from ${rule.consumers} consuming streams and ${rule.people} people on`,
            `goes back at ${rule.demoteAt} or fewer`,
            rule.why,
          ),
        },
      ]

/** All parts of a card. What only supporting streams have is left out of the others. */
export const cardContent = (map: ValueStreamMap, id: string, stream: Stream): CardContent => {
  const part = (title: string, key: string, share: number, entries: readonly Entry[]): Section => ({
    title,
    path: ['streams', id, key],
    share,
    entries,
  })
  const isSupporting = stream.kind === 'supporting'
  const guardrails = orMissing(
    Object.values(stream.guardrails).map(({ name, holds }) => ({ head: name, text: holds })),
    'no guardrails',
  )
  const levels = orMissing(
    Object.values(stream.serviceLevels).map((level) => ({
      head: level.name,
      text: joined(promiseInWords(level)?.replaceAll('`', '') ?? level.about, level.description),
    })),
    'no service levels',
  )
  return {
    left: [
      ...(isSupporting
        ? [
            part('Charter', 'charter', 2.6, [
              stream.charter === undefined ? missing('no charter') : { text: stream.charter },
            ]),
            part('Services', 'services', 4.4, services(map, stream)),
          ]
        : []),
      part('North-star and supporting metrics', 'northStar', isSupporting ? 3.6 : 5, metrics(map, stream)),
      part('Guardrails', 'guardrails', isSupporting ? 2 : 3, guardrails),
      part('Service levels', 'serviceLevels', isSupporting ? 2 : 3, levels),
      part('Policies, SLAs, constraints', 'policies', isSupporting ? 2.2 : 3.6, policies(map, stream)),
      part('Revenue streams and budget', 'budget', isSupporting ? 2 : 2.6, revenue(map, id, stream)),
    ],
    right: [
      part('Ownership', 'owner', isSupporting ? 4 : 4.6, ownership(map, id, stream)),
      part(
        'Key capabilities',
        'capabilities',
        2.6,
        ownedAndUsed(map.capabilities, stream.capabilities, 'no capabilities'),
      ),
      part('Key systems', 'systems', 2.2, ownedAndUsed(map.systems, stream.systems, 'no systems')),
      part('Interfaces and dependencies', 'interfaces', isSupporting ? 4.2 : 5, interfaces(map, id)),
      ...(isSupporting
        ? [
            part(
              'Escalation path',
              'escalation',
              1.8,
              orMissing(
                stream.escalation.length === 0 ? [] : [{ text: stream.escalation.join(' → ') }],
                'no escalation path',
              ),
            ),
            part('Graduation rule', 'graduation', 1.8, graduation(stream)),
          ]
        : []),
      part('Risks and failure modes', 'risks', isSupporting ? 2.6 : 3.4, risks(stream)),
    ],
  }
}
