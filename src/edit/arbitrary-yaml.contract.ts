/** Random YAML texts as people write them: comments, blank lines, brackets, quotes, line ends of all kinds. */
import fc from 'fast-check'
import { stringify } from 'yaml'

type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded'

interface ScalarNode {
  readonly type: 'scalar'
  readonly value: string | number | boolean | null
  readonly style: Style
}
interface ItemNode {
  readonly key: string
  readonly value: AnyNode
  readonly above: 0 | 1 | 2
  readonly blank: boolean
  readonly beside: boolean
}
interface CollectionNode {
  readonly type: 'map' | 'list'
  readonly items: readonly ItemNode[]
  readonly flow: 'none' | 'line' | 'lines'
  readonly trailingComma: boolean
}
type AnyNode = ScalarNode | CollectionNode

interface TextNode {
  readonly root: CollectionNode
  readonly step: number
  readonly indentsLists: boolean
  readonly pads: boolean
  readonly lineEnd: string
  readonly ends: boolean
  readonly mark: boolean
  readonly start: '' | '---' | '# header'
  readonly footer: boolean
}

/** A comment of a text, and the item that it belongs to. */
export interface Comment {
  readonly text: string
  readonly owner: readonly (string | number)[] | null
}

const KEYS = [
  'name',
  'kind',
  'x.y',
  'a b',
  '12',
  'null',
  'yes',
  'with: colon',
  "it's",
  '"q"',
  'ключ',
  '- dash',
  '',
]
const SECTIONS = ['slices', 'streams', 'policies', 'teams', 'sources']

const STRINGS = [
  'word',
  'two words',
  'yes',
  'null',
  '1.0',
  '# no comment',
  'a: b',
  'trailing ',
  ' leading',
  '- x',
  "it's",
  'say "hi"',
  '*star',
  '[x]',
  'a, b',
  'größer ☃ 🎉',
  'line\nline',
  'line\nline\n',
  'line\n\n  deeper\nline\n\n',
  '\ttab',
  '',
]

const scalar: fc.Arbitrary<ScalarNode> = fc.record({
  type: fc.constant('scalar' as const),
  value: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...STRINGS) },
    { weight: 1, arbitrary: fc.constantFrom(0, -1.5, 42, true, false, null) },
  ),
  style: fc.constantFrom<Style>('plain', 'plain', 'plain', 'single', 'double', 'literal', 'folded'),
})

const itemOf = (value: fc.Arbitrary<AnyNode>): fc.Arbitrary<ItemNode> =>
  fc.record({
    key: fc.constantFrom(...KEYS),
    value,
    above: fc.constantFrom<0 | 1 | 2>(0, 0, 0, 1, 2),
    blank: fc.boolean(),
    beside: fc.boolean(),
  })

const collection = (value: fc.Arbitrary<AnyNode>): fc.Arbitrary<CollectionNode> =>
  fc
    .record({
      type: fc.constantFrom('map' as const, 'list' as const),
      items: fc.array(itemOf(value), { maxLength: 4 }),
      flow: fc.constantFrom(
        'none' as const,
        'none' as const,
        'none' as const,
        'line' as const,
        'lines' as const,
      ),
      trailingComma: fc.boolean(),
    })
    .map((node) => ({ ...node, items: node.type === 'map' ? unique(node.items) : node.items }))

const unique = (items: readonly ItemNode[]): ItemNode[] => [
  ...new Map(items.map((item) => [item.key, item])).values(),
]

const { node } = fc.letrec<{ node: AnyNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, withCrossShrink: true }, scalar, collection(tie('node'))),
}))

/** What a person may write into a map. */
export const arbitraryText: fc.Arbitrary<TextNode> = fc.record({
  root: fc.array(itemOf(node), { minLength: 1, maxLength: 4 }).map((items): CollectionNode => ({
    type: 'map',
    flow: 'none',
    trailingComma: false,
    items: items.map((item, i) => ({ ...item, key: SECTIONS[i] as string })),
  })),
  step: fc.constantFrom(2, 2, 4, 3),
  indentsLists: fc.boolean(),
  pads: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
  ends: fc.boolean(),
  mark: fc.boolean(),
  start: fc.constantFrom('' as const, '---' as const, '# header' as const),
  footer: fc.boolean(),
})

const inLine = (value: ScalarNode['value'], style: Style, isFlow: boolean): string => {
  const type = style === 'single' ? 'QUOTE_SINGLE' : style === 'plain' ? 'PLAIN' : 'QUOTE_DOUBLE'
  if (value === null && style === 'plain' && !isFlow) return ''
  if (typeof value !== 'string') return String(value)
  if (value.includes('\n') || value.includes('\t')) return JSON.stringify(value)
  const options = { defaultStringType: type, defaultKeyType: type, lineWidth: 0 } as const
  // In brackets more has to be quoted.
  const text = stringify(isFlow ? [value] : value, {
    ...options,
    collectionStyle: isFlow ? 'flow' : 'any',
    flowCollectionPadding: false,
  }).trim()
  return isFlow ? text.slice(1, -1) : text
}

