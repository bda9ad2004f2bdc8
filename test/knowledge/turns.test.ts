/** Predictions, one's own case, errands: told by how they are put. */
import { expect, it } from 'vitest'
import { normalise } from '../../knowledge/text.ts'
import { turnIn } from '../../knowledge/turns.ts'

it.each([
  ['明年东莞会不会把年龄再放宽点', 'prediction'],
  ['这个政策以后会取消吗', 'prediction'],
  ['Will the talent card policy be cancelled next year?', 'prediction'],
  ['Do you think they will raise the limit?', 'prediction'],
  ['我上个月交的材料现在走到哪一步了', 'own-case'],
  ['Has my application been approved?', 'own-case'],
  ['Why was my file rejected?', 'own-case'],
  ['帮我写一份申请书', 'errand'],
  ['Please translate the rules for me', 'errand'],
  ['write my application letter', 'errand'],
  ['我的换证办好没有', 'own-case'],
  ['公司不给我盖章，我可以告公司吗', 'errand'],
  ['东莞和重庆哪个对人才更大方', 'opinion'],
  ['Which school would you choose for my son?', 'opinion'],
  ['明年高精尖缺的目录会加哪些行业', 'prediction'],
  ['骗取人才服务证会怎么样', undefined],
  ['服务证会被取消吗', undefined],
  ['谁会通知我结果', undefined],
  ['到期了会自动注销吗', undefined],
  ['我的申请材料要交给谁', undefined],
  ['Will my wife be able to work?', undefined],
  ['When will the platform pass my request on?', undefined],
  ['Can you tell me how to fill in the form?', undefined],
])('%s: %s', (text, turn) => {
  expect(turnIn(normalise(text))).toBe(turn)
})
