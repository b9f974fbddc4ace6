/** Sequences of words as numbers: each is a node of a tree, so that millions of them cost neither text nor time. */

const WIDTH = 2 ** 21

export class PathCodes {
  private readonly children = new Map<number, number>()
  private readonly before: number[] = [-1]
  private readonly last: number[] = [-1]

  /** The sequence that is longer by a word. @param word Less than two million. */
  extend(path: number, word: number): number {
    const key = path * WIDTH + word
    const known = this.children.get(key)
    if (known !== undefined) return known
    const code = this.last.length
    this.children.set(key, code)
    this.before.push(path)
    this.last.push(word)
    return code
  }

  /** The last word of a sequence; -1 of the empty one. */
  lastOf(path: number): number {
    return this.last[path] ?? -1
  }

  /** Whether the sequence ends with its last word said twice. */
  isRepeated(path: number): boolean {
    const word = this.lastOf(path)
    return word !== -1 && this.lastOf(this.before[path] ?? 0) === word
  }

  wordsOf(path: number): number[] {
    const words: number[] = []
    for (let here = path; here > 0; here = this.before[here] ?? 0) words.push(this.last[here] ?? -1)
    return words.toReversed()
  }
}

/** The empty sequence. */
export const EMPTY_PATH = 0
