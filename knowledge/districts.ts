/** The districts and counties of Chongqing, and its two areas with an administration of their own. */
import { type Language, normalise } from './retrieval/text.ts'
import type { Both } from './yaml.ts'

const names = [
  ['wanzhou', '万州区', 'Wanzhou'],
  ['qianjiang', '黔江区', 'Qianjiang'],
  ['fuling', '涪陵区', 'Fuling'],
  ['yuzhong', '渝中区', 'Yuzhong'],
  ['dadukou', '大渡口区', 'Dadukou'],
  ['jiangbei', '江北区', 'Jiangbei'],
  ['shapingba', '沙坪坝区', 'Shapingba'],
  ['jiulongpo', '九龙坡区', 'Jiulongpo'],
  ['nanan', '南岸区', 'Nan’an'],
  ['beibei', '北碚区', 'Beibei'],
  ['yubei', '渝北区', 'Yubei'],
  ['banan', '巴南区', 'Banan'],
  ['changshou', '长寿区', 'Changshou'],
  ['jiangjin', '江津区', 'Jiangjin'],
  ['hechuan', '合川区', 'Hechuan'],
  ['yongchuan', '永川区', 'Yongchuan'],
  ['nanchuan', '南川区', 'Nanchuan'],
  ['qijiang', '綦江区', 'Qijiang'],
  ['dazu', '大足区', 'Dazu'],
  ['bishan', '璧山区', 'Bishan'],
  ['tongliang', '铜梁区', 'Tongliang'],
  ['tongnan', '潼南区', 'Tongnan'],
  ['rongchang', '荣昌区', 'Rongchang'],
  ['kaizhou', '开州区', 'Kaizhou'],
  ['liangping', '梁平区', 'Liangping'],
  ['wulong', '武隆区', 'Wulong'],
  ['chengkou', '城口县', 'Chengkou'],
  ['fengdu', '丰都县', 'Fengdu'],
  ['dianjiang', '垫江县', 'Dianjiang'],
  ['zhongxian', '忠县', 'Zhongxian'],
  ['yunyang', '云阳县', 'Yunyang'],
  ['fengjie', '奉节县', 'Fengjie'],
  ['wushan', '巫山县', 'Wushan'],
  ['wuxi', '巫溪县', 'Wuxi'],
  ['shizhu', '石柱土家族自治县', 'Shizhu'],
  ['xiushan', '秀山土家族苗族自治县', 'Xiushan'],
  ['youyang', '酉阳土家族苗族自治县', 'Youyang'],
  ['pengshui', '彭水苗族土家族自治县', 'Pengshui'],
  ['liangjiang', '两江新区', 'Liangjiang New Area'],
  ['hi-tech', '重庆高新区', 'Chongqing Hi-tech Zone'],
] as const

export const districtIds = names.map(([id]) => id)

/**
 * The one district that an answer to “in which district” names: 渝北区, 江北, Jiang Bei, Nan'an; undefined for none or
 * several. So a log or a role has a word of this list, never what the applicant wrote.
 */
export const districtIn = (text: string): string | undefined => {
  const said = normalise(text).replace(/['’\s-]/g, '')
  const words = wordsIn(text)
  // 渝北区江北机场 is in 渝北区: a name in full counts before a part of one.
  const full = names.filter(([, zh]) => said.includes(zh))
  const found = full.length > 0 ? full : names.filter(([, zh, en]) => said.includes(short(zh)) || words.has(joined(en)))
  return found.length === 1 ? found[0]?.[0] : undefined
}

export const districtName = (id: string, language: Language): string | undefined =>
  names.find(([known]) => known === id)?.[language === 'zh' ? 1 : 2]

/** As it stands in the name of an authority: 渝北区, Yubei District. */
export const districtInFull = (id: string): Both => {
  const [, zh, en] = names.find(([known]) => known === id) ?? [id, id, id]
  const kind = zh.endsWith('自治县')
    ? ' Autonomous County'
    : zh.endsWith('县')
      ? ' County'
      : / /.test(en)
        ? ''
        : ' District'
  return { zh, en: `${en}${kind}` }
}

/** 渝北 for 渝北区; 忠县 in full, since what is left would be part of other words. */
export const short = (zh: string): string =>
  zh === '重庆高新区' ? '高新区' : zh === '忠县' ? zh : zh.replace(/(?:[土苗]家?族)*自治县$|新?[区县]$/, '')

/** The words of an English text, and up to four that follow each other as one: “Jiang Bei”, “Sha Ping Ba”, yubeiqu. */
const wordsIn = (text: string): Set<string> => {
  const words =
    normalise(text)
      .replace(/['’]/g, '')
      .match(/[a-z]+/g) ?? []
  const runs = words.flatMap((_, at) => [1, 2, 3, 4].map((length) => words.slice(at, at + length).join('')))
  return new Set(runs.flatMap((run) => [run, run.replace(/(?:qu|xian)$/, '')]))
}

/** Its first word says which it is. */
const joined = (en: string): string =>
  en.toLowerCase().replace('chongqing ', '').split(' ')[0]?.replace(/[-’]/g, '') ?? ''
