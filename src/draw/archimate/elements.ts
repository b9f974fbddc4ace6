/** The map in the words of ArchiMate 3.2: which element stands for what, and how elements relate. */

/** Element types that are used. */
const ELEMENT_TYPES = [
  'Stakeholder',
  'Driver',
  'Assessment',
  'Goal',
  'Outcome',
  'Principle',
  'Requirement',
  'Constraint',
  'Value',
  'Capability',
  'ValueStream',
  'BusinessActor',
  'BusinessEvent',
  'Contract',
  'ApplicationComponent',
  'ApplicationInterface',
] as const

export type ElementType = (typeof ELEMENT_TYPES)[number]

export interface Element {
  readonly identifier: string
  readonly type: ElementType
  readonly name: string
  readonly documentation?: string | undefined
  readonly properties?: Readonly<Record<string, string | undefined>>
}

/**
 * The relationships that are used, out of those that ArchiMate 3.2 allows between these elements [ArchiMate 3.2
 * specification, appendix B].
 */
export const ALLOWED = {
  ValueStream: {
    ValueStream: ['Composition', 'Flow', 'Serving'],
    Stakeholder: ['Association'],
    Outcome: ['Realization'],
    Driver: ['Influence'],
    Assessment: ['Association'],
    Value: ['Association'],
    Principle: ['Realization'],
    Requirement: ['Realization'],
    Constraint: ['Realization'],
  },
  Stakeholder: { Stakeholder: ['Aggregation'], Outcome: ['Association'] },
  Driver: { Goal: ['Influence'], Requirement: ['Association'] },
  Goal: { Value: ['Influence'] },
  Capability: { ValueStream: ['Serving'] },
  BusinessActor: { ValueStream: ['Realization'] },
  BusinessEvent: { ValueStream: ['Association'] },
  ApplicationComponent: { Capability: ['Realization'], ValueStream: ['Realization', 'Association'] },
  ApplicationInterface: { ValueStream: ['Association'], Contract: ['Access'] },
} as const satisfies Partial<Record<ElementType, Partial<Record<ElementType, readonly RelationshipType[]>>>>

export type RelationshipType =
  | 'Composition'
  | 'Aggregation'
  | 'Realization'
  | 'Serving'
  | 'Access'
  | 'Influence'
  | 'Flow'
  | 'Association'

export interface Relationship {
  readonly identifier: string
  readonly type: RelationshipType
  readonly source: string
  readonly target: string
  readonly name?: string | undefined
}

/** Type, source, target; what part it plays, if there may be several; and its name, if that is another. */
export type Ends = readonly [
  type: RelationshipType,
  source: string,
  target: string,
  role?: string,
  name?: string,
]

export interface ArchiMateModel {
  readonly elements: readonly Element[]
  readonly relationships: readonly Relationship[]
}

/** A stable identifier: the same as long as the ids of the map are the same. Parts hold no `--`. */
export const identifier = (...parts: readonly string[]): string => `id-${parts.join('--')}`
