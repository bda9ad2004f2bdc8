/** In a conversation: what a service's clauses tell of who applies, how and how long, and what takes the place of what. */
import { expect, test } from 'vitest'
import { lastOf } from './our-answerer.ts'

test.each([
  // Who applies for it.
  [['孩子转学', '我老婆去申请可以不'], 'cq-card-rules/6.1'],
  [['落户', '我老婆去办得行不'], 'cq-card-rules/6.3'],
  [['户口迁过来找谁', '我老公帮我去办行不行'], 'cq-card-rules/6.3'],
  [['我们要查新', '咋个申请'], 'cq-card-rules/6.2'],
  [['落户', '我老婆呢', '要多久'], 'cq-card-rules/6.3'],
  // One of two is who applies, and no comparison; the place was named before.
  [['外国朋友想在重庆换人才签', '找哪个单位', '他自己去还是公司去'], 'cq-card-rules/6.4'],
  [['人才证快到期了咋办', '去哪办'], 'cq-card-rules/2.2'],
  // The one in place of the other.
  [['我公司在北京', '不在名单上', '几天有结果'], 'bj-urgent-talents/3.4'],
  [['北京公司不在名单上怎么申请', '那在名单上的呢'], 'bj-urgent-talents/3.3'],
  [['我老汉住院 可以走绿色通道不', '那我自己呢'], 'cq-card-notice/2.7'],
  // The card in another's hands, whatever it is called.
  [['我妈可以用我的卡吗'], 'cq-card-rules/1'],
  // Where somebody goes is not asked about.
  [['东莞特色人才管几年', '中间跳槽去深圳了呢'], 'dg-characteristic-talents/14.4'],
  [['北京company不在list上还可以申请吗'], 'bj-urgent-talents/3.4'],
])('%j', (questions, clause) => {
  const answer = lastOf(questions)
  const [first] = answer?.status === 'answered' ? answer.points : []
  expect(first && `${first.policy}/${first.clause}`).toBe(clause)
})

test.each([
  [['教授要去参加那个疗养', '在哪报名'], 'not-covered'],
  [['我要去那个疗养', '能带家属不'], 'kind-missing'],
])('%j: of what was spoken of, which does not tell it', (questions, status) => {
  expect(lastOf(questions)?.status).toBe(status)
})
