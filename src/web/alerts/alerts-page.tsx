/** What needs attention, who was told of it, and what is over. */
import { useEffect } from 'react'
import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AlertAnswer, AlertsAnswer } from '../../flow/alert-answers.ts'
import { alertsQuery } from '../api/alert-queries.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { Instant } from '../parts/instant.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { SimulatedNotice } from '../parts/simulated-notice.tsx'
import { useTitle } from '../shell/title.ts'
import { count, countOf } from '../words/figures.ts'
import { AlertsTable } from './alerts-table.tsx'
import { GroupsTable } from './groups-table.tsx'
import { HowTo } from './how-to.tsx'
import { ReceiversTable } from './receivers-table.tsx'

const CAUSES = [
  { cause: 'target', title: 'Targets breached' },
  { cause: 'guardrail', title: 'Guardrails broken' },
  { cause: 'service', title: 'Error budgets burning' },
  { cause: 'stale', title: 'Sources gone silent' },
  { cause: 'expectation', title: 'Items older than expected' },
] as const

/** The alert that the address names, as a message does. */
const linkedId = (): string => window.location.hash.slice(1)

const Open = ({ answer }: { answer: AlertsAnswer }) =>
  CAUSES.map(({ cause, title }) => {
    const alerts = answer.open.filter((alert) => alert.cause === cause && alert.group === null)
    const groups = answer.groups.filter((group) => group.cause === cause)
    const n = groups.reduce((sum, group) => sum + group.n, alerts.length)
    if (n === 0) return null
    return (
      <section key={cause} className="stack" aria-labelledby={`open-${cause}`}>
        <h2 id={`open-${cause}`}>
          {title} <span className="dimmed">{count(n)}</span>
        </h2>
        {alerts.length > 0 && <AlertsTable label={title} alerts={alerts} />}
        {groups.length > 0 && (
          <GroupsTable
            label={`${title}, by stream`}
            groups={groups}
            linked={answer.open.find(({ id }) => id === linkedId())}
          />
        )}
      </section>
    )
  })

/** When it was looked, and at what. */
const Looked = ({ answer }: { answer: AlertsAnswer }) => {
  const { checked, watched } = answer
  const what = [
    countOf(watched.targets, 'target'),
    countOf(watched.guardrails, 'guardrail'),
    countOf(watched.objectives, 'objective'),
    countOf(watched.expectations, 'service level expectation'),
    countOf(watched.sources, 'source'),
  ].join(', ')
  return (
    <p className="dimmed">
      {checked === null ? (
        <>Not looked yet since the server was started: the first look comes within a minute.</>
      ) : (
        <>
          Last looked <Instant at={checked} />
        </>
      )}{' '}
      · {what}
    </p>
  )
}

const headline = ({ openTotal, unacknowledged, unacknowledgedRows }: AlertsAnswer): string => {
  if (openTotal === 0) return 'Nothing needs attention.'
  const open = `${countOf(openTotal, 'alert')} open, ${count(unacknowledged)} not acknowledged`
  return unacknowledgedRows === unacknowledged
    ? `${open}.`
    : `${open}, in ${countOf(unacknowledgedRows, 'row')}.`
}

/** Open ones of which the page has nothing: neither a row nor a group that counts them. */
const hidden = ({ open, openTotal, groups }: AlertsAnswer): number =>
  openTotal - groups.reduce((sum, { n }) => sum + n, 0) - open.filter(({ group }) => group === null).length

/** A message links to the alert that it tells of: once the table is there, that row is what is to be seen. */
const useShown = (alerts: readonly AlertAnswer[] | undefined): void => {
  const known = alerts !== undefined
  useEffect(() => {
    if (known && linkedId() !== '') document.getElementById(linkedId())?.scrollIntoView({ block: 'center' })
  }, [known])
}

const Alerts = ({ answer }: { answer: AlertsAnswer }) => {
  const { open, past, pastTotal, receivers } = answer
  const more = hidden(answer)
  return (
    <div className="stack">
      {open.some(({ simulated }) => simulated) && (
        <SimulatedNotice whole={open.every(({ simulated }) => simulated)} />
      )}
      <div>
        <Title order={1}>Alerts</Title>
        <p role="status">{headline(answer)}</p>
        <Looked answer={answer} />
      </div>
      <Open answer={answer} />
      {more > 0 && <p className="dimmed">{count(more)} more are open: the most urgent are shown.</p>}
      <section className="stack" aria-labelledby="receivers">
        <h2 id="receivers">Who is told</h2>
        {receivers.length === 0 ? (
          <p className="dimmed">The map names nobody. How to name somebody is said below.</p>
        ) : (
          <ReceiversTable receivers={receivers} />
        )}
      </section>
      {past.length > 0 && (
        <section className="stack" aria-labelledby="past">
          <h2 id="past">
            Over <span className="dimmed">{count(pastTotal)}</span>
          </h2>
          <AlertsTable label="Over" alerts={past} />
        </section>
      )}
      <HowTo answer={answer} />
    </div>
  )
}

export const AlertsPage = () => {
  useTitle('Alerts')
  const { data, error, refetch } = useQuery(alertsQuery)
  useShown(data?.open)
  if (data) return <Alerts answer={data} />
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
}
