/** An office with a specialist and an applicant in a hurry. */
import { turn } from '../../bot/turn.ts'
import { openOffice, type Person } from '../harness.ts'
import { knowledge, monday } from './office.ts'

export const opened = async () => {
  const o = openOffice({ turn, knowledge, at: monday })
  const specialist = await o.seat('platform-specialist', 'wechat:li')
  return { o, specialist, applicant: o.person('telegram:1') }
}
/** Up to the question whether to submit. */
export const toSummary = async (applicant: Person, name = '李四') => {
  await applicant.says('我要办理入户')
  await applicant.presses('file:consent')
  await applicant.says('a', name, '某公司', 'A.', '渝北区', '13800000000', '没有')
}
