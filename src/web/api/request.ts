/** Asking the server. What goes wrong becomes an {@link ApiError} that says what to do. */

export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly hint: string | null

  constructor(message: string, status: number, hint: string | null) {
    super(message)
    this.status = status
    this.hint = hint
  }
}

export type Query = Readonly<Record<string, string | number | undefined>>

/** `?a=1&b=2` of what is defined, or nothing. The pages' own addresses are written in the same way. */
export const queryString = (query: Query): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}

const errorOf = async (response: Response): Promise<ApiError> => {
  const body: unknown = await response.json().catch(() => null)
  const told = (body as { error?: { message?: unknown; hint?: unknown } } | null)?.error
  const message = typeof told?.message === 'string' ? told.message : `The server answered ${response.status}.`
  return new ApiError(message, response.status, typeof told?.hint === 'string' ? told.hint : null)
}

const ask = async (path: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(path, init).catch((error: unknown) => {
    if (init.signal?.aborted) throw error
    throw new ApiError('The server does not answer.', 0, 'Start it with `millrace serve`, then try again.')
  })
  if (!response.ok) throw await errorOf(response)
  return response
}

/** @throws ApiError if the server can't be reached, or answers with an error. */
export const getJson = async <T>(path: string, signal: AbortSignal): Promise<T> =>
  (await (await ask(path, { signal, headers: { accept: 'application/json' } })).json()) as T

/** @throws ApiError if the server can't be reached, or answers with an error. */
export const getText = async (path: string, signal: AbortSignal): Promise<string> =>
  (await ask(path, { signal })).text()

/** @throws ApiError if the server can't be reached, or answers with an error. */
export const sendJson = async <T>(method: 'PATCH' | 'POST', path: string, body: unknown): Promise<T> =>
  (await (
    await ask(path, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).json()) as T
