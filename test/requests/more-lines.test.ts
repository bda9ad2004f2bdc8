/** A member who types what belongs together in several messages. */
import { expect, test } from 'vitest'
import { looked, opened } from './filed-office.ts'

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
