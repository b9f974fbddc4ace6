/** Maps as trees of plain values, which can be walked without knowing what each key means. */
import type { Path } from '../model/place.ts'
import { SECTIONS, type ValueStreamMap } from '../model/schema.ts'

export type Tree = string | number | boolean | null | undefined | readonly Tree[] | Branch
export interface Branch {
  readonly [key: string]: Tree
}

export const isBranch = (tree: Tree): tree is Branch =>
  typeof tree === 'object' && tree !== null && !Array.isArray(tree)

export const isList = (tree: Tree): tree is readonly Tree[] => Array.isArray(tree)

/** What stands at a path, or undefined. */
export const at = (tree: Tree, path: Path): Tree => {
  let here = tree
  for (const step of path) {
    if (isList(here)) here = here[Number(step)]
    else if (isBranch(here) && Object.hasOwn(here, step)) here = here[step]
    else return undefined
  }
  return here
}

/** The branch at a path; an empty one if there is none. */
export const branchAt = (tree: Tree, path: Path): Branch => {
  const found = at(tree, path)
  return isBranch(found) ? found : {}
}

/** The texts of the list at a path; none if there is none. */
export const textsAt = (tree: Tree, path: Path): string[] => {
  const found = at(tree, path)
  return isList(found) ? found.filter((one) => typeof one === 'string') : []
}

const branchOf = (things: ReadonlyMap<string, unknown>): Branch =>
  Object.fromEntries(things) as unknown as Branch

/** The map with the keys of its text, so that paths of the text hold in it. A deep copy. */
export const treeOf = (map: ValueStreamMap): Branch =>
  structuredClone({
    organisation: map.organisation as unknown as Branch,
    journey: { stages: branchOf(map.stages) },
    grid: Object.fromEntries([...map.grid].map(([slice, row]) => [slice, branchOf(row)])),
    ...Object.fromEntries(
      (Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]).map((section) => [
        section,
        branchOf(map[section]),
      ]),
    ),
  })

/** One text for all trees that are the same; the order of keys makes no difference. */
export const canonical = (tree: Tree): string =>
  JSON.stringify(tree, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  ) ?? ''

/** Whether a path is that of a pattern, in which `*` stands for any step. */
export const matches = (path: Path, pattern: string): boolean => {
  const steps = pattern.split('.')
  return steps.length === path.length && steps.every((step, i) => step === '*' || step === String(path[i]))
}
