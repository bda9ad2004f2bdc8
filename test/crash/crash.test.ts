import { expect, test } from 'vitest'
import { crash, held, printReport } from './crash.ts'

test('killed eight times under load, it loses nothing, does nothing twice and keeps every order', async () => {
  const report = await crash({ kills: 8, conversations: 40, parallel: 20 })
  console.log(printReport(report))
  expect(report.requests).toBeGreaterThan(0)
  expect(report.alarms).toBeGreaterThan(0)
  expect(held(report), printReport(report)).toBe(true)
})
