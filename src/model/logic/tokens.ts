/** Text of metric logic → tokens. What is no token is a problem, and is left out. */
import type { LogicProblem, Operator } from './ast.ts'

export interface Token {
  readonly type: 'number' | 'name' | 'operator' | '(' | ')' | ',' | '%' | 'end'
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Names are words joined by dots or hyphens: `cost-to-serve` is one name, `cost - serve` a difference. */
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:[.-][\p{L}\p{M}\p{N}_]+)*/uy
const NUMBER = /\d+(?:\.\d+)?|\.\d+/y
const SPACE = /\s+/uy
const SYMBOL = /<=|>=|[-+*/<>=×÷≤≥−(),%]/uy

/** Signs that people write for an operator. */
const ALSO: Readonly<Record<string, Operator>> = { '×': '*', '÷': '/', '≤': '<=', '≥': '>=', '−': '-' }

/** What other languages write, and what to write here. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/==+/y, 'Write `=`.'],
  [/!=|<>|≠/uy, 'There is no “unequal”: say what must be true with `<=`, `<`, `>=`, `>` or `=`.'],
  [/&&?/y, 'Write `and`.'],
  [/\|\|?/y, 'There is no “or”: give each condition a metric of its own.'],
  [/\^|\*\*/y, 'There are no powers.'],
  [
    /\$\s?\d+(?:\.\d+)?|€\s?\d+(?:\.\d+)?|£\s?\d+(?:\.\d+)?|[$€£¥]/uy,
    'Write the ISO code of the currency after the number, such as `12 EUR`.',
  ],
]

const match = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

const symbol = (text: string, from: number): Token => {
  const to = from + text.length
  if (text === '(' || text === ')' || text === ',' || text === '%') return { type: text, text, from, to }
  return { type: 'operator', text: ALSO[text] ?? text, from, to }
}

/** The last token is always the end. */
export const tokensOf = (text: string): { tokens: Token[]; problems: LogicProblem[] } => {
  const tokens: Token[] = []
  const problems: LogicProblem[] = []
  let at = 0
  while (at < text.length) {
    const space = match(SPACE, text, at)
    if (space !== null) {
      at += space.length
      continue
    }
    const foreign = FOREIGN.map(([pattern, hint]) => ({ found: match(pattern, text, at), hint })).find(
      ({ found }) => found !== null,
    )
    const found =
      foreign?.found ?? match(NUMBER, text, at) ?? match(NAME, text, at) ?? match(SYMBOL, text, at)
    const to = at + (found?.length ?? String.fromCodePoint(text.codePointAt(at) ?? 0).length)
    if (found === null || foreign) {
      const shown = text.slice(at, to)
      problems.push({
        kind: 'syntax',
        from: at,
        to,
        message: `\`${shown}\` has no meaning in metric logic.`,
        ...(foreign && { hint: foreign.hint }),
      })
      // A comparison stays one, so that no second problem follows from the first.
      if (foreign && /^(?:==|!=|<>|≠)/u.test(shown))
        tokens.push({ type: 'operator', text: '=', from: at, to })
      else if (foreign && /^[&|]/.test(shown)) tokens.push({ type: 'name', text: 'and', from: at, to })
      else if (foreign && /^[\^*]/.test(shown)) tokens.push({ type: 'operator', text: '*', from: at, to })
      else if (foreign && /\d/.test(shown))
        tokens.push({ type: 'number', text: shown.replace(/^\D+/, ''), from: at, to })
    } else if (/^[.\d]/.test(found)) tokens.push({ type: 'number', text: found, from: at, to })
    else if (/^[\p{L}_]/u.test(found)) tokens.push({ type: 'name', text: found, from: at, to })
    else tokens.push(symbol(found, at))
    at = to
  }
  tokens.push({ type: 'end', text: '', from: text.length, to: text.length })
  return { tokens, problems }
}
