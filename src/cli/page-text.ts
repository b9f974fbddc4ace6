/** A page in Markdown as text for the terminal. */
import { styleText } from 'node:util'
import { lexer, type Token, type Tokens } from 'marked'
import { table } from './table.ts'

/** Lines of prose are broken here, which reads well and fits every window. */
const MEASURE = 88

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string

/** Breaks at blanks; what the colours add has no width. */
const wrapped = (text: string, indent: string): string => {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const word of text.split(/\s+/)) {
    // oxlint-disable-next-line no-control-regex -- the sequences that colour text begin with escape
    const length = word.replaceAll(/\u001B\[\d+m/g, '').length
    if (line !== '' && width + 1 + length > MEASURE - indent.length) {
      lines.push(line)
      line = word
      width = length
    } else {
      width += line === '' ? length : length + 1
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line].map((one) => indent + one).join('\n')
}

const inline = (tokens: readonly Token[] | undefined, paint: Paint): string =>
  (tokens ?? [])
    .map((token): string => {
      switch (token.type) {
        case 'strong':
          return paint('bold', inline(token.tokens, paint))
        case 'em':
          return paint('italic', inline(token.tokens, paint))
        case 'codespan':
          return paint('cyan', `\`${(token as Tokens.Codespan).text}\``)
        case 'link': {
          const { href, text } = token as Tokens.Link
          return /^https?:/.test(href) && href !== text ? `${text} (${href})` : text
        }
        case 'br':
          return '\n'
        default:
          return 'text' in token ? String(token.text) : token.raw
      }
    })
    .join('')

const cells = (row: readonly Tokens.TableCell[]): string[] =>
  row.map((cell) => inline(cell.tokens, (_, text) => text))

const block = (token: Token, paint: Paint, indent: string): string | null => {
  switch (token.type) {
    case 'space':
    case 'html':
      return null
    case 'heading':
      return paint(
        token['depth'] === 1 ? ['bold', 'underline'] : 'bold',
        inline(token.tokens, (_, text) => text),
      )
    case 'code':
      return (token as Tokens.Code).text
        .split('\n')
        .map((line) => (line === '' ? '' : `${indent}  ${paint('cyan', line)}`))
        .join('\n')
    case 'list': {
      const list = token as Tokens.List
      return list.items
        .map((item, i) => {
          const mark = list.ordered ? `${Number(list.start || 1) + i}.` : '–'
          const text = blocks(item.tokens, paint, `${indent}${' '.repeat(mark.length + 1)}`)
          return `${indent}${mark} ${text.trimStart()}`
        })
        .join('\n')
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table
      return table(cells(header), rows.map(cells))
    }
    case 'blockquote':
      return blocks(token.tokens ?? [], paint, `${indent}  `)
    default:
      return wrapped(inline(('tokens' in token ? token.tokens : undefined) ?? [token], paint), indent)
  }
}

const blocks = (tokens: readonly Token[], paint: Paint, indent: string): string =>
  tokens
    .map((token) => block(token, paint, indent))
    .filter((text) => text !== null)
    .join('\n\n')

/**
 * @param markdown The page.
 * @param colour Whether to use the styles of a terminal; without them headings keep no mark but their own line.
 */
export const pageText = (markdown: string, colour = false): string =>
  blocks(
    lexer(markdown),
    (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
    '',
  )
