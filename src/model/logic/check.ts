/** Whether metric logic names what there is, and whether its quantities fit each other. */
import { didYouMean } from '../did-you-mean.ts'
import { COMPARISONS, type Expression, type Literal, type LogicProblem } from './ast.ts'
import { common, inWords, product, quotient, type Dimension } from './dimensions.ts'
import { printLogic } from './print.ts'
import {
  QUANTITIES,
  quantityOf,
  signatureOf,
  WORK_TYPES,
  type Parameter,
  type Quantity,
} from './quantities.ts'
import { dimensionOf, meantUnit, TIME_UNITS } from './units.ts'

/** Ids: a map or a set by id will do. */
export interface Names {
  has(name: string): boolean
  keys(): Iterable<string>
}

export interface LogicContext {
  /** Business events of the map; left out, any event may be named. */
  readonly events?: Names
  /** Stages of the journey, or of the stream; left out, any may be named. */
  readonly stages?: Names
  readonly expects: 'quantity' | 'truth'
}

const ANY: Dimension = { kind: 'any' }

const EXPECTED: Readonly<Record<Parameter, string>> = {
  event: 'the name of an event',
  field: 'the name of a field',
  stage: 'the id of a stage',
  type: `one of ${WORK_TYPES.join(', ')}`,
  result: 'the name of a result',
  durations: 'a duration of each pass, such as `time(order.placed, order.delivered)` or `flowTime`,',
  duration: 'a duration, such as `2 d`,',
}

const VERBS: Readonly<Record<string, string>> = {
  '+': 'added to',
  '-': 'subtracted from',
  '*': 'multiplied by',
  '/': 'divided by',
}

class Checker {
  readonly problems: LogicProblem[] = []
  private readonly context: LogicContext

  constructor(context: LogicContext) {
    this.context = context
  }

  fault(kind: LogicProblem['kind'], { from, to }: Expression, message: string, hint?: string): Dimension {
    this.problems.push({ kind, from, to, message, ...(hint !== undefined && { hint }) })
    return ANY
  }

  /** The dimension of an expression; what is wrong is told once, and fits everywhere from there on. */
  dimension(expression: Expression): Dimension {
    switch (expression.type) {
      case 'missing':
        return ANY
      case 'literal':
        return this.literal(expression)
      case 'name':
        return this.quantity(expression.name, [], expression)
      case 'call':
        return this.quantity(expression.name, expression.args, expression)
      case 'negation': {
        const of = this.scalar(expression.of)
        return of.kind === 'truth' ? this.fault('dimension', expression, 'A comparison has no negative.') : of
      }
      case 'binary':
        return this.binary(expression)
    }
  }

