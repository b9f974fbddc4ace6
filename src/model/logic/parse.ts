/**
 * Text of metric logic → tree, by recursive descent:
 *
 * ```
 * logic      = comparison { "and" comparison }
 * comparison = sum [ ( "<=" | "<" | ">=" | ">" | "=" ) sum ]
 * sum        = product { ( "+" | "-" ) product }
 * product    = factor { ( "*" | "/" ) factor }
 * factor     = "-" factor | number [ unit ] | name [ "(" [ logic { "," logic } ] ")" ] | "(" logic ")"
 * ```
 *
 * As in CSS `calc()`, a minus between two operands has a space on both sides, because names hold hyphens.
 */
import { COMPARISONS, type Expression, type LogicProblem, type Operator } from './ast.ts'
import { tokensOf, type Token } from './tokens.ts'

/** Longer text is no measure that anybody could read. */
export const LONGEST = 2000

/** Parentheses and signs nested more deeply than this are refused: a parser that recurses has an end. */
const DEEPEST = 50

const shown = ({ type, text }: Token): string => (type === 'end' ? 'the end' : `\`${text}\``)

const startsOperand = ({ type, text }: Token): boolean =>
  type === 'number' || (type === 'name' && text !== 'and') || type === '('

class Parser {
  readonly problems: LogicProblem[]
  private readonly tokens: readonly Token[]
  private at = 0
  private depth = 0

  constructor({ tokens, problems }: { tokens: readonly Token[]; problems: LogicProblem[] }) {
    this.tokens = tokens
    this.problems = problems
  }

  private get token(): Token {
    return this.tokens[this.at] as Token
  }

  private get before(): Token | undefined {
    return this.tokens[this.at - 1]
  }

  private take(): Token {
    const { token } = this
    if (token.type !== 'end') this.at += 1
    return token
  }

  private isAt(...types: readonly Token['type'][]): boolean {
    return types.includes(this.token.type)
  }

  private isOperator(...operators: readonly string[]): boolean {
    return this.token.type === 'operator' && operators.includes(this.token.text)
  }

  private fault({ from, to }: { from: number; to: number }, message: string, hint?: string): void {
    this.problems.push({ kind: 'syntax', from, to, message, ...(hint !== undefined && { hint }) })
  }

  whole(): Expression {
    const logic = this.logic()
    while (this.token.type !== 'end') {
      const { token, before } = this
      if (before && startsOperand(token)) {
        this.fault(token, `An operator is missing between ${shown(before)} and ${shown(token)}.`)
      } else {
        this.fault(token, `${shown(token)} is not expected here.`)
        this.take()
      }
      // What follows is read for its problems.
      if (startsOperand(this.token)) this.logic()
    }
    return logic
  }

  /** From the first token, so that the range holds the parentheses of the operands too. */
  private binary(from: number, left: Expression, operator: Operator, right: Expression): Expression {
    return { type: 'binary', operator, left, right, from, to: Math.max(right.to, this.before?.to ?? 0) }
  }

  private logic(): Expression {
    const { from } = this.token
    let left = this.comparison()
    while (this.token.type === 'name' && this.token.text === 'and') {
      this.take()
      left = this.binary(from, left, 'and', this.comparison())
    }
    return left
  }

  private comparison(): Expression {
    const { from } = this.token
    let left = this.sum()
    let compared = false
    while (this.isOperator(...COMPARISONS)) {
      const operator = this.take()
      if (compared) {
        this.fault(operator, 'Two things are compared at a time.', 'Join comparisons with `and`.')
      }
      const right = this.sum()
      // Of a chain the first comparison is kept; the problem is told.
      if (!compared) left = this.binary(from, left, operator.text as Operator, right)
      compared = true
    }
    return left
  }

  private sum(): Expression {
    const { from } = this.token
    let left = this.product()
    while (this.isOperator('+', '-')) {
      const operator = this.take()
      if (operator.text === '-') this.checkSpaces(operator)
      left = this.binary(from, left, operator.text as Operator, this.product())
    }
    return left
  }

  private checkSpaces(minus: Token): void {
    const left = this.tokens[this.at - 2]
    const right = this.token
    if (left?.to !== minus.from && right.from !== minus.to) return
    this.fault(
      minus,
      'A minus has a space on both sides.',
      'Names hold hyphens: `cost-to-serve` is one name, `cost - refunds` is a difference.',
    )
  }

