/** Pace: how the age of an item compares with those at which done items had left the stage that it is in. */

/** What 1 % to 100 % of the values were at most: enough to know how any value compares. */
export const ALL_PERCENTS: readonly number[] = Array.from({ length: 100 }, (_, i) => i + 1)

/**
 * How many percent of the values are at most this one, rounded down: 0 to 100.
 *
 * @param percentiles Nearest rank, at {@link ALL_PERCENTS}, in the unit of `age`.
 * @returns null where there are no values.
 */
export const paceOf = (age: number, percentiles: readonly (number | null)[]): number | null =>
  (percentiles[0] ?? null) === null
    ? null
    : percentiles.filter((value) => value !== null && value <= age).length