  private literal(literal: Literal): Dimension {
    const dimension = dimensionOf(literal.unit)
    if (dimension) return dimension
    const meant = meantUnit(literal.unit ?? '')
    return this.fault(
      'syntax',
      literal,
      `There is no unit \`${literal.unit}\`.${meant === null ? '' : ` Did you mean \`${literal.digits} ${meant}\`?`}`,
      `Units: ${Object.keys(TIME_UNITS).join(', ')}, %, and currencies such as EUR.`,
    )
  }

  /** One value, no distribution. */
  private scalar(expression: Expression): Dimension {
    const dimension = this.dimension(expression)
    if (dimension.kind !== 'durations') return dimension
    const text = printLogic(expression)
    this.fault(
      'dimension',
      expression,
      `\`${text}\` is a duration of each pass, not one duration.`,
      `Say which of them is meant, such as \`p85(${text})\`.`,
    )
    return { kind: 'duration' }
  }

  private binary(expression: Extract<Expression, { type: 'binary' }>): Dimension {
    const { operator, left, right } = expression
    const a = this.scalar(left)
    const b = this.scalar(right)
    if (operator === 'and') {
      for (const [side, dimension] of [
        [left, a],
        [right, b],
      ] as const) {
        if (dimension.kind === 'truth' || dimension.kind === 'any') continue
        this.fault('dimension', side, `\`and\` joins comparisons; this is ${inWords(dimension)}.`)
      }
      return { kind: 'truth' }
    }
    const isComparison = (COMPARISONS as readonly string[]).includes(operator)
    if (a.kind === 'truth' || b.kind === 'truth') {
      this.fault(
        'dimension',
        a.kind === 'truth' ? left : right,
        `A comparison can't be ${isComparison ? 'compared' : 'calculated with'}.`,
        'Join comparisons with `and`.',
      )
      return isComparison ? { kind: 'truth' } : ANY
    }
    const result = operator === '*' ? product(a, b) : operator === '/' ? quotient(a, b) : common(a, b)
    if (!result) this.mismatch(expression, a, b, isComparison)
    return isComparison ? { kind: 'truth' } : (result ?? ANY)
  }

  private mismatch(
    { operator, left, right, ...place }: Extract<Expression, { type: 'binary' }>,
    a: Dimension,
    b: Dimension,
    isComparison: boolean,
  ): void {
    const [first, second] = operator === '-' ? [b, a] : [a, b]
    const said = isComparison ? 'compared with' : (VERBS[operator] ?? operator)
    const unitless = a.kind === 'number' ? left : b.kind === 'number' ? right : null
    const other = a.kind === 'number' ? b : a
    const hint =
      unitless?.type !== 'literal'
        ? undefined
        : other.kind === 'duration'
          ? `Give the number a unit, such as \`${unitless.digits} d\`.`
          : other.kind === 'money'
            ? `Give the number its currency, such as \`${unitless.digits} ${other.currency}\`.`
            : undefined
    this.fault(
      'dimension',
      { type: 'missing', from: place.from, to: place.to },
      `${inWords(first).replace(/^a/, 'A')} can't be ${said} ${inWords(second)}.`,
      hint ?? `\`${printLogic(left)}\` is ${inWords(a)}, \`${printLogic(right)}\` is ${inWords(b)}.`,
    )
  }

  private quantity(name: string, args: readonly Expression[], at: Expression): Dimension {
    const quantity = quantityOf(name)
    if (!quantity) return this.unknown(name, args, at)
    const { parameters } = quantity
    const called = at.type === 'call'
    if (args.length !== parameters.length || (called && parameters.length === 0)) {
      this.fault(
        'name',
        at,
        parameters.length === 0
          ? `\`${name}\` takes no arguments.`
          : `\`${name}\` takes ${parameters.length} ${parameters.length === 1 ? 'argument' : 'arguments'}, and ${args.length === 0 ? 'none is' : `${args.length} ${args.length === 1 ? 'is' : 'are'}`} given.`,
        `Write \`${signatureOf(quantity)}\`.`,
      )
    }
    for (const [i, arg] of args.entries()) {
      const parameter = parameters[i]
      if (parameter) this.argument(quantity, parameter, arg)
    }
    if (name === 'time') this.twoEvents(args)
    return { kind: quantity.gives }
  }

  private twoEvents([from, to]: readonly Expression[]): void {
    if (from?.type !== 'name' || to?.type !== 'name' || from.name !== to.name) return
    this.fault('name', to, `\`time\` runs from \`${from.name}\` to the same event: name another one.`)
  }

  private unknown(name: string, args: readonly Expression[], at: Expression): Dimension {
    // What is inside may still hold problems of its own, unless it is a plain name.
    for (const arg of args) if (arg.type !== 'name') this.dimension(arg)
    if (this.context.events?.has(name) && at.type === 'name') {
      return this.fault(
        'name',
        at,
        `\`${name}\` is an event, not a quantity.`,
        `Say what is measured of it: \`reached(${name})\` counts journeys, \`count(${name})\` counts events.`,
      )
    }
    const names = QUANTITIES.map((quantity) => quantity.name)
    return this.fault(
      'name',
      { ...at, to: at.from + name.length },
      `There is no quantity \`${name}\`.${didYouMean(name, names)}`,
      `Quantities: ${QUANTITIES.map(signatureOf).join(', ')}.`,
    )
  }

  private argument(quantity: Quantity, parameter: Parameter, arg: Expression): void {
    if (arg.type === 'missing') return
    const wrong = (found: string): void => {
      this.fault('name', arg, `${found}: ${EXPECTED[parameter]} is expected in \`${signatureOf(quantity)}\`.`)
    }
    if (parameter === 'durations' || parameter === 'duration') {
      const dimension = this.dimension(arg)
      if (dimension.kind !== parameter && dimension.kind !== 'any') {
        wrong(`\`${printLogic(arg)}\` is ${inWords(dimension)}`)
      }
    } else if (arg.type !== 'name') wrong(`\`${printLogic(arg)}\` is no name`)
    else if (parameter === 'event') this.known(arg, 'event', this.context.events)
    else if (parameter === 'stage') this.known(arg, 'stage', this.context.stages)
    else if (parameter === 'type' && !(WORK_TYPES as readonly string[]).includes(arg.name)) {
      wrong(`\`${arg.name}\` is no type of work`)
    }
  }

  private known(arg: Extract<Expression, { type: 'name' }>, kind: 'event' | 'stage', names?: Names): void {
    if (!names || names.has(arg.name)) return
    this.fault(
      'name',
      arg,
      `There is no ${kind} \`${arg.name}\`.${didYouMean(arg.name, [...names.keys()])}`,
      kind === 'event' ? 'Define it under `events`.' : 'Define it under `journey.stages`.',
    )
  }
}

/**
 * What is wrong with logic that could be read; problems of reading it come from {@link parseLogic}. Parts
 * that are missing cause no second problem.
 */
export const checkLogic = (ast: Expression, context: LogicContext): LogicProblem[] => {
  const checker = new Checker(context)
  const dimension = checker.dimension(ast)
  if (dimension.kind === 'durations') {
    const text = printLogic(ast)
    checker.fault(
      'dimension',
      ast,
      `\`${text}\` is a duration of each pass, not one duration.`,
      `Say which of them is meant, such as \`p85(${text})\`.`,
    )
  } else if (context.expects === 'truth' && dimension.kind !== 'truth' && dimension.kind !== 'any') {
    checker.fault(
      'dimension',
      ast,
      `This is ${inWords(dimension)}; something that holds or does not hold is expected.`,
      `Compare it, such as \`${printLogic(ast)} <= …\`.`,
    )
  } else if (context.expects === 'quantity' && dimension.kind === 'truth') {
    checker.fault(
      'dimension',
      ast,
      'This is a comparison; a quantity is expected.',
      'A metric gives a number; what must hold is said by a guardrail.',
    )
  }
  return checker.problems.toSorted((a, b) => a.from - b.from || a.to - b.to)
}
