import { useEffect } from 'react'

/** Names the page in the browser's title. */
export const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · Millrace`
  }, [title])
}
