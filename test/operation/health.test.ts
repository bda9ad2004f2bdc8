/** Health, readiness and metrics: who is told what. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Health } from '../../adapters/web/health.ts'
import { startHealthServer } from '../../adapters/web/health-server.ts'
import { createMetrics } from '../../bot/metrics.ts'
import { openTestStore, until } from '../engine.ts'
import { text } from '../store/examples.ts'

const token = 'figures-are-for-us'

describe('A process without a page', () => {
  const { store, remove } = openTestStore()
  let phase: ReturnType<Health['phase']> = 'running'
  let server: Awaited<ReturnType<typeof startHealthServer>> | undefined
  const metrics = createMetrics({ clock: () => 5000 })
  const watched = metrics.watch(store)
  const start = async (health: Partial<Health> = {}) => {
    const base = {
      host: '127.0.0.1',
      port: 0,
      store: watched,
      phase: () => phase,
      states: () => ({ wechat: { up: false, detail: 'waiting for scan' } }),
    }
    server = await startHealthServer({ ...base, metrics, ...health })
    return (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      fetch(`${server?.url}${path}`, { headers, method })
  }
  afterEach(() => server?.stop())

  test('lives, whatever its store and its channels do, and is ready only when it can work', async () => {
    const ask = await start()
    expect(await (await ask('/healthz')).json()).toEqual({
      ok: true,
      phase: 'running',
      depth: { inbox: 0, outbox: 0, alarms: 0 },
      channels: { wechat: false },
      details: { wechat: 'waiting for scan' },
    })
    expect((await ask('/readyz')).status).toBe(200)
    for (const other of ['starting', 'stopping'] as const) {
      phase = other
      expect([(await ask('/healthz')).status, (await ask('/readyz')).status]).toEqual([200, 503])
    }
    phase = 'running'
    await server?.stop()

    const away = { ...store, depth: () => Promise.reject(new Error('away')) }
    const asked = await start({ store: away })
    expect(await (await asked('/healthz')).json()).toMatchObject({ ok: true, depth: null })
    const answer = await asked('/readyz')
    expect([answer.status, await answer.json()]).toEqual([503, { ready: false, problem: 'the store does not answer' }])
    await server?.stop()

    const silent = { ...store, depth: () => new Promise<never>(() => {}) }
    expect((await (await start({ store: silent }))('/readyz')).status).toBe(503)
  })

  test('shows figures and what waits to this computer, and to others only with the token', async () => {
    const ask = await start({ token })
    const proxied = { 'x-forwarded-for': '203.0.113.9' }
    const life = async (headers: Record<string, string>) => (await ask('/healthz', headers)).json()
    expect(await life(proxied)).toEqual({ ok: true, phase: 'running' })
    expect(await life({ ...proxied, authorization: `Bearer ${token}` })).toHaveProperty('depth')
    expect((await ask('/metrics')).status).toBe(200)
    expect((await ask('/metrics', proxied)).status).toBe(404)
    expect((await ask('/metrics', { ...proxied, authorization: `Bearer ${token}` })).status).toBe(200)
    expect((await ask('/metrics', { authorization: 'Bearer wrong' })).status).toBe(404)
    await server?.stop()
    const without = await start()
    expect((await without('/metrics', { ...proxied, authorization: 'Bearer undefined' })).status).toBe(404)
    expect((await without('/metrics', proxied)).status).toBe(404)
  })

  test('has no other pages', async () => {
    const ask = await start()
    for (const path of ['/', '/api/session', '/healthz/..', '/metrics?x=1']) expect((await ask(path)).status).toBe(404)
    expect((await ask('/healthz', {}, 'POST')).status).toBe(404)
  })

  test('tells how long the oldest message has waited, and that the store is away', async () => {
    const ask = await start()
    await watched.accept(text('a1', 'web:a', 1000))
    await watched.accept(text('b1', 'web:b', 3000))
    expect(await watched.accept(text('b1', 'web:b', 3000))).toBe(false)
    await until(async () => (await (await ask('/metrics')).text()).includes('talent_queue_messages{queue="inbox"} 2'))
    const figures = await (await ask('/metrics')).text()
    expect(figures).toContain('talent_queue_oldest_seconds{queue="inbox"} 4\n')
    expect(figures).toContain('talent_messages_in_total{channel="web",kind="text",result="again"} 1\n')
    await remove()
    await until(async () => (await (await ask('/metrics')).text()).includes('talent_store_up 0'))
  })

  test('says in one line that its port is taken', async () => {
    await start()
    const port = Number(new URL(server?.url ?? '').port)
    const second = startHealthServer({ host: '127.0.0.1', port, store, phase: () => phase, states: () => ({}) })
    await expect(second).rejects.toThrow(new RegExp(`^HOST, PORT: can't listen on 127.0.0.1:${port} \\(EADDRINUSE\\)`))
  })
})
