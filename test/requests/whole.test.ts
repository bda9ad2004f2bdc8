/** The same journey through the router that runs in production: questions, small talk and commands are in the way. */
import { expect, test } from 'vitest'
import { turn } from '../../bot/turn.ts'
import { openOffice } from '../harness.ts'
import { fileInChinese, fileInEnglish, knowledge, monday } from './office.ts'

const staffed = async () => {
  const o = openOffice({ turn, knowledge, at: monday })
  return {
    o,
    specialist: await o.seat('platform-specialist', 'wechat:li'),
    branch: await o.seat('public-security-branch', 'wechat:sun'),
  }
}

test('in Chinese, by numbers and words as in WeChat', async () => {
  const { o, specialist, branch } = await staffed()
  const applicant = o.person('wechat:zhang')
  await applicant.forges('file:start:household-registration')
  await applicant.says(
    '1',
    '人才本人',
    '张三',
    '重庆示例科技有限公司',
    '落户怎么申请？',
    '2',
    '渝北区',
    '13800000000',
    '跳过',
  )
  expect(applicant.sees(/请核对/).text).toMatch(/用人单位：重庆示例科技有限公司\n• 入户人员：人才和配偶/)
  await applicant.says('确认提交')
  const number = /\d{6}-\d{4}/.exec(applicant.sees(/您的申请编号是/).text)?.[0] ?? ''
  await specialist.says('待办', `接单 ${number.slice(-4)}`, `转交 ${number.slice(-4)} 区分局`)
  branch.sees(/转交给您/)
  await branch.says(`询问 ${number.slice(-4)}`, '户口现在在哪里？')
  applicant.sees(/询问：\n“户口现在在哪里？”/)
  await applicant.says('谢谢')
  applicant.sees(/不客气/)
  await applicant.says('在成都市武侯区')
  applicant.sees(/把这句话作为答复发过去吗/)
  await applicant.says('1')
  branch.sees(/申请人答复：“在成都市武侯区”/)
  await branch.says(`完成 ${number.slice(-4)} 已办结`)
  applicant.sees(/办理结果：已办结/)
  await applicant.says('5')
  applicant.sees(/打了 5 分/)
  await applicant.says('我的申请')
  applicant.sees(/已办结/)
})

test('in English, and cancelled half-way', async () => {
  const { o, specialist } = await staffed()
  const applicant = o.person('telegram:1')
  await applicant.says('/language en')
  await applicant.forges('file:start:household-registration')
  await applicant.presses('I agree, start', 'The talent')
  await applicant.says('John Smith', 'cancel')
  applicant.sees(/Nothing was filed, and what you had entered is deleted/)
  expect(JSON.stringify(await o.store.read('conversation', 'telegram:1'))).not.toMatch(/John/)
  const number = await fileInEnglish(applicant)
  await specialist.says(`/complete ${number} Registered`, '确定')
  applicant.sees(/is completed/)
})

test('a code is bound, in either language', async () => {
  const { o } = await staffed()
  const person = o.person('wechat:wang')
  await person.says('绑定 AAAAA-AAAAA')
  person.sees(/绑定码不对/)
  await person.says('/bind AAAAA-AAAAA')
  person.sees(/绑定码不对/) // a command does not change the language somebody writes in
  const other = o.person('telegram:wang')
  await other.says('/bind AAAAA-AAAAA')
  other.sees(/code is wrong/)
})

test('what is due rings through the same door', async () => {
  const { o, specialist } = await staffed()
  await fileInChinese(o.person('wechat:zhang'))
  await o.until('2026-09-25T09:00:00+08:00')
  specialist.sees(/即将到期/)
  specialist.sees(/已到期/)
})
