/**
 * Ampersands that begin no reference, such as in `value="R&D"`. XML forbids them, and a parser takes everything up to the
 * next semicolon for the name of an entity: all elements between would be lost with it.
 */

const REFERENCE = /&(?:#\d+|#x[\da-f]+|[\p{L}_:][\p{L}\p{N}_:.-]*);/iuy
/** What may become a reference when more of the text is there. */
const BEGINNING = /^&[#\p{L}\p{N}_:.-]{0,60}$/u
/** Where ampersands may stand as they are, and what ends it. */
const PLAIN: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }
const SPECIAL = /<!--|<!\[CDATA\[|<\?|&/g

/** Where in the text something begins that may turn out to be special when more is there. */
const openEnd = (text: string, from: number): number => {
  const at = text.lastIndexOf('<')
  const tail = text.slice(at)
  return at >= from && Object.keys(PLAIN).some((one) => one.startsWith(tail)) ? at : text.length
}

export class Ampersands {
  private carry = ''
  private until: string | null = null

  /** The text with `&;`, a reference without a name, for every `&` that begins none. */
  push(chunk: string): string {
    return this.marked(this.carry + chunk, false)
  }

  /** What was held back, when the text is over. */
  end(): string {
    return this.marked(this.carry, true)
  }

  private marked(text: string, isLast: boolean): string {
    let out = ''
    let copied = 0
    let at = 0
    const stopAt = (end: number): string => {
      this.carry = text.slice(end)
      return out + text.slice(copied, end)
    }
    for (;;) {
      if (this.until !== null) {
        const end = text.indexOf(this.until, at)
        if (end < 0) return stopAt(isLast ? text.length : Math.max(at, text.length - this.until.length + 1))
        at = end + this.until.length
        this.until = null
      }
      SPECIAL.lastIndex = at
      const found = SPECIAL.exec(text)
      if (found === null) return stopAt(isLast ? text.length : openEnd(text, at))
      at = SPECIAL.lastIndex
      this.until = PLAIN[found[0]] ?? null
      if (this.until !== null) continue
      REFERENCE.lastIndex = found.index
      if (REFERENCE.test(text)) at = REFERENCE.lastIndex
      else if (!isLast && BEGINNING.test(text.slice(found.index))) return stopAt(found.index)
      else {
        out += `${text.slice(copied, at)};`
        copied = at
      }
    }
  }
}
