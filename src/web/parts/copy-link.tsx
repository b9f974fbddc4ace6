/** Copies the address of the page, which holds all that was chosen on it. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'

const SAID = {
  no: '',
  copied: 'The link is copied.',
  // Browsers let pages write to the clipboard only over https, and on this computer.
  refused: 'The browser does not let pages copy here: take the link from the address bar.',
} as const

export const CopyLink = () => {
  const [said, say] = useState<keyof typeof SAID>('no')
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(location.href)
      say('copied')
    } catch {
      say('refused')
    }
  }
  return (
    <div className="copy-link no-print">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconLink size={14} aria-hidden />}
        onClick={() => void copy()}
        onBlur={() => say('no')}
      >
        Copy link
      </Button>
      <span role="status" className="small dimmed">
        {SAID[said]}
      </span>
    </div>
  )
}
