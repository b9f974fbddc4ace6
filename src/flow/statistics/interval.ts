/** Between these two the true value lies, with the level of the interval. */
export interface Interval {
  readonly low: number
  readonly high: number
}
