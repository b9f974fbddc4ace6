/** Opens the form of a cell: a word invites to fill an empty one, a sign in the corner is enough for the others. */
import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'

export const CellButton = ({
  word,
  isFilled,
  label,
  onClick,
}: {
  word: string
  isFilled: boolean
  /** Which cell it is. */
  label: string
  onClick: () => void
}) =>
  isFilled ? (
    <ActionIcon
      className="cell-edit edit-button"
      size="sm"
      variant="subtle"
      aria-label={`Edit: ${label}`}
      title={`Edit: ${label}`}
      onClick={onClick}
    >
      <IconPencil size={14} aria-hidden="true" />
    </ActionIcon>
  ) : (
    <Button
      className="edit-button"
      size="compact-xs"
      variant="subtle"
      leftSection={<IconPlus size={14} aria-hidden="true" />}
      aria-label={`${word}: ${label}`}
      onClick={onClick}
    >
      {word}
    </Button>
  )
