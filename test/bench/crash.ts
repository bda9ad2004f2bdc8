/** The crash test at length: 1,000 conversations while the process is killed again and again. */
import { crash, printReport } from '../crash/crash.ts'

export const benchCrash = async (kills: number): Promise<void> => {
  console.log(`\ncrash: ${kills} times kill -9 under load`)
  console.log(printReport(await crash({ kills, conversations: 1000 })))
}
