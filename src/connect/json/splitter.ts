import { excerpt, parsePiece, type JsonPiece } from './piece.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** A value of more bytes than this is not held: reading it would fill the memory. */
const LONGEST = 256 * 1024 * 1024

/** Text that goes on over chunks, unless it becomes longer than it may. */
class Capture {
  private readonly longest: number
  private parts: Buffer[] = []
  private length = 0

  constructor(longest: number) {
    this.longest = longest
  }

  add(part: Buffer): void {
    this.length += part.length
    if (this.length > this.longest) this.parts = []
    else if (part.length > 0) this.parts.push(part)
  }

  /** @returns null if the text was too long to be held. */
  take(): string | null {
    const text = this.length > this.longest ? null : Buffer.concat(this.parts).toString('utf8')
    this.parts = []
    this.length = 0
    return text
  }
}

const TOO_LONG =
  'a value is too long to be held in memory: split it, such as a request of very many spans into several'

const pieceOf = (text: string | null, row: number, kind: 'value' | 'around' = 'value'): JsonPiece =>
  text === null ? { kind: 'broken', row, reason: TOO_LONG } : parsePiece(text, row, kind)

/**
 * Splits JSON text into the pieces that are worth a look, without holding the rest: the values at the top,
 * the entries of a list at the top, and the entries of lists inside of an object at the top (`{"issues": [`), or of
 * objects that stand for lists (`{"ocel:events": {"e1": `).
 *
 * A streaming parser would do, were it not that all of them stop at the first error: here an entry that is
 * broken costs itself and no other. The pieces themselves are parsed by `JSON.parse`.
 */
export class JsonSplitter {
  private readonly lists: ReadonlySet<string>
  /** Open brackets around the current byte. */
  private depth = 0
  /** Depth inside the list whose entries are told; 0 outside of one. */
  private listDepth = 0
  /** Depth at which the value being captured began; null between values. */
  private captured: number | null = null
  private isScalar = false
  private inString = false
  private escaped = false
  private row = 0
  private readonly value: Capture
  private readonly around: Capture
  private isAround = false
  /** The last string of an object at the top, while it may turn out to be the key of a list. */
  private key: Capture | null = null
  private lastKey: string | null = null
  /** The list whose entries are told, where it is inside of an object. */
  private list: string | null = null
  /** Whether that list is written as an object, and the key of the entry that comes next. */
  private isKeyed = false
  private entryKey: string | null = null

  /**
   * @param lists Keys of an object at the top whose lists (or objects) are told entry by entry.
   * @param longest Bytes of a value that is still held.
   */
  constructor(lists: readonly string[], longest = LONGEST) {
    this.lists = new Set(lists)
    this.value = new Capture(longest)
    this.around = new Capture(longest)
  }

  push(chunk: Buffer): JsonPiece[] {
    const pieces: JsonPiece[] = []
    let from = 0
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0
      if (this.inString) {
        this.stepString(byte)
        if (this.inString || this.captured !== this.depth || !this.isScalar) continue
        // A string that is an entry itself ends here.
        this.finish(chunk.subarray(from, i + 1), pieces)
        from = i + 1
        continue
      }
      if (this.captured === null) {
        from = this.begin(byte, i, from)
        continue
      }
      if (this.isScalar) {
        if (byte !== COMMA && byte !== CLOSE_LIST && byte !== CLOSE_OBJECT && !isSpace(byte)) continue
        this.finish(chunk.subarray(from, i), pieces)
        from = this.begin(byte, i, i)
        continue
      }
      if (byte === QUOTE) this.openString()
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (this.depth === 1 && this.captured === 0 && this.isListKey()) {
          // From here on the entries are told one by one; the object around them waits.
          this.around.add(Buffer.from(this.value.take() ?? '', 'utf8'))
          this.around.add(Buffer.from(chunk.subarray(from, i + 1)))
          // The object itself is no entry.
          if (!this.isAround) this.row -= 1
          this.isAround = true
          this.captured = null
          this.listDepth = 2
          this.list = this.lastKey
          this.isKeyed = byte === OPEN_OBJECT
        }
        this.depth += 1
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        this.depth -= 1
        if (this.depth <= this.captured) {
          this.finish(chunk.subarray(from, i + 1), pieces)
          from = i + 1
        }
      } else if (byte === COMMA && this.depth === 1) this.lastKey = null
    }
    if (this.captured !== null) this.value.add(Buffer.from(chunk.subarray(from)))
    return pieces
  }

  /** What is left when the text is over. */
  end(): JsonPiece[] {
    const pieces: JsonPiece[] = []
    if (this.captured !== null) {
      if (this.isScalar && !this.inString) this.finish(Buffer.alloc(0), pieces)
      else {
        const text = this.value.take()
        pieces.push({
          kind: 'broken',
          row: this.row,
          reason: text === null ? TOO_LONG : `${excerpt(text)} is not complete when the file ends`,
        })
      }
    } else if (this.depth > 0) {
      pieces.push({
        kind: 'broken',
        row: this.row + 1,
        reason: 'the file ends before the list that it holds is closed: it may have been cut off',
      })
    }
    return pieces
  }

  private stepString(byte: number): void {
    if (this.escaped) this.escaped = false
    else if (byte === BACKSLASH) this.escaped = true
    else if (byte === QUOTE) {
      this.inString = false
      if (this.key) {
        this.lastKey = this.key.take()
        this.key = null
      }
      return
    }
    this.key?.add(Buffer.of(byte))
  }

  private openString(): void {
    this.inString = true
    if (this.depth === 1 && this.captured === 0) this.key = new Capture(LONGEST)
  }

  private isListKey(): boolean {
    return this.lastKey !== null && this.lists.has(this.lastKey)
  }

  /** A byte between two values. Returns where the text to capture begins. */
  private begin(byte: number, at: number, from: number): number {
    if (isSpace(byte) || byte === COMMA || byte === COLON) return from
    const close = this.isKeyed ? CLOSE_OBJECT : CLOSE_LIST
    if (byte === close && this.listDepth > 0 && this.depth === this.listDepth) {
      this.depth -= 1
      this.listDepth = 0
      this.list = null
      this.isKeyed = false
      if (!this.isAround) return from
      // Back in the object around the list: the rest of it belongs to the text kept of it.
      this.captured = 0
      this.isScalar = false
      this.lastKey = null
      return at
    }
    if (byte === OPEN_LIST && this.depth === 0) {
      this.depth = 1
      this.listDepth = 1
      return from
    }
    this.captured = this.depth
    this.row += 1
    this.isScalar = byte !== OPEN_OBJECT && byte !== OPEN_LIST
    this.lastKey = null
    if (byte === QUOTE) this.inString = true
    else if (!this.isScalar) this.depth += 1
    return at
  }

  private finish(last: Buffer, pieces: JsonPiece[]): void {
    this.value.add(last)
    const text = this.value.take()
    this.captured = null
    this.isScalar = false
    if (this.isKeyed && this.entryKey === null) {
      const key = pieceOf(text, this.row)
      this.entryKey = key.kind === 'value' ? String(key.value) : (text ?? '')
      this.row -= 1
      return
    }
    if (!this.isAround || this.depth > 0) {
      const piece = pieceOf(text, this.row)
      const of = this.list === null ? {} : { list: this.list }
      const at = this.entryKey === null ? {} : { key: this.entryKey }
      this.entryKey = null
      pieces.push(piece.kind === 'value' ? { ...piece, ...of, ...at } : piece)
      return
    }
    this.isAround = false
    const around = this.around.take()
    pieces.push(pieceOf(around === null || text === null ? null : around + text, this.row, 'around'))
  }
}
