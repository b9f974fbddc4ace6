import type { AlertsAnswer } from '../../flow/alert-answers.ts'
import { EXAMPLE_ALERTS, EXAMPLE_TARGETS } from './example-alerts.ts'

const Step = ({ title, about, text }: { title: string; about: string; text: string }) => (
  <li className="card">
    <h2>{title}</h2>
    <p>{about}</p>
    <pre role="region" tabIndex={0} aria-label={`Example: ${title}`}>
      <code>{text}</code>
    </pre>
  </li>
)

/** What is still to be written into the map: nothing where all of it is there. */
export const HowTo = ({ answer: { watched, receivers } }: { answer: AlertsAnswer }) => {
  const lacksTargets = watched.targets + watched.guardrails + watched.objectives + watched.expectations === 0
  if (!lacksTargets && receivers.length > 0) return null
  return (
    <ol className="steps" aria-label="What to do next">
      {lacksTargets && (
        <Step
          title="Say what is aimed at"
          about="A target is for a figure of a stream; the expectation is for each of its items. They stand in the map, with the stream."
          text={EXAMPLE_TARGETS}
        />
      )}
      {receivers.length === 0 && (
        <Step
          title="Say who is told"
          about="The map names variables of the environment; addresses and secrets stay there. Everybody is told of each thing once."
          text={EXAMPLE_ALERTS}
        />
      )}
    </ol>
  )
}
