/** What people ask of any programme, asked of each of ours: told where its document tells it, and else declined. */
import { describe, expect, test } from 'vitest'
import { answerer } from './our-answerer.ts'

const programmes = {
  card: { zh: '重庆人才服务证', en: 'the Chongqing talent card' },
  letter: { zh: '重庆高精尖缺人才确认函', en: "Chongqing's scarce talent letter" },
  beijing: { zh: '北京急需紧缺人才', en: 'the Beijing urgently needed talent status' },
  dongguan: { zh: '东莞特色人才', en: "Dongguan's characteristic talent title" },
}
type Programme = keyof typeof programmes
const all = Object.keys(programmes) as Programme[]

const clausesOf = (q: string): string[] => {
  const answer = answerer.answer(q)
  return answer.status === 'answered' ? answer.points.map(({ policy, clause }) => `${policy}/${clause}`) : []
}

describe('what no document says', () => {
  test.each([
    ['{P}的进度在哪查', 'where can I see the progress of {P}', 'tracking'],
    ['{P}通过率高不高', 'what is the approval rate of {P}', ''],
    ['{P}有防伪吗', 'is {P} real or fake', 'genuine'],
    ['想撤回{P}的申请怎么弄', 'how do I withdraw my application for {P}', 'withdrawal'],
    ['申请{P}要体检报告吗', 'do I need a health certificate to apply for {P}', 'health-certificate'],
    ['拿到{P}给多少补贴', 'is there a rent allowance with {P}', ''],
  ])('%s / %s', (zh, en, aspect) => {
    for (const programme of all)
      for (const [language, q] of Object.entries({ zh, en })) {
        const asked = q.replace('{P}', programmes[programme][language as 'zh' | 'en'])
        const answer = answerer.answer(asked)
        expect([asked, answer.status]).not.toEqual([asked, 'answered'])
        if (aspect && language === 'zh') expect([asked, 'detail' in answer && answer.detail]).toEqual([asked, aspect])
      }
  })
})

describe('what no document says of a service', () => {
  test.each([
    ['{S}怎么打分', 'how is {S} scored'],
    ['申请了{S}想取消怎么办', 'how do I cancel my request for {S}'],
    ['{S}的法律责任谁承担', 'who is legally liable for {S}'],
    ['我父母能用{S}吗', 'can my parents use {S}'],
  ])('%s / %s', (zh, en) => {
    const services = [
      ['科技服务', 'the science and technology services'],
      ['居留许可签证服务', 'the residence permit and visa service'],
      ['医疗服务', 'the medical service'],
      ['职称评审服务', 'the professional title service'],
    ]
    for (const [called = '', inEnglish = ''] of services)
      for (const asked of [zh.replace('{S}', called), en.replace('{S}', inEnglish)])
        expect([asked, answerer.answer(asked).status]).toEqual([asked, 'kind-missing'])
  })
})

test('a word about applying asks for no deadline', () => {
  expect(clausesOf('Do I have to be in Chongqing when I apply for the letter?')).not.toContain('cq-card-rules/6.1')
})

describe('what some say', () => {
  test.each<[string, string, Partial<Record<Programme, string>>]>([
    [
      '{P}分几个等级',
      'how many classes are there in {P}',
      { dongguan: 'dg-characteristic-talents/2', letter: 'cq-scarce-talents/five-categories' },
    ],
    ['{P}每年要交总结吗', 'is there a yearly summary to hand in for {P}', { dongguan: 'dg-characteristic-talents/15' }],
    [
      '{P}最后由谁批准',
      'who gives the final approval for {P}',
      {
        letter: 'cq-scarce-talents/submit',
        beijing: 'bj-urgent-talents/3.3',
        dongguan: 'dg-characteristic-talents/11.7',
        card: 'cq-card-notice/3.3',
      },
    ],
  ])('%s / %s', (zh, en, told) => {
    for (const programme of all)
      for (const [language, q] of Object.entries({ zh, en })) {
        const asked = q.replace('{P}', programmes[programme][language as 'zh' | 'en'])
        const first = clausesOf(asked)[0] ?? 'declined'
        expect([asked, first]).toEqual([asked, told[programme] ?? 'declined'])
      }
  })

  test.each(['a retired person', 'a PhD student', 'a freelancer'])(
    'whether %s qualifies is a matter of all conditions',
    (who) => {
      for (const programme of all) {
        const answer = answerer.answer(`can ${who} get ${programmes[programme].en}?`)
        expect([programme, answer]).toMatchObject([programme, { status: 'answered', person: true }])
      }
    },
  )
})
