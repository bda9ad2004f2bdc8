/** The crash test at length: 1,000 conversations while the process is killed again and again. Fails when a promise broke. */
import { crash, held, printReport } from '../crash/crash.ts'

export const benchCrash = async (kills: number, shared: boolean): Promise<void> => {
  const how = shared
    ? 'four processes at one Redis, one of them killed about every second for two minutes; between, Redis stands still for 30 s, and is killed'
    : `${kills} times`
  console.log(`\ncrash: ${how}, kill -9 under load`)
  const report = await crash(
    shared
      ? { kills: 60, seconds: 120, conversations: 1000, parallel: 100, thinks: 1000, patience: 90_000, shared }
      : { kills, conversations: 1000 },
  )
  console.log(printReport(report))
  if (!held(report)) process.exitCode = 1
}
