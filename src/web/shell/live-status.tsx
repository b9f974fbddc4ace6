import { Progress } from '@mantine/core'
import { count } from '../words/figures.ts'
import type { Live, Progress as Task } from '../api/live.ts'

const SAYS: Readonly<Record<Live['status'], { word: string; title: string }>> = {
  connecting: { word: 'connecting', title: 'Connecting to the server' },
  live: { word: 'live', title: 'Figures follow the data as it comes in' },
  offline: { word: 'offline', title: 'The server does not answer: figures may be old' },
}

/** Whether the page follows the data. */
export const LiveStatus = ({ status }: { status: Live['status'] }) => (
  <span className="live" data-status={status} role="status" title={SAYS[status].title}>
    <span className="live-dot" aria-hidden="true" />
    {SAYS[status].word}
  </span>
)

/** What the server is busy with, such as an import. */
export const TaskProgress = ({ task }: { task: Task }) => {
  const { total } = task
  const share = total === null || total === 0 ? 100 : Math.min(100, (task.done * 100) / total)
  const far = total === null ? count(task.done) : `${count(task.done)} of ${count(total)}`
  return (
    <div className="task">
      <span>
        {task.task}: {far}
      </span>
      <Progress.Root size="sm" transitionDuration={200}>
        <Progress.Section
          value={share}
          aria-label={task.task}
          striped={total === null}
          animated={total === null}
        />
      </Progress.Root>
    </div>
  )
}
