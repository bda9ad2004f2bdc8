import { expect, it } from 'vitest'
import { contract, walk } from './contract.ts'

const { opened, withSpecialist } = contract('wechat')

it('an answer that is taken back is told to who got it', async () => {
  const { office, zhang, li, number } = await withSpecialist()
  await walk(li, [`询问 ${number.slice(-4)} 配偶的户口在哪里？`, '已'])
  const question = await zhang.waitsFor('配偶的户口在哪里？')
  const said = await zhang.says('在成都', question)
  await li.waitsFor('在成都')
  said.recalls?.()
  await li.waitsFor('申请人撤回了之前发来的一条消息')
  await zhang.waitsFor('您撤回了刚才那条消息')
  expect((await office.request(number)).history.at(-1)?.action).toBe('recall')
})

it('a typed number that could mean two things is asked about', async () => {
  const { li, number, card } = await withSpecialist()
  expect(card.text).toMatch(/回复数字选择：\n1\. 接单\n2\. /)
  // What binding offered stands there still.
  const which = await walk(li, ['1', '您指的是哪一个？'])
  expect(which.options).toEqual([`接单 ${number.slice(-4)}`, '我的待办'])
  await walk(li, ['1', '您已接单'])
})

it('a question taken back and asked in other words while something is filed is answered, and the filing asks again', async () => {
  const { zhang } = await opened()
  await walk(zhang, ['我要办落户', '您同意吗'], ['[同意，开始]', '请问您是'])
  const asked = await zhang.says('服务证')
  await zhang.waitsFor('请问您是')
  asked.recalls?.()
  await zhang.says('人才服务证有效期多久？')
  await zhang.waitsFor('有效期3年')
  await zhang.waitsFor('请问您是')
})
