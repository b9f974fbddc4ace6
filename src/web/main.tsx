/** Starts the web app. */
import './edit/jitless.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import '@mantine/core/styles.layer.css'
import './theme/base.css'
import './theme/shell.css'
import './theme/words.css'
import './theme/overview.css'
import './theme/marks.css'
import './theme/stream.css'
import './theme/tables.css'
import './theme/first-steps.css'
import './theme/map.css'
import './theme/charter.css'
import './theme/edit.css'
import './theme/explain.css'
import './theme/report.css'
import './theme/alerts.css'
import './theme/health.css'
import './theme/court.css'
import './theme/river.css'
import './theme/journeys.css'
import './theme/effect.css'
import './theme/coverage.css'
import './theme/service.css'
import './theme/paths.css'
import './theme/north-star.css'
import './theme/narrow.css'
import './theme/print.css'
import { ApiError } from './api/request.ts'
import { router } from './routes.tsx'
import { cssVariables, theme } from './theme/theme.ts'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // An answer of 4xx stays the same however often it is asked for.
      retry: (failures, error) => !(error instanceof ApiError && error.status >= 400) && failures < 2,
    },
  },
})

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element `root`.')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
