import type { FlowItemType } from '../../flow/facts.ts'
import { TYPE_NAMES } from '../words/names.ts'

/** A shape of its own for each type, so that colour is not needed to tell them apart. */
const SHAPES: Readonly<Record<FlowItemType, React.ReactNode>> = {
  feature: <circle cx="6" cy="6" r="5" />,
  defect: <path d="M6 .8 11.6 11H.4z" />,
  risk: <path d="M6 .2 11.8 6 6 11.8.2 6z" />,
  debt: <rect x="1" y="1" width="10" height="10" />,
  unclassified: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.8" />,
}

export const TypeShape = ({ type }: { type: FlowItemType }) => (
  <svg
    className="type-shape"
    viewBox="0 0 12 12"
    fill="currentColor"
    aria-hidden="true"
    style={{ color: `var(--type-${type})` }}
  >
    {SHAPES[type]}
  </svg>
)

/** The type of an item: its shape and its name. */
export const TypeMark = ({ type }: { type: FlowItemType }) => (
  <span className="type-mark">
    <TypeShape type={type} />
    {TYPE_NAMES[type].one}
  </span>
)
