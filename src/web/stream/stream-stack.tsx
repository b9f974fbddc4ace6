/** What stands above everything on a page of a stream: notice, tabs, heading. */
import type { ReactNode } from 'react'
import type { StreamAnswer } from '../../flow/answers.ts'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { StreamTabs } from './stream-tabs.tsx'

export const StreamStack = ({
  stream,
  heading,
  children,
}: {
  stream: StreamAnswer
  heading: ReactNode
  children: ReactNode
}) => (
  <div className="stack">
    {stream.simulated && <SimulatedNotice />}
    <StreamTabs id={stream.id} />
    {heading}
    {children}
  </div>
)
