/** Parts of a whole, side by side: each with its own pattern, and its name and figure in words below. */
import type { ReactNode } from 'react'

interface Share {
  readonly id: string
  /** The CSS class that gives the part its colour and pattern. */
  readonly look: string
  readonly size: number
  /** What stands in the key: a mark, a name, a figure. */
  readonly words: ReactNode
}

export const ShareBar = ({ shares, label }: { shares: readonly Share[]; label: string }) => (
  <div className="share">
    <div className="share-bar" role="img" aria-label={label}>
      {shares.map(
        ({ id, look, size }) => size > 0 && <span key={id} className={look} style={{ flexGrow: size }} />,
      )}
    </div>
    <ul className="share-key">
      {shares.map(({ id, words }) => (
        <li key={id}>{words}</li>
      ))}
    </ul>
  </div>
)