/** Prints a text, and says which comments it holds. */
export const print = (text: TextNode): { text: string; comments: readonly Comment[] } => {
  const comments: Comment[] = []
  const comment = (owner: Comment['owner']): string => {
    const made = `# c${comments.length}\t;`
    comments.push({ text: made, owner })
    return made
  }
  const pad = (column: number): string => ' '.repeat(column)
  type Path = readonly (string | number)[]

  const flow = (value: AnyNode, path: Path, column: number): string => {
    if (value.type === 'scalar') return inLine(value.value, value.style, true)
    const [open, close] = value.type === 'map' ? ['{', '}'] : ['[', ']']
    const parts = value.items.map((item, i) => {
      const at = [...path, value.type === 'map' ? item.key : i]
      const inner = flow(item.value, at, column + 2)
      return {
        item,
        at,
        text: value.type === 'map' ? `${inLine(item.key, 'plain', true) || '""'}: ${inner}` : inner,
      }
    })
    if (value.flow !== 'lines' || parts.length === 0) {
      const space = value.type === 'map' && text.pads && parts.length > 0 ? ' ' : ''
      return open + space + parts.map((part) => part.text).join(', ') + space + close
    }
    const lines = parts.flatMap((part, i) => {
      const comma = i < parts.length - 1 || value.trailingComma ? ',' : ''
      const above = Array.from({ length: part.item.above }, () => pad(column + 2) + comment(part.at))
      const beside = part.item.beside ? ` ${comment(part.at)}` : ''
      return [...above, pad(column + 2) + part.text + comma + beside]
    })
    return [open, ...lines, pad(column) + close].join('\n')
  }

  const block = (value: CollectionNode, path: Path, column: number, isCompact: boolean): string[] =>
    value.items.flatMap((item, i) => {
      const at = [...path, value.type === 'map' ? item.key : i]
      const isFirst = isCompact && i === 0
      const above = isFirst
        ? []
        : [
            ...(item.blank ? [''] : []),
            ...Array.from({ length: item.above }, () => pad(column) + comment(at)),
          ]
      const start = value.type === 'map' ? `${inLine(item.key, 'plain', false) || '""'}:` : '-'
      const lines = entry(start, item, at, column, value.type === 'list')
      return [
        ...above,
        isFirst ? (lines[0] as string).slice(column) : (lines[0] as string),
        ...lines.slice(1),
      ]
    })

  const entry = (start: string, item: ItemNode, at: Path, column: number, isItem: boolean): string[] => {
    const { value } = item
    const beside = (): string => (item.beside ? ` ${comment(at)}` : '')
    const line = (content: string): string[] => {
      const [first = '', ...rest] = content.split('\n')
      const head = `${pad(column)}${start}${first === '' ? '' : ` ${first}`}`
      return rest.length === 0 ? [head + beside()] : [head, ...rest.slice(0, -1), rest.at(-1) + beside()]
    }
    if (value.type === 'scalar') {
      const isBlock = value.style === 'literal' || value.style === 'folded'
      if (!isBlock || typeof value.value !== 'string' || !/^[^\s].*[^\s]\n*$/s.test(value.value)) {
        return line(inLine(value.value, value.style, false))
      }
      const chomp = value.value.endsWith('\n\n') ? '+' : value.value.endsWith('\n') ? '' : '-'
      const isLiteral = value.style === 'literal' || value.value.includes('\n')
      const body = value.value.replace(/\n$/, '').split('\n')
      return [
        `${pad(column)}${start} ${isLiteral ? '|' : '>'}${chomp}${beside()}`,
        ...body.map((one) => (one === '' ? '' : pad(column + text.step) + one)),
      ]
    }
    if (value.flow !== 'none' || value.items.length === 0) return line(flow(value, at, column))
    if (isItem) {
      const [first = '', ...rest] = block(value, at, column + 2, true)
      return [`${pad(column)}- ${first}`, ...rest]
    }
    const deeper = value.type === 'list' && !text.indentsLists ? column : column + text.step
    return [`${pad(column)}${start}${beside()}`, ...block(value, at, deeper, false)]
  }

  const lines = [
    ...(text.start === '' ? [] : text.start === '---' ? ['---'] : [comment(null), '']),
    ...block(text.root, [], 0, false),
    ...(text.footer ? ['', comment(null)] : []),
  ]
  const joined = lines.join('\n') + (text.ends ? '\n' : '')
  return {
    text: (text.mark ? '\uFEFF' : '') + joined.replaceAll('\n', text.lineEnd),
    comments,
  }
}
