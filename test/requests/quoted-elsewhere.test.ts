/** Who quotes a request that is no longer theirs never acts on another one instead. */
import { describe, expect, test } from 'vitest'
import { staffed } from './staffed-office.ts'

/** The police hold the second request; the first they have passed back. */
const passedOn = async () => {
  const office = await staffed(2)
  const { specialist, police, numbers, look } = office
  for (const number of numbers) await specialist.says(`转交 ${number} 公安局`)
  for (const number of numbers) await police.says(`接单 ${number}`)
  await police.says(`转交 ${numbers[0]} 平台专员`)
  const [gone = '', kept = ''] = numbers
  look()
  return { ...office, gone, kept }
}

describe('quoting a request that has gone elsewhere', () => {
  test.each([
    '办结',
    '办结 已落户',
    '已经批了，可以来拿',
    '转交 平台专员',
    '不予办理 材料不全',
    '请补户口簿首页',
    '撤销',
  ])('“%s” does nothing to the one they still hold', async (words) => {
    const { police, applicants, specialist, gone, kept, o } = await passedOn()
    const before = await o.store.read('request', kept)
    await police.replies(new RegExp(gone), words)
    police.sees(/没有您可以处理/)
    expect(await o.store.read('request', kept)).toEqual(before)
    for (const other of [...applicants, specialist]) other.seesNothing()
    await police.says('是')
    expect(await o.store.read('request', kept)).toEqual(before)
  })

  test('a file goes to nobody', async () => {
    const { police, applicants, specialist, gone, o } = await passedOn()
    await police.sends('a.pdf', { to: new RegExp(gone) })
    police.sees(/没有您可以处理/)
    expect((await o.store.read('conversation', police.address))?.body.dialogue).toBeUndefined()
    for (const other of [...applicants, specialist]) other.seesNothing()
  })

  test('who works for nobody any more hears that it is not theirs', async () => {
    const { police, gone } = await passedOn()
    await police.says('解绑')
    await police.presses('确定解绑')
    police.looksAway()
    await police.replies(new RegExp(gone), '办结 已落户')
    police.sees(/您名下/)
  })

  test('what names the other one, thanks and questions are heard as ever', async () => {
    const { police, gone, kept, o } = await passedOn()
    await police.replies(new RegExp(gone), '谢谢')
    police.sees(/不客气/)
    await police.replies(new RegExp(gone), `完成 ${kept} 已落户`)
    expect((await o.store.read('request', kept))?.body.state).toBe('completed')
  })
})
