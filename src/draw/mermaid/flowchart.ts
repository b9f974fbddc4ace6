/** Writing Mermaid flowcharts. */
import type { Path } from '../../model/place.ts'
import { MARKS, marking, type Look, type Mark } from '../pen.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '#': '#35;',
  '"': '#quot;',
  '<': '#lt;',
  '>': '#gt;',
  '&': '#amp;',
  '`': '#96;',
}

/** Text as it may stand between quotes in Mermaid. */
export const quoted = (text: string): string =>
  `"${text.replace(/\p{C}+|\s+/gu, ' ').replace(/[#"<>&`]/g, (one) => ENTITIES[one] ?? one)}"`

/** A Mermaid id. Ids of the map hold no underscores, so no two paths get the same. */
export const nodeId = (path: Path): string =>
  path.join('/').replaceAll('-', '_').replaceAll('.', '__').replaceAll('/', '___')

const SHAPES = {
  box: ['[', ']'],
  round: ['(', ')'],
  stadium: ['([', '])'],
  store: ['[(', ')]'],
  hexagon: ['{{', '}}'],
  flag: ['>', ']'],
} as const

export type Shape = keyof typeof SHAPES

const STYLES: Readonly<Record<Mark, string>> = {
  added: 'stroke:#2f7d46,stroke-width:3px',
  removed: 'stroke:#b3372e,stroke-width:3px,stroke-dasharray:5 4,opacity:0.6',
  changed: 'stroke:#9a5b00,stroke-width:3px',
}

/** A flowchart in the making: lines in the order in which they are asked for. */
export class Flowchart {
  private readonly lines: string[] = []
  private readonly closing: string[] = []
  private readonly marked = new Map<Mark, string[]>()
  private readonly markOf: (path: Path) => Mark | undefined
  private readonly look: Look
  private depth = 1

  constructor(title: string, description: string, look: Look, direction: 'LR' | 'TB' = 'LR') {
    const plain = (text: string): string => text.replace(/\p{C}+|\s+/gu, ' ').replace(/[;#{}]/g, ',')
    this.lines.push(
      `flowchart ${direction}`,
      `  accTitle: ${plain(title)}`,
      `  accDescr: ${plain(description)}`,
    )
    this.markOf = marking(look.marks)
    this.look = look
  }

  private write(line: string): void {
    this.lines.push(`${'  '.repeat(this.depth)}${line}`)
  }

  private mark(path: Path, id: string): void {
    const mark = this.markOf(path)
    if (mark !== undefined) this.marked.set(mark, [...(this.marked.get(mark) ?? []), id])
    const href = this.look.href?.(path) ?? null
    if (href !== null) this.closing.push(`  click ${id} href ${quoted(href)}`)
  }

  /** A node for a thing of the map; gives its id. */
  node(path: Path, label: string, shape: Shape = 'box', id = nodeId(path)): string {
    const [open, close] = SHAPES[shape]
    this.write(`${id}${open}${quoted(label)}${close}`)
    this.mark(path, id)
    return id
  }

  /** A frame around nodes. */
  group(path: Path, label: string, inner: () => void): string {
    const id = nodeId(path)
    this.write(`subgraph ${id}[${quoted(label)}]`)
    this.depth++
    inner()
    this.depth--
    this.write('end')
    this.mark(path, id)
    return id
  }

  edge(from: string, to: string, kind: 'solid' | 'dotted' = 'solid', label?: string): void {
    const line = kind === 'solid' ? '-->' : '-.->'
    this.write(`${from} ${line}${label === undefined ? '' : `|${quoted(label)}|`} ${to}`)
  }

  toString(): string {
    const classes = MARKS.flatMap((mark) => {
      const ids = this.marked.get(mark)
      return ids === undefined
        ? []
        : [`  classDef ${mark} ${STYLES[mark]}`, `  class ${ids.join(',')} ${mark}`]
    })
    return `${[...this.lines, ...this.closing, ...classes].join('\n')}\n`
  }
}
