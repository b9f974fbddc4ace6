import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { demandToken, isLoopback, refuseForeignHosts } from './access.ts'

describe('isLoopback', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.168.0.7', false],
    ['localhost.example.org', false],
  ])('%s → %s', (host, expected) => expect(isLoopback(host)).toBe(expected))
})

describe('on this machine only', () => {
  const app = Fastify()
  refuseForeignHosts(app)
  app.get('/', () => 'ok')
  const statusOf = async (headers: Record<string, string>): Promise<number> =>
    (await app.inject({ url: '/', headers })).statusCode

  it('answers names of this machine, and pages of this machine', async () => {
    expect(await statusOf({ host: 'localhost:4400' })).toBe(200)
    expect(await statusOf({ host: '127.0.0.1:4400', origin: 'http://127.0.0.1:4400' })).toBe(200)
    expect(await statusOf({ host: '[::1]:4400' })).toBe(200)
  })
  it('refuses other names (DNS rebinding) and pages of other sites', async () => {
    expect(await statusOf({ host: 'evil.example.org' })).toBe(403)
    expect(await statusOf({ host: 'localhost:4400', origin: 'https://evil.example.org' })).toBe(403)
    expect(await statusOf({ host: 'localhost:4400', origin: 'null' })).toBe(403)
  })
})

describe('with a token', () => {
  const token = 'a-secret-of-enough-length'
  const app = Fastify()
  demandToken(app, token)
  app.get('/', () => 'ok')
  const statusOf = async (authorization?: string): Promise<number> =>
    (await app.inject({ url: '/', headers: authorization === undefined ? {} : { authorization } })).statusCode

  it('answers whoever has it, as bearer or as the password of Basic', async () => {
    expect(await statusOf(`Bearer ${token}`)).toBe(200)
    expect(await statusOf(`Basic ${Buffer.from(`anyone:${token}`).toString('base64')}`)).toBe(200)
  })
  it('refuses everybody else', async () => {
    expect(await statusOf()).toBe(401)
    expect(await statusOf('Bearer wrong')).toBe(401)
    expect(await statusOf(`Basic ${Buffer.from('anyone:wrong').toString('base64')}`)).toBe(401)
  })
  it('refuses to listen without one, or with a short one', () => {
    expect(() => demandToken(Fastify(), undefined)).toThrow('MILLRACE_TOKEN')
    expect(() => demandToken(Fastify(), 'short')).toThrow('at least 16 characters')
  })
})
