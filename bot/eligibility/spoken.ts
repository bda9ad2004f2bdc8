/** Steering a check by words of one's own: “start again”, 打印, 看结果, “I want to test whether I qualify for the card”. */

import { normalise } from '../../knowledge/retrieval/text.ts'
import type { Scheme } from '../../knowledge/rules/schemes.ts'
import type { Talk } from '../talk.ts'
import { says } from './options.ts'
import { cities } from './scope.ts'
import { fold, plainly } from './yes-no.ts'

/** What people call a choice besides its label; by the start of its id. */
const spoken: [start: string, words: RegExp][] = [
  [
    'screen:print:',
    /^(请|帮我|我想|我要)?(打印|保存|下载|导出|打出来|存下来)(一下)?(结果|下来)?$|^(please )?(print|save|keep|download)( it| this| the result| result)?( please)?$/,
  ],
  [
    'screen:fresh:',
    /^(我想|我要|请)?(重新(自测|测|来|开始|回答|做)|重来|重测|再测|从头(来|开始)|再来)(一次|一遍|吧)?$|^(start (again|over|afresh)|restart|begin again|from the (start|beginning)|redo|do it again|try again)$/,
  ],
  [
    'screen:change:',
    /^(我)?(想|要|需要)?(改|修改|更正|改一下|改一改|改改)(一下)?(我的)?(答案|回答|选择)?$|^(我)?(刚才|刚刚|前面|之前)?(说|选|答|填)错了?(一个|一项|一题)?$|^(i )?(made a mistake|want to change (something|an answer|my answers?)|chose wrong|was wrong)$/,
  ],
  [
    'screen:so-far',
    /^(我)?(想|要)?(先|直接)?看(一下|一眼|看)?(目前的|现在的)?结果(吧)?$|^(show|see)( me)?( the)? results?( so far| now)?$|^(the )?results?( please)?$/,
  ],
  [
    'screen:back',
    /^(返回|回|退)(到)?(上一题|上一步|上一个)(问题)?$|^(the )?(last|previous) (question|one)( again)?$|^(one )?step back$/,
  ],
  [
    'menu:cancel',
    /^(算了)?(我)?(先)?不(做|测|答|填|弄)(了|下去了)(吧)?$|^(算了|不要)(吧|测了|做了)$|^(forget it|i('m| am) done|no more( questions)?|let's stop|enough)$/,
  ],
  [
    'screen:why:',
    /^(?:(?:这|那)(?:个|一?题|句话?|道题)?)?(?:是)?(?:问的?)?(?:(?:什么|啥子?)意思|(?:什么|啥子?)来的?)(?:啊|呀|哦|嘛)?$|^(不明白|没看懂|看不懂|没懂|不太懂|听不懂|不懂|怎么讲|what do you mean|(i(?:'m| am) )?not sure what (that|this|it) means|what does (that|this|it) mean|i don't (understand|get it)|meaning)$/,
  ],
  ['menu:continue', /^(继续|接着(来|测|做|答)?|继续(自测|测|做|回答)|go on|continue|carry on|next)$/],
]

/** The choice before the person that their words mean. */
export const spokenChoice = (talk: Talk, text: string): string | undefined => {
  const said = fold(plainly(text))
  if (said.length > 40) return undefined
  const meant = spoken.filter(([, words]) => words.test(said)).map(([start]) => start)
  const choice = talk.offered.find(({ id }) => meant.some((start) => id.startsWith(start)))
  if (choice) return choice.id
  // “Beijing”, where the programmes to check were just offered.
  const city =
    said.length <= 20 && talk.offered.some(({ id }) => id === 'screen:fit') ? cityAlone(talk, said) : undefined
  if (city) return `screen:city:${city}`
  if (meant.length === 0) return undefined
  // “Start again” needs no button where a check is what is being spoken of; in one, what can't be done yet leaves it there.
  const { dialogue } = talk.conversation
  if (dialogue?.kind === 'screening') {
    if (meant.includes('screen:fresh:')) return 'screen:fresh'
    if (meant.includes('screen:back')) return 'screen:back'
    const changes = meant.includes('screen:change:') && Object.keys(dialogue.answers).length > 0
    return changes ? 'screen:change:fit' : 'menu:continue'
  }
  const spokenOf = talk.offered.some(({ id }) => id.startsWith('screen:change:'))
  return spokenOf && meant.includes('screen:fresh:') ? 'screen:fresh:fit' : undefined
}

/** The city that the words name, when they say nothing else. */
const cityAlone = (talk: Talk, said: string): string | undefined => {
  const found = cities(talk).filter(({ id }) => {
    const { zh = [], en = [] } = talk.world.knowledge.places.find((place) => place.id === id) ?? {}
    return [...zh, ...en].some((name) => said.replace(aroundCity, '').trim() === normalise(name))
  })
  return found.length === 1 ? found[0]?.id : undefined
}
const aroundCity = /^(?:for|in|the|我|就|选|在)+ |^[我就选在]+|(?:的|吧|那个|one|please)+$|(?<= )(?:one|please)$/g

const wanted =
  /自测|自查|测一测|测一下|测测|测试一下|资格(测试|测评|评估)|(check|test|assess)( if| whether)? ((?:my |the )?eligibility|i qualify|i am eligible|i'm eligible|i can apply|i fulfil|i fit)|eligibility (check|test|assessment)|self[- ]?(check|test)/

/**
 * The checks somebody wants to begin: 我想自测人才服务证. All that can be meant when none is named; undefined when a
 * check is not what they want.
 */
export const checksWanted = (talk: Talk, text: string): Scheme[] | undefined => {
  const { knowledge } = talk.world
  const plain = plainly(text)
  if (!wanted.test(plain) || plain.length > 60) return undefined
  const all = [...knowledge.schemes.values()]
  const named = (names: readonly string[]) => names.some((name) => says(plain, normalise(name)))
  const own = all.filter(({ names, title }) => named([title.zh, title.en, ...(names?.zh ?? []), ...(names?.en ?? [])]))
  if (own.length > 0) return own
  const ofPolicy = all.filter(({ policy, compared }) => {
    const { names, jurisdiction } = knowledge.policies.get(policy) ?? {}
    const city = knowledge.places.find(({ id }) => id === jurisdiction)
    return compared && named([...(names?.zh ?? []), ...(names?.en ?? []), ...(city?.zh ?? []), ...(city?.en ?? [])])
  })
  if (ofPolicy.length > 0) return ofPolicy
  const offered = checkOffered(talk)
  return offered ? all.filter(({ id }) => id === offered) : all
}

/** A text without what the programmes of these schemes and their places are called: “urgently needed” then tells of nobody. */
export const withoutNames = ({ world: { knowledge } }: Talk, schemes: readonly Scheme[], text: string): string =>
  schemes
    .flatMap(({ policy, names, title }) => {
      const of = knowledge.policies.get(policy)
      return [title, names ?? { zh: [], en: [] }, of?.names ?? { zh: [], en: [] }].flatMap(({ zh, en }) =>
        [zh, en].flat(),
      )
    })
    .map(normalise)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => (says(rest, name) ? rest.replaceAll(name, ' ') : rest), plainly(text))

/** The one check that the last answer offers: 自测 after it means just that. */
export const checkOffered = ({ offered }: Talk): string | undefined => {
  const [only, another] = offered.flatMap(({ id }) => /^screen:start:(.+)$/.exec(id)?.[1] ?? [])
  return another === undefined ? only : undefined
}