  private product(): Expression {
    const { from } = this.token
    let left = this.factor()
    while (this.isOperator('*', '/')) {
      const operator = this.take()
      left = this.binary(from, left, operator.text as Operator, this.factor())
    }
    return left
  }

  private factor(): Expression {
    const { token } = this
    if (this.depth >= DEEPEST) return this.tooDeep()
    this.depth += 1
    try {
      if (this.isOperator('-')) {
        this.take()
        const of = this.factor()
        return { type: 'negation', of, from: token.from, to: this.before?.to ?? of.to }
      }
      if (token.type === 'number') return this.literal()
      if (token.type === 'name' && token.text !== 'and') return this.name()
      if (token.type === '(') return this.parenthesised()
    } finally {
      this.depth -= 1
    }
    return this.missing()
  }

  private tooDeep(): Expression {
    const { token } = this
    this.fault(token, `This is nested more than ${DEEPEST} deep.`, 'Split it into several metrics.')
    this.at = this.tokens.length - 1
    return { type: 'missing', from: token.from, to: token.to }
  }

  private missing(): Expression {
    const { token, before } = this
    this.fault(
      token,
      before
        ? `A quantity is missing after ${shown(before)}.`
        : token.type === 'end'
          ? 'There is no metric logic here.'
          : `A quantity is expected before ${shown(token)}.`,
      before ? undefined : 'Such as `reached(order.delivered) / started`.',
    )
    return { type: 'missing', from: token.from, to: token.from }
  }

  private literal(): Expression {
    const number = this.take()
    const { token } = this
    const hasUnit = token.type === '%' || (token.type === 'name' && token.text !== 'and')
    const unit = hasUnit ? this.take() : null
    return {
      type: 'literal',
      digits: number.text,
      unit: unit?.text ?? null,
      from: number.from,
      to: unit?.to ?? number.to,
    }
  }

  private name(): Expression {
    const name = this.take()
    if (!this.isAt('(')) return { type: 'name', name: name.text, from: name.from, to: name.to }
    const open = this.take()
    const args: Expression[] = []
    while (!this.isAt(')', 'end')) {
      args.push(this.logic())
      if (this.isAt(',')) {
        this.take()
        if (this.isAt(')')) args.push(this.missing())
      } else if (!this.isAt(')', 'end')) {
        this.fault(this.token, `${shown(this.token)} is not expected here: \`,\` or \`)\` is.`)
        this.skipArgument()
      }
    }
    const to = this.close(open)
    return { type: 'call', name: name.text, args, from: name.from, to }
  }

  /** To the comma or parenthesis that ends this argument. */
  private skipArgument(): void {
    let open = 0
    while (!this.isAt('end')) {
      if (this.isAt('(')) open += 1
      if (this.isAt(')') && open-- === 0) return
      if (this.isAt(',') && open === 0) {
        this.take()
        return
      }
      this.take()
    }
  }

  private parenthesised(): Expression {
    const open = this.take()
    const inner = this.logic()
    if (!this.isAt(')', 'end')) {
      this.fault(this.token, `${shown(this.token)} is not expected here: \`)\` is.`)
      this.skipArgument()
    }
    this.close(open)
    return inner
  }

  private close(open: Token): number {
    if (this.isAt(')')) return this.take().to
    this.fault(open, 'This parenthesis is not closed.', 'Add a `)`.')
    return this.token.from
  }
}

/** Reads metric logic. Never throws: what can't be read is told, and the rest is read. */
export const parseLogic = (text: string): { ast: Expression; problems: LogicProblem[] } => {
  if (text.length > LONGEST) {
    const message = `Metric logic of ${text.length} characters is too long: at most ${LONGEST} are read.`
    const problem = { kind: 'syntax', from: 0, to: text.length, message } as const
    return { ast: { type: 'missing', from: 0, to: 0 }, problems: [problem] }
  }
  const parser = new Parser(tokensOf(text))
  const ast = parser.whole()
  return { ast, problems: parser.problems.toSorted((a, b) => a.from - b.from || a.to - b.to) }
}
