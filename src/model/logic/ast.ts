/** What metric logic says, as a tree. Offsets count UTF-16 units from the start of the text. */

interface Node {
  readonly from: number
  readonly to: number
}

/** A number, with its unit if it has one: `5 d`, `99.9 %`, `12 EUR`, `3`. */
export interface Literal extends Node {
  readonly type: 'literal'
  /** The digits as written; what they amount to in base units is said by `amountOf`. */
  readonly digits: string
  readonly unit: string | null
}

/** A quantity without parameters (`started`), or, as an argument, the name of an event, a stage, a field. */
export interface Name extends Node {
  readonly type: 'name'
  readonly name: string
}

/** A quantity with parameters: `reached(order.delivered)`. */
export interface Call extends Node {
  readonly type: 'call'
  readonly name: string
  readonly args: readonly Expression[]
}

interface Negation extends Node {
  readonly type: 'negation'
  readonly of: Expression
}

export const ARITHMETIC = ['+', '-', '*', '/'] as const
export const COMPARISONS = ['<=', '<', '>=', '>', '='] as const

export type Operator = (typeof ARITHMETIC)[number] | (typeof COMPARISONS)[number] | 'and'

export interface Binary extends Node {
  readonly type: 'binary'
  readonly operator: Operator
  readonly left: Expression
  readonly right: Expression
}

/** Stands where something is missing, so that the rest can still be read; there is a problem beside it. */
export interface Missing extends Node {
  readonly type: 'missing'
}

export type Expression = Literal | Name | Call | Negation | Binary | Missing

/** Something wrong with a piece of metric logic; the range lies within its text. */
export interface LogicProblem {
  /** `syntax`: it can't be read. `name`: it names what there is not. `dimension`: it does not add up. */
  readonly kind: 'syntax' | 'name' | 'dimension'
  readonly from: number
  readonly to: number
  readonly message: string
  readonly hint?: string
}
