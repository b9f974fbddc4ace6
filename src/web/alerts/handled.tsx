import type { AlertAnswer } from '../../flow/alert-answers.ts'
import { Instant } from '../parts/instant.tsx'
import { AcknowledgeButton } from './acknowledge-button.tsx'

/** Who has taken an alert upon them, or the way to do so. */
export const Handled = ({ alert }: { alert: AlertAnswer }) => {
  const { id, title, sentence, acknowledged, resolved } = alert
  if (acknowledged) {
    return (
      <>
        {acknowledged.by}
        <span className="dimmed small block">
          <Instant at={acknowledged.at} />
        </span>
        {acknowledged.note !== null && <span className="small block">{acknowledged.note}</span>}
      </>
    )
  }
  return resolved === null ? (
    <AcknowledgeButton id={id} title={title} sentence={sentence} n={1} />
  ) : (
    <span className="dimmed">nobody</span>
  )
}
