/** A part that opens: what is in it is drawn when it is opened for the first time, and not before. */
import { useState, type ReactNode } from 'react'

export const Opened = ({
  summary,
  className,
  isOpen = false,
  children,
}: {
  summary: ReactNode
  className?: string
  isOpen?: boolean
  children: ReactNode
}) => {
  const [open, setOpen] = useState(isOpen)
  const [wasOpen, setWasOpen] = useState(isOpen)
  return (
    <details
      className={className}
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
        if (currentTarget.open) setWasOpen(true)
      }}
    >
      <summary>{summary}</summary>
      {wasOpen && children}
    </details>
  )
}
