/** A column of numbers of which nobody knows beforehand how long it gets. */
export class GrowingColumn {
  private values = new Float64Array(64)
  private n = 0

  push(value: number): void {
    if (this.n === this.values.length) {
      const wider = new Float64Array(this.n * 2)
      wider.set(this.values)
      this.values = wider
    }
    this.values[this.n++] = value
  }

  /** What was pushed so far. */
  all(): Float64Array {
    return this.values.slice(0, this.n)
  }
}
