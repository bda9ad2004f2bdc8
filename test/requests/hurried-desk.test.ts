/** Members in a hurry: what belongs together in several messages, a command in between, a number mistyped. */
import { expect, test } from 'vitest'
import { filed, looked, opened } from './filed-office.ts'

test('lines after a result go to the applicant together, once they were seen', async () => {
  const { police, specialist, applicant, number } = await opened()
  await specialist.says(`转交 ${number.slice(-4)} 公安局`)
  await police.says('接单', '完成 已经落户')
  applicant.sees(/已经落户/)
  looked(police, applicant)
  await police.says('请来领户口本')
  police.sees(/“请来领户口本”/)
  await police.says('9月1日前，带身份证')
  expect(police.sees(/“请来领户口本\n9月1日前，带身份证”/).choices?.[0]?.label).toBe('告知申请人即可')
  applicant.seesNothing()
  await police.presses('告知申请人即可')
  applicant.sees(/请来领户口本\n9月1日前，带身份证/)
})

test('what asks something after a result is asked of the documents', async () => {
  const { police, specialist, number } = await opened()
  await specialist.says(`转交 ${number.slice(-4)} 公安局`)
  await police.says('接单', '完成 已经落户')
  looked(police)
  await police.says('落户要几个工作日？')
  police.sees(/3个工作日/)
})

test('a command done at once leaves what was asked before in sight', async () => {
  const { police, specialist, applicant, number, request, numberOf } = await opened()
  await specialist.says(`转交 ${number.slice(-4)} 公安局`)
  await filed(applicant)
  const other = await numberOf()
  await specialist.says(`转交 ${other.slice(-4)} 公安局`)
  await police.says(`接单 ${number.slice(-4)}`, `${number.slice(-4)} 还差户口本`)
  police.sees(/您是要这样办吗|这是……/)
  looked(police, applicant)
  await police.says(`接单 ${other.slice(-4)}`)
  police.sees(new RegExp(`您已接单：${other}`))
  police.sees(/还差户口本/)
  expect((await request(other)).taker).toBe('wechat:police')
  // By button too.
  await police.forges(`desk:show:${other}`)
  police.sees(/办理记录/)
  police.sees(/还差户口本/)
})

test('a number with two digits changed over is asked about', async () => {
  const { specialist, number, request } = await opened()
  const last = number.slice(-4)
  const at = [0, 1, 2].find((one) => last[one] !== last[one + 1]) ?? 0
  const slip = last.slice(0, at) + last[at + 1] + last[at] + last.slice(at + 2)
  looked(specialist)
  await specialist.says(`接单 ${slip}`)
  specialist.sees(new RegExp(`没有编号以 ${slip} 结尾的申请，您说的可能是这一件`))
  specialist.sees(new RegExp(`${number} .*：接单`))
  expect((await request()).taker).toBeUndefined()
  await specialist.says('是')
  expect((await request()).taker).toBe('wechat:specialist')
})

test.each(['我下周休假，交给副手', '转给副手', '我下周休假', "I'm on vacation next week, my deputy takes over"])(
  '“%s” is told which days to name',
  async (words) => {
    const { police } = await opened()
    looked(police)
    await police.says(words)
    police.sees(/请写明起止日期|first and the last day/)
    police.seesNothing()
  },
)
test('转给副手 with its days is a deputy’s time', async () => {
  const { police } = await opened()
  await police.says('转给副手 10月10日到10月15日')
  police.sees(/2026年10月10日至2026年10月15日/)
})
