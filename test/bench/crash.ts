/** The crash test at length: 1,000 conversations while the process is killed again and again. Fails when a promise broke. */
import { crash, held, printReport } from '../crash/crash.ts'

export const benchCrash = async (kills: number): Promise<void> => {
  console.log(`\ncrash: ${kills} times kill -9 under load`)
  const report = await crash({ kills, conversations: 1000 })
  console.log(printReport(report))
  if (!held(report)) process.exitCode = 1
}
