import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { sendMail } from './email.ts'

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly text: string
}

const never = new AbortController().signal
let closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing) close()
  closing = []
})

const listen = async (server: { listen: Server['listen'] } | SMTPServer): Promise<number> => {
  const { promise, resolve } = Promise.withResolvers<number>()
  const listening: Server = server.listen(0, '127.0.0.1', () =>
    resolve((listening.address() as AddressInfo).port),
  )
  return promise
}

/** A mail server that takes mail for example.org only, from one user. */
const mailServer = async (): Promise<{ port: number; received: Received[] }> => {
  const received: Received[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'me' && password === 'p@ss' ? done(null, { user: 'me' }) : done(new Error('no')),
    onRcptTo: ({ address }, _session, done) =>
      address.endsWith('@example.org') ? done() : done(new Error('not here')),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  closing.push(() => server.close())
  return { port: await listen(server), received }
}

const MAIL = { subject: 'Test: 1 target breached', text: 'It is so.\n', html: '<p>It is so.</p>' }

const send = (server: string, to: readonly string[] = ['a@example.org'], signal = never) =>
  sendMail({ by: 'email', server, from: 'millrace@example.org', to }, 'm1', MAIL, signal)

test('a mail with text and HTML, to all at once', async () => {
  const { port, received } = await mailServer()
  expect(await send(`smtp://me:p%40ss@127.0.0.1:${port}`, ['a@example.org', 'b@example.org'])).toEqual({
    taken: true,
    error: null,
  })
  expect(received).toHaveLength(1)
  const [mail] = received
  expect(mail).toMatchObject({ from: 'millrace@example.org', to: ['a@example.org', 'b@example.org'] })
  expect(mail?.text).toMatch(/^Subject: Test: 1 target breached\r$/m)
  expect(mail?.text).toMatch(/^Message-ID: <millrace-m1@example\.org>\r$/m)
  expect(mail?.text).toMatch(/text\/plain[^]*It is so\.[^]*text\/html[^]*<p>It is so\.<\/p>/)
})

test('whom it does not reach is said; to the others it is sent', async () => {
  const { port, received } = await mailServer()
  const server = `smtp://127.0.0.1:${port}`
  expect(await send(server, ['a@example.org', 'b@example.net'])).toEqual({
    taken: true,
    error: 'refused for b@example.net',
  })
  expect(received.map(({ to }) => to)).toEqual([['a@example.org']])
  expect(await send(server, ['b@example.net'])).toEqual({
    taken: false,
    error: 'the mail server answered 550 to RCPT TO',
  })
})

test('a wrong secret is said, and not told', async () => {
  const { port } = await mailServer()
  expect(await send(`smtp://me:wrong-secret@127.0.0.1:${port}`)).toEqual({
    taken: false,
    error: 'the mail server refuses user or secret',
  })
})

test('nobody there, or nobody who answers before Millrace stops', async () => {
  const mute = createTcpServer()
  const port = await listen(mute)
  closing.push(() => mute.close())
  const stop = new AbortController()
  const cut = send(`smtp://127.0.0.1:${port}`, undefined, stop.signal)
  stop.abort(new Error('the server stops'))
  await expect(cut).rejects.toThrow('the server stops')
  await new Promise<void>((resolve) => mute.close(() => resolve()))
  expect(await send(`smtp://127.0.0.1:${port}`)).toEqual({
    taken: false,
    error: 'the mail server can’t be reached (ESOCKET)',
  })
})
