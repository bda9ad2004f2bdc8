/** Files that come while a request is filed, and files that are not taken. */
import { describe, expect, test } from 'vitest'
import { turn } from '../../bot/turn.ts'
import { openOffice, type Person } from '../harness.ts'
import { knowledge, opened } from './filed-office.ts'

describe('while filing', () => {
  const begun = async () => {
    const office = openOffice({ turn, knowledge, at: '2026-09-21T10:00:00+08:00' })
    const employer = await office.seat('employer-liaison', 'wechat:employer')
    const applicant = office.person('telegram:1')
    await applicant.forges('file:start:card-new')
    return { office, applicant, employer }
  }
  const upToPhoto = async (applicant: Person) => {
    await applicant.presses('file:consent', 'file:answer:applicant:talent')
    await applicant.says('张三')
    await applicant.presses('file:answer:sex:male')
    await applicant.says('某某工厂')
    await applicant.presses('file:answer:document:passport')
    await applicant.says('E12345678')
    applicant.sees(/一寸免冠白底电子照片/)
  }

  test('the photo that is asked for goes with the request', async () => {
    const { applicant, employer, office } = await begun()
    await upToPhoto(applicant)
    await applicant.says('等一下发')
    applicant.sees(/请直接发文件或照片/)
    await applicant.sends('简历.pdf')
    applicant.sees(/不是照片/)
    await applicant.sends('photo.jpg', { type: 'image/jpeg' })
    applicant.sees(/已收下“photo.jpg”，作为“照片”/)
    await applicant.sends('工作证明.pdf')
    applicant.sees(/会随申请一起提交/)
    await applicant.says('13800000000')
    await applicant.presses('file:skip')
    applicant.sees(/照片.*photo.jpg/)
    await applicant.presses('file:confirm')
    employer.sees(/photo.jpg/)
    expect(employer.all().flatMap(({ file }) => file?.name ?? [])).toEqual(['photo.jpg', '工作证明.pdf'])
    const [request] = await office.store.list('request', 'applicant:telegram:1')
    expect(request?.body.items.photo).toBe('photo.jpg')
  })

  test('sent as a reply to the question it is taken all the same, and what stands below it answers nothing else', async () => {
    const { applicant, office } = await begun()
    await upToPhoto(applicant)
    await applicant.sends('photo.jpg', { type: 'image/jpeg', to: /一寸免冠白底电子照片/, text: '这是我的照片' })
    applicant.sees(/已收下“photo.jpg”，作为“照片”/)
    expect(applicant.inbox).toHaveLength(1)
    applicant.sees(/联系电话/)
    const dialogue = (await office.store.read('conversation', 'telegram:1'))?.body.dialogue
    expect(dialogue).toMatchObject({ answers: { photo: 'photo.jpg' } })
    expect(dialogue).not.toHaveProperty('answers.phone')
  })

  test('a file that was taken back goes no further, whether it was asked for or not', async () => {
    const { applicant, office } = await begun()
    await upToPhoto(applicant)
    const photo = await applicant.sends('photo.jpg', { type: 'image/jpeg' })
    const other = await applicant.sends('别人的证件.pdf')
    await applicant.recalls(other)
    applicant.sees(/“别人的证件.pdf”已按您的撤回去掉/)
    applicant.sees(/联系电话/)
    await applicant.recalls(photo)
    applicant.sees(/一寸免冠白底电子照片/)
    const dialogue = (await office.store.read('conversation', 'telegram:1'))?.body.dialogue
    expect(dialogue).toMatchObject({ files: [] })
    expect(dialogue).not.toHaveProperty('answers.photo')
  })

  test('the photo of an earlier request is not offered as if it came along', async () => {
    const { applicant } = await begun()
    await upToPhoto(applicant)
    await applicant.sends('photo.jpg', { type: 'image/jpeg' })
    await applicant.says('13800000000')
    await applicant.presses('file:skip', 'file:confirm')
    await applicant.forges('file:another:card-new')
    applicant.looksAway()
    await upToPhoto(applicant)
    expect(applicant.buttons()).toEqual(['跳过', '上一步', '退出'])
    await applicant.forges('file:again:photo')
    applicant.sees(/现在已不能使用/)
  })

  test('two pictures without a name of their own are told apart', async () => {
    const { applicant } = await begun()
    await upToPhoto(applicant)
    for (const _ of [1, 2, 3]) await applicant.sends('photo.jpg', { type: 'image/jpeg' })
    applicant.sees(/已收下“photo-3.jpg”/)
    await applicant.says('13800000000')
    await applicant.presses('file:skip')
    applicant.sees(/照片：photo.jpg[\s\S]*附件：photo-2.jpg、photo-3.jpg/)
  })

  test('before consent nothing is kept', async () => {
    const { applicant, office } = await begun()
    await applicant.sends('photo.jpg', { type: 'image/jpeg' })
    applicant.sees(/我还没有收下/)
    expect((await office.store.read('conversation', 'telegram:1'))?.body.dialogue).not.toHaveProperty('files')
  })

  test('what is collected has changed since: consent is asked for anew, and an option that is gone is asked again', async () => {
    const services = new Map(knowledge.services)
    const office = openOffice({ turn, knowledge: { ...knowledge, services }, at: '2026-09-21T10:00:00+08:00' })
    const applicant = office.person('telegram:1')
    const service = services.get('household-registration')
    if (!service) throw new Error('no such service')
    await applicant.forges('file:start:household-registration')
    await applicant.presses('file:consent', 'file:answer:applicant:talent')
    await applicant.says('张三', '示例大学')
    await applicant.presses('file:answer:who:talent')
    await applicant.says('渝北区', '13800000000')
    await applicant.presses('file:skip')
    const items = service.items.map((item) =>
      item.id === 'who' ? { ...item, options: item.options?.filter(({ id }) => id !== 'talent') ?? [] } : item,
    )
    services.set(service.id, { ...service, items, consent: { zh: '另外还收集：照片。', en: 'Also a photo.' } })
    applicant.looksAway()
    await applicant.presses('file:confirm')
    applicant.sees(/哪些人要入户/)
    await applicant.presses('file:answer:who:talent-spouse', 'file:confirm')
    applicant.sees(/另外还收集：照片.*张三.*您同意吗/s)
    expect(await office.store.list('request', 'open')).toEqual([])
    await applicant.presses('file:consent', 'file:confirm')
    const [request] = await office.store.list('request', 'open')
    expect(request?.body).toMatchObject({ items: { talent: '张三' }, consent: { text: /另外还收集/ } })
  })

  test('a second photo takes the place of the first; skipping lets go of it', async () => {
    const { applicant, office } = await begun()
    await upToPhoto(applicant)
    await applicant.sends('one.jpg', { type: 'image/jpeg' })
    await applicant.presses('file:back')
    await applicant.sends('two.jpg', { type: 'image/jpeg' })
    const draft = async () => (await office.store.read('conversation', 'telegram:1'))?.body.dialogue
    expect(await draft()).toMatchObject({ files: [{ name: 'two.jpg' }], answers: { photo: 'two.jpg' } })
    await applicant.presses('file:back', 'file:skip')
    expect(await draft()).toMatchObject({ files: [], answers: { photo: '' } })
  })
})

describe('a file that is not taken', () => {
  test.each(['too-large', 'empty', 'type', 'sticker', 'money', 'macros', 'lost'] as const)(
    '%s: says why and what to do',
    async (why) => {
      const { office } = await opened()
      const person = office.person('telegram:9')
      await person.hears({ kind: 'refused-file', why })
      expect(person.all().at(-1)?.text).toMatch(/请/)
      // What was meant as no file is not told which files are taken.
      expect(person.all().at(-1)?.text.includes('PDF')).toBe(why === 'type' || why === 'macros')
    },
  )
})
