/** Aliases: text that stands for other text. A change of the one would silently change the other. */
import { isAlias, isNode, visit, type Alias, type Document, type Node } from 'yaml'
import { Refused } from './refusal.ts'
import type { Source } from './source.ts'

/** The aliases of a document, each with the node that it stands for. */
const aliasesOf = (document: Document): { alias: Alias; target: Node }[] => {
  const anchors = new Map<string, Node>()
  const found: { alias: Alias; target: Node }[] = []
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source)
        if (target) found.push({ alias: node, target })
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node)
    },
  })
  return found
}

const nodesIn = (node: Node): Set<Node> => {
  const nodes = new Set<Node>()
  visit(node, {
    Node(_, one) {
      nodes.add(one)
    },
  })
  return nodes
}

/**
 * Makes sure that nothing else stands for the text that is changed.
 *
 * @param around The nodes in which the change lies.
 * @param replaced What is removed or replaced as a whole, if anything.
 * @throws Refused
 */
export const refuseAliased = (
  source: Source,
  document: Document,
  around: readonly Node[],
  replaced: Node | null,
): void => {
  if (!source.text.includes('*')) return
  const aliases = aliasesOf(document)
  const gone = replaced && isNode(replaced) ? nodesIn(replaced) : new Set<Node>()
  const affected = aliases.find(
    ({ alias, target }) => around.includes(target) || (gone.has(target) && !gone.has(alias)),
  )
  if (!affected) return
  const [from, to] = affected.alias.range ?? [0, 0]
  const place = source.place([from, to])
  throw new Refused(
    `\`*${affected.alias.source}\` at ${place.file}:${place.line}:${place.column} stands for this text, and would be changed with it. Write there what it stands for first.`,
    place,
  )
}
