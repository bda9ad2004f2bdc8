/** Four processes that share a Redis, each with its own part of the work, are killed under load. */
import { expect, test } from 'vitest'
import { crash, held, printReport } from '../crash/crash.ts'
import { hasRedis } from './server.ts'

test.skipIf(!hasRedis)('whichever is killed, nothing is lost or done twice, and every order is kept', async () => {
  const report = await crash({ kills: 4, conversations: 20, parallel: 10, shared: true })
  console.log(printReport(report))
  expect(report.requests).toBeGreaterThan(0)
  expect(report.alarms).toBeGreaterThan(0)
  expect(held(report), printReport(report)).toBe(true)
})
