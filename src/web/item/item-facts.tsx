/** What is known of one pass of an item. */
import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import type { ListedItem } from '../../flow/answers.ts'
import { Duration } from '../parts/duration.tsx'
import { Instant } from '../parts/instant.tsx'
import { TypeMark } from '../parts/type-mark.tsx'
import { exactSeconds } from '../words/figures.ts'

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const Time = ({ name, seconds }: { name: string; seconds: number }) => (
  <Fact name={name}>
    <Duration seconds={seconds} />
    <span className="block small dimmed">{exactSeconds(seconds)}</span>
  </Fact>
)

export const ItemFacts = ({
  pass,
  rule,
  streamName,
  sliceName,
}: {
  pass: ListedItem
  /** Which rule gave the type. */
  rule: string
  streamName: string | null
  sliceName: string | null
}) => (
  <dl className="facts item-facts">
    <Fact name="Type">
      <TypeMark type={pass.type} />
      <span className="block small dimmed">{rule}</span>
    </Fact>
    <Fact name="Stream">
      {pass.stream === null ? (
        <span className="dimmed">none: no rule of the source gives it one</span>
      ) : (
        <Link to="/streams/$id" params={{ id: pass.stream }} search={{ measured: pass.measured }}>
          {streamName ?? pass.stream}
        </Link>
      )}
    </Fact>
    {pass.slice !== null && <Fact name="Slice">{sliceName ?? pass.slice}</Fact>}
    <Fact name="State">
      <span className={`swatch state-${pass.state}`} aria-hidden="true" /> {pass.state}
      {pass.stage !== null && ` in ${pass.stage}`}
      {pass.status !== null && <span className="block small dimmed">in its tool: {pass.status}</span>}
    </Fact>
    <Fact name="Created">
      <Instant at={pass.created} />
    </Fact>
    <Fact name="Start">
      <Instant at={pass.start} />
      {pass.startCensored && (
        <span className="block small warn-text">or earlier: its start lies before the known history</span>
      )}
    </Fact>
    <Fact name={pass.canceled !== null && pass.done === null ? 'Canceled' : 'Done'}>
      <Instant at={pass.done ?? pass.canceled} />
      {pass.abandoned && (
        <span className="block small dimmed">
          abandoned: nothing more happened within the abandonment window
        </span>
      )}
    </Fact>
    {pass.movesStage !== null && (
      <Fact name="Meant to move">
        {pass.movesStage}
        {pass.movesSlice !== null && ` for ${pass.movesSlice}`}
      </Fact>
    )}
    {pass.cost !== null && <Fact name="Cost">{pass.cost.toLocaleString('en')}</Fact>}
    {pass.flowSeconds !== null && <Time name="Flow time" seconds={pass.flowSeconds} />}
    {pass.ageSeconds !== null && <Time name="Age" seconds={pass.ageSeconds} />}
    <Time name="Active" seconds={pass.activeSeconds} />
    <Time name="Waiting" seconds={pass.waitingSeconds} />
    {pass.reopened > 0 && (
      <Fact name="Rework">
        reopened {pass.reopened}×, <Duration seconds={pass.reworkSeconds} /> between done and reopened
        <span className="block small dimmed">{exactSeconds(pass.reworkSeconds)}</span>
      </Fact>
    )}
    {pass.quarantine !== null && (
      <Fact name="Quarantined">
        <span className="warn-text">{pass.quarantine}</span>
      </Fact>
    )}
  </dl>
)
