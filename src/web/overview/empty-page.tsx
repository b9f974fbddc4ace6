import { Title } from '@mantine/core'
import { EXAMPLE_MAP } from './example-map.ts'

/** A fresh install: what to do next. */
export const EmptyPage = ({ folder }: { folder: string }) => (
  <div className="stack empty">
    <Title order={1}>No value streams yet</Title>
    <p className="lead">
      Don’t ask “What process do we run?” Ask “What promise do we keep, for whom, again and again?” That
      promise is your value stream. Millrace reads it from a map in <code>{folder}</code>, which holds none so
      far.
    </p>
    <ol className="steps">
      <li className="card">
        <h2>See it at work</h2>
        <p>A shop with simulated work and simulated customers, in a place of its own:</p>
        <pre>
          <code>millrace demo</code>
        </pre>
      </li>
      <li className="card">
        <h2>Write your map</h2>
        <p>
          Put a file such as <code>map.yaml</code> into <code>{folder}</code>. This page follows as you save
          it.
        </p>
        <pre role="region" tabIndex={0} aria-label="Example of a map file">
          <code>{EXAMPLE_MAP}</code>
        </pre>
      </li>
      <li className="card">
        <h2>Bring in the history</h2>
        <p>Files of events are read as the source in the map says. The same file twice changes nothing.</p>
        <pre>
          <code>millrace import FILE --source ID</code>
        </pre>
      </li>
    </ol>
  </div>
)
