/** The pages and their addresses. Pages are loaded when they are first visited. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type ErrorComponentProps,
} from '@tanstack/react-router'
import { queryString } from './api/request.ts'
import { OverviewPage } from './overview/overview-page.tsx'
import { itemsSearch } from './search/items-search.ts'
import { journeyListSearch } from './search/journey-list-search.ts'
import { changesSearch } from './search/changes-search.ts'
import { explainSearch } from './search/explain-search.ts'
import { coverageSearch } from './search/coverage-search.ts'
import { courtSearch } from './search/court-search.ts'
import { compareSearch } from './search/compare-search.ts'
import { forecastSearch } from './search/forecast-search.ts'
import { gridSearch } from './search/grid-search.ts'
import { journeysSearch } from './search/journeys-search.ts'
import { healthSearch } from './search/health-search.ts'
import { effectSearch } from './search/effect-search.ts'
import { riverSearch } from './search/river-search.ts'
import { pathsSearch } from './search/paths-search.ts'
import { northStarSearch } from './search/north-star-search.ts'
import { streamSearch } from './search/stream-search.ts'
import { ErrorNotice } from './parts/error-notice.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { Shell } from './shell/shell.tsx'

const ErrorPage = ({ error, reset }: ErrorComponentProps) => (
  <ErrorNotice error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
)

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

const overviewRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: OverviewPage })

const streamRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/streams/$id',
  validateSearch: streamSearch,
  component: lazyRouteComponent(() => import('./stream/stream-page.tsx'), 'StreamPage'),
})

const viewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/streams/$id/views/$view',
  validateSearch: streamSearch,
  component: lazyRouteComponent(() => import('./views/view-page.tsx'), 'ViewPage'),
})

const pathsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/streams/$id/paths',
  validateSearch: pathsSearch,
  component: lazyRouteComponent(() => import('./paths/paths-page.tsx'), 'PathsPage'),
})

const nextRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/streams/$id/next',
  validateSearch: streamSearch,
  component: lazyRouteComponent(() => import('./next/next-page.tsx'), 'NextPage'),
})

const effectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/effect',
  validateSearch: effectSearch,
  component: lazyRouteComponent(() => import('./effect/effect-page.tsx'), 'EffectPage'),
})

const riverRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/streams/$id/river',
  validateSearch: riverSearch,
  component: lazyRouteComponent(() => import('./river/river-page.tsx'), 'RiverPage'),
})

const serviceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/streams/$id/service',
  validateSearch: streamSearch,
  component: lazyRouteComponent(() => import('./service/service-page.tsx'), 'ServicePage'),
})

const northStarRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/streams/$id/north-star',
  validateSearch: northStarSearch,
  component: lazyRouteComponent(() => import('./north-star/north-star-page.tsx'), 'NorthStarPage'),
})

const journeysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/streams/$id/journeys',
  validateSearch: journeysSearch,
  component: lazyRouteComponent(() => import('./journeys/journeys-page.tsx'), 'JourneysPage'),
})

const forecastRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/streams/$id/forecast',
  validateSearch: forecastSearch,
  component: lazyRouteComponent(() => import('./forecast/forecast-page.tsx'), 'ForecastPage'),
})

const reportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/streams/$id/report',
  validateSearch: streamSearch,
  component: lazyRouteComponent(() => import('./printed/report-page.tsx'), 'ReportPage'),
})

const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/compare',
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import('./compare/compare-page.tsx'), 'ComparePage'),
})

const cardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/streams/$id/card',
  component: lazyRouteComponent(() => import('./card/card-page.tsx'), 'CardPage'),
})

const coverageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/coverage',
  validateSearch: coverageSearch,
  component: lazyRouteComponent(() => import('./coverage/coverage-page.tsx'), 'CoveragePage'),
})

const mapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map',
  component: lazyRouteComponent(() => import('./map/map-page.tsx'), 'MapPage'),
})

const gridRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map/grid',
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import('./grid/grid-page.tsx'), 'GridPage'),
})

const courtRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/court',
  validateSearch: courtSearch,
  component: lazyRouteComponent(() => import('./court/court-page.tsx'), 'CourtPage'),
})

const seamsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map/seams',
  component: lazyRouteComponent(() => import('./seams/seams-page.tsx'), 'SeamsPage'),
})

const networkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map/network',
  component: lazyRouteComponent(() => import('./seams/network-page.tsx'), 'NetworkPage'),
})

const decisionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map/decisions',
  component: lazyRouteComponent(() => import('./decisions/decisions-page.tsx'), 'DecisionsPage'),
})

const contentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map/contents',
  component: lazyRouteComponent(() => import('./contents/contents-page.tsx'), 'ContentsPage'),
})

const thingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map/contents/$section/$id',
  component: lazyRouteComponent(() => import('./contents/thing-page.tsx'), 'ThingPage'),
})

const ruleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules/$code',
  component: lazyRouteComponent(() => import('./rules/rule-page.tsx'), 'RulePage'),
})

const itemsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/items',
  validateSearch: itemsSearch,
  component: lazyRouteComponent(() => import('./items/items-page.tsx'), 'ItemsPage'),
})

const journeyListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/journeys',
  validateSearch: journeyListSearch,
  component: lazyRouteComponent(() => import('./journey-list/journey-list-page.tsx'), 'JourneyListPage'),
})

const itemRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/items/$source/$item',
  component: lazyRouteComponent(() => import('./item/item-page.tsx'), 'ItemPage'),
})

const explainRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/explain',
  validateSearch: explainSearch,
  component: lazyRouteComponent(() => import('./explain/explain-page.tsx'), 'ExplainPage'),
})

const changesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/changes',
  validateSearch: changesSearch,
  component: lazyRouteComponent(() => import('./explain/changes-page.tsx'), 'ChangesPage'),
})

const definitionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/definitions',
  component: lazyRouteComponent(() => import('./explain/definitions-page.tsx'), 'DefinitionsPage'),
})

const definitionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/definitions/$id',
  component: lazyRouteComponent(() => import('./explain/definition-page.tsx'), 'DefinitionPage'),
})

const alertsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts',
  component: lazyRouteComponent(() => import('./alerts/alerts-page.tsx'), 'AlertsPage'),
})

const healthRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/health',
  validateSearch: healthSearch,
  component: lazyRouteComponent(() => import('./health/health-page.tsx'), 'HealthPage'),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    overviewRoute,
    streamRoute,
    viewRoute,
    riverRoute,
    effectRoute,
    pathsRoute,
    nextRoute,
    northStarRoute,
    journeysRoute,
    serviceRoute,
    forecastRoute,
    reportRoute,
    compareRoute,
    cardRoute,
    itemsRoute,
    journeyListRoute,
    itemRoute,
    healthRoute,
    coverageRoute,
    alertsRoute,
    explainRoute,
    changesRoute,
    definitionsRoute,
    definitionRoute,
    mapRoute,
    gridRoute,
    courtRoute,
    seamsRoute,
    networkRoute,
    decisionsRoute,
    contentsRoute,
    thingRoute,
    ruleRoute,
  ]),
  defaultErrorComponent: ErrorPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Plain words in the address, the same as in the API's: nothing quoted, nothing nested.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: queryString,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
