/** A finding: what was found, what it does to which number, how to mend it, and a few of the items. */
import { Fragment, type ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { DEFINITIONS } from '../../flow/figures/definitions.ts'
import type { Example, Finding } from '../../flow/health/answer.ts'
import { Prose } from '../parts/prose.tsx'
import { SeverityTag } from './severity.tsx'

/** Only addresses of the web are followed: what a source calls a link may be anything. */
const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url)

const Metrics = ({ metrics }: Pick<Finding, 'metrics'>) =>
  metrics.map((id, i) => (
    <Fragment key={id}>
      {i > 0 && ', '}
      <Link to="/definitions/$id" params={{ id }}>
        {DEFINITIONS[id].name}
      </Link>
    </Fragment>
  ))

const Examples = ({ source, examples, of }: { source: string; examples: readonly Example[]; of: number }) => (
  <div>
    <h4>{examples.length < of ? 'Some of them' : 'These are they'}</h4>
    <ul className="plain health-examples">
      {examples.map(({ item, label, url, why }) => (
        <li key={item}>
          <Link to="/items/$source/$item" params={{ source, item }}>
            {label}
          </Link>
          : <Prose text={why} />
          {url !== null && isWebAddress(url) && (
            <>
              {' '}
              <a className="small" href={url} rel="noreferrer">
                in its tool
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  </div>
)

/** @param children Proposals that can be confirmed here; they stand in the place of the text to write. */
export const FindingCard = ({ finding, children }: { finding: Finding; children?: ReactNode }) => {
  const { id, title, severity, source, found, effect, metrics, mend, examples, n } = finding
  const heading = `${source}-${id}`
  return (
    <article className={`card finding ${severity}`} aria-labelledby={heading}>
      <div>
        <h3 id={heading}>
          <SeverityTag severity={severity} /> {title}
        </h3>
        <p>
          <Prose text={found} />
        </p>
      </div>
      <div className="finding-parts">
        <div>
          <h4>What it does</h4>
          <p>
            <Prose text={effect} />
          </p>
          <p className="small dimmed">
            Touches <Metrics metrics={metrics} />
          </p>
        </div>
        <div>
          <h4>How to mend it</h4>
          <p>
            <Prose text={mend.action} />
          </p>
          {mend.yaml !== null && children === undefined && (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
            <pre role="region" tabIndex={0} aria-label={`Text for the map: ${title}, ${source}`}>
              <code>{mend.yaml}</code>
            </pre>
          )}
        </div>
      </div>
      {children}
      {examples.length > 0 && <Examples source={source} examples={examples} of={n} />}
    </article>
  )
}
