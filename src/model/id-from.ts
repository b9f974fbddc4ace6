import { RESERVED } from './schema/words.ts'

/**
 * A free id for a new thing, made of its name.
 *
 * @param otherwise What it is called if the name has no Latin letters.
 * @example idFrom('Añejo & Co.', new Set()) // 'anejo-co'
 */
export const idFrom = (name: string, taken: ReadonlySet<string>, otherwise = 'new'): string => {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^[0-9 ]+/, '')
    .replaceAll(' ', '-')
  const id = RESERVED.has(words) ? `${otherwise}-${words}` : words || otherwise
  if (!taken.has(id)) return id
  let n = 2
  while (taken.has(`${id}-${n}`)) n += 1
  return `${id}-${n}`
}
