/** Fills in any service of the catalogue. */
import { expect } from 'vitest'
import { optionsOf } from '../../knowledge/services.ts'
import { knowledge, type Office } from './office.ts'

export const of = (id: string) => knowledge.services.get(id) ?? expect.unreachable(`no service ${id}`)
type Applicant = ReturnType<Office['person']>

const samples = {
  text: { zh: '示例内容', en: 'Example content' },
  phone: '13800000000',
  email: 'name@example.com',
  date: '2026-04-01',
  'resident-id': '11010519491231002X',
  passport: 'E12345678',
  'card-number': '2026-0001',
}

/** Files a service by answering what is asked, until its number; gives the ids of the items in the order asked. */
export const fill = async (
  applicant: Applicant,
  id: string,
  language: 'zh' | 'en',
  wanted: Record<string, string>,
): Promise<string[]> => {
  const service = of(id)
  if (language === 'en') await applicant.says('Hello there')
  await applicant.forges(`file:start:${id}`)
  await applicant.presses('file:consent')
  const asked: string[] = []
  for (let n = 0; n < 20; n++) {
    const text = applicant.all().at(-1)?.text ?? ''
    const item = service.items.find(({ ask }) => text.includes(ask[language]) && /^[（(]\d/.test(text))
    if (!item) break
    asked.push(item.id)
    const options = optionsOf(service, item)
    if (options.length > 0) {
      const option = options.find((o) => o.id === wanted[item.id]) ?? options[0]
      await applicant.presses(option?.[language] ?? '')
    } else if (item.kind === 'text') await applicant.says(samples.text[language])
    else if (item.kind === 'photo') await applicant.sends('photo.jpg', { type: 'image/jpeg' })
    else if (item.kind === 'applicant' || item.kind === 'choice' || item.kind === 'file') expect.unreachable()
    else await applicant.says(samples[item.kind])
  }
  applicant.looksAway()
  await applicant.presses('file:confirm')
  return asked
}
