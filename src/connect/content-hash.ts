/** Identifies by its content what carries no id of its own. */
import { hash } from 'node:crypto'

/** 132 bits: two different texts of a log of any size don't meet by chance. */
const ID_LENGTH = 22

export const contentHash = (text: string): string => hash('sha256', text, 'base64url').slice(0, ID_LENGTH)

/** With its length before each part no two lists of parts read alike, whatever is in them. */
export const withLength = (part: string): string => `${part.length}:${part}`
