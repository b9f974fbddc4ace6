/** Reading the address: a parameter that says nothing known counts as absent, so that no address breaks a page. */

export type Raw = Readonly<Record<string, unknown>>

export const word = (raw: Raw, name: string): string | undefined => {
  const value = raw[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const oneOf = <T extends string>(raw: Raw, name: string, allowed: readonly T[]): T | undefined =>
  allowed.find((one) => one === raw[name])

/** A date or an instant; the server reads both. */
export const when = (raw: Raw, name: string): string | undefined => {
  const value = word(raw, name)
  return value !== undefined && /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(value) ? value : undefined
}
