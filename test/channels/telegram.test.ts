import { expect, it } from 'vitest'
import { contract, walk } from './contract.ts'

const { opened, withSpecialist } = contract('telegram')

it('an answer that is edited is put right for who got it', async () => {
  const { office, zhang, li, number, card } = await withSpecialist()
  await walk(li, [`询问 ${number.slice(-4)} 配偶的户口在哪里？`, '已'])
  const question = await zhang.waitsFor('配偶的户口在哪里？')
  const said = await zhang.says('在成都', question)
  await li.waitsFor('在成都')
  said.edits?.('在重庆')
  expect((await li.waitsFor('申请人更正了一条消息')).text).toContain('在重庆')
  expect((await office.request(number)).history.at(-1)?.text).toContain('在重庆')

  await li.says('接单', card)
  await li.waitsFor('您已接单')
  const pressed = (await li.sees()).filter(({ options }) => options.some((label) => label.startsWith('✓')))
  expect(pressed).toEqual([])
  await walk(li, ['待办', number], [`[${number}]`, '办理记录'])
  expect((await li.sees()).flatMap(({ options }) => options)).toContain(`✓ ${number}`)
})

it('an earlier question edited while something is filed is answered, and the filing asks again', async () => {
  const { zhang } = await opened()
  const asked = await zhang.says('落户怎么办理？')
  await zhang.waitsFor('公安')
  await walk(zhang, ['我要办落户', '您同意吗'], ['[同意，开始]', '请问您是'])
  asked.edits?.('人才服务证有效期多久？')
  await zhang.waitsFor('有效期3年')
  await zhang.waitsFor('请问您是')
})
