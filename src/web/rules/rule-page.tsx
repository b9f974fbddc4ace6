/** What a code of the check means. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import Markdown from 'react-markdown'
import { ruleQuery } from '../api/map-queries.ts'
import { ApiError } from '../api/request.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { useTitle } from '../shell/title.ts'

const route = getRouteApi('/rules/$code')

/** Pages of rules refer to each other by their files. */
const CodeLink = ({ href = '', children }: { href?: string; children?: React.ReactNode }) => {
  const code = /^(MR\d{3})\.md$/.exec(href)?.[1]
  return code === undefined ? (
    <a href={href}>{children}</a>
  ) : (
    <Link to="/rules/$code" params={{ code }}>
      {children}
    </Link>
  )
}

const Example = ({ children }: { children?: React.ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
  <pre role="region" aria-label="Example" tabIndex={0}>
    {children}
  </pre>
)

export const RulePage = () => {
  const { code } = route.useParams()
  const { data, error, refetch } = useQuery(ruleQuery(code))
  useTitle(code)
  if (data) {
    return (
      <article className="rule">
        <Markdown components={{ a: CodeLink, pre: Example }}>{data.page}</Markdown>
        <p className="dimmed small">
          <Link to="/map">Back to the map</Link>
        </p>
      </article>
    )
  }
  if (error instanceof ApiError && error.status === 404) {
    return (
      <div className="notice">
        <h1>There is no rule {code}</h1>
        <p>
          The problems on the <Link to="/map">map</Link> lead to theirs.
        </p>
      </div>
    )
  }
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
}
