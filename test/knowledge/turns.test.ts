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
  ['我女儿分到哪个学校了', 'own-case'],
  ['我上个月交的延期申请现在到谁手里了', 'own-case'],
  ['为什么我的换证被退回来了', 'own-case'],
  ['Did my specialist already pass my visa request on?', 'own-case'],
  ['老板扣着我的服务证不给我怎么办', 'dispute'],
  ['我前夫不同意，能把孩子户口迁来吗', 'dispute'],
  ['Can I sue my liaison?', 'dispute'],
  ["May I move the child against my ex-husband's will?", 'dispute'],
  ['单位不肯报，我能自己去申请吗', undefined],
  ['办这个证到底值不值', 'opinion'],
  ['Is the card worth the trouble?', 'opinion'],
  ['which is best', 'opinion'],
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
