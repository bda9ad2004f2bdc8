/** A bot that says one of everything the page has to show. */
import type { Incoming } from '../../bot/channel.ts'
import { echo, type Said, type Script } from './office.ts'

export const demo = {
  roles: [
    {
      id: 'platform-specialist',
      title: { zh: '市一站式服务平台服务专员', en: 'Service specialist of the one-stop platform' },
    },
    { id: 'public-security', title: { zh: '市公安局联络员', en: 'Liaison of the Public Security Bureau' } },
    { id: 'education', title: { zh: '市教委联络员', en: 'Liaison of the Education Commission' } },
    { id: 'health', title: { zh: '市卫健委联络员', en: 'Liaison of the Health Commission' } },
    { id: 'employer', title: { zh: '用人单位联络员', en: 'Liaison of the employer' } },
  ],
}

const household: Said = {
  language: 'zh',
  text: '人才及其配偶、子女办理落户，由本人向用人单位联络员提出，经平台转到市公安局联络员。\n\n需要准备：\n• 人才服务证复印件\n• 户口簿和身份证\n• 落户地址的证明\n\n平台在3个工作日内转出，办结后次日反馈结果。咨询可写信到 rencai@example.org，或看 https://example.org/luohu?a=1。',
  citations: [
    { policy: 'cq-card-rules', clause: '6.3', label: '六、（三）', title: '服务证实施细则' },
    { policy: 'cq-card-rules', clause: '5.2', label: '五、（二）', title: '服务证实施细则' },
  ],
  standing: '依据2017年12月14日印发的实施细则；更晚的规定我们没有。',
  choices: [
    { id: 'file:start:household', label: '申请办理落户' },
    { id: 'answer:useful:1', label: '有帮助' },
    { id: 'answer:useless:1', label: '没帮助' },
  ],
}
const beijing: Said = {
  language: 'en',
  text: 'Beijing accredits foreign talents of the service sector who are “urgently needed”. The employer applies for them.\n\nThe talent has to meet one of four standards:\n• holds a senior position\n• has a professional title\n• earns at least the stated salary\n• is recommended by the competent authority',
  citations: [
    {
      policy: 'bj-urgent-talents',
      clause: '1',
      label: 'I.',
      title: 'Beijing measures on “urgently needed” foreign talents',
    },
  ],
  standing: 'In force since 1 January 2020 according to the text; the text names no end date.',
  choices: [
    { id: 'screen:start:bj', label: 'Check eligibility' },
    { id: 'answer:useful:2', label: 'This helped' },
  ],
}
const question: Said = {
  language: 'zh',
  text: '您在重庆的用人单位属于哪一类？',
  choices: [
    { id: 'screen:a:1', label: '市属事业单位' },
    { id: 'screen:a:2', label: '企业' },
    { id: 'screen:a:3', label: '不确定' },
  ],
}

/** As a dialogue asks for words. */
const asking: Said = {
  language: 'zh',
  text: '申请人的姓名？',
  choices: [
    { id: 'file:back', label: '上一步' },
    { id: 'file:cancel', label: '取消' },
  ],
}

export const scripted: Script = (incoming: Incoming) => {
  if (incoming.kind === 'choice') {
    if (incoming.choice === 'lang:en') return [{ text: 'All right, let us continue in English.', language: 'en' }]
    if (incoming.choice === 'lang:zh') return [{ text: '好的，我们用中文继续。', language: 'zh' }]
    if (incoming.choice.startsWith('screen:start')) return [question]
    return [{ text: `picked ${incoming.choice}`, language: 'en' }]
  }
  if (incoming.kind === 'text') {
    if (incoming.text.includes('落户')) return [household]
    if (/beijing/i.test(incoming.text)) return [beijing]
    if (incoming.text === '资格自测') return [question]
    if (incoming.text === '申请') return [asking]
    if (incoming.text === 'long')
      return [{ text: Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n\n'), language: 'en' }]
    if (incoming.text === 'lists')
      return [
        { text: 'Bring\n☐ A form\n☐ A photo\n\nThen\n2. Apply\n3. Wait\n\n3.5 is no step.\n• A point', language: 'en' },
      ]
    if (incoming.text === 'markup')
      return [{ text: '<img src=x onerror="document.title=1"> **bold** <b>b</b>', language: 'en' }]
  }
  return echo(incoming)
}
