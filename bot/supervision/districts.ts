/** The districts and counties of Chongqing, and its two areas with an administration of their own, for counting requests. */
import type { Language } from '../ports.ts'

const names: readonly (readonly [id: string, zh: string, en: string])[] = [
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
  ['shizhu', '石柱县', 'Shizhu'],
  ['xiushan', '秀山县', 'Xiushan'],
  ['youyang', '酉阳县', 'Youyang'],
  ['pengshui', '彭水县', 'Pengshui'],
  ['liangjiang', '两江新区', 'Liangjiang New Area'],
  ['hi-tech', '重庆高新区', 'Chongqing Hi-tech Zone'],
]

/**
 * The one district that an answer names; undefined for none or several. So the log has a word of this list, never what
 * the applicant wrote.
 */
export const districtIn = (text: string): string | undefined => {
  const said = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’\s-]/g, '')
  const found = names.filter(([, zh, en]) => said.includes(shortened(zh)) || namesInEnglish(text, en))
  return found.length === 1 ? found[0]?.[0] : undefined
}

export const districtName = (id: string, language: Language): string | undefined =>
  names.find(([known]) => known === id)?.[language === 'zh' ? 1 : 2]

/** 渝北 for 渝北区; 忠县, 江北区 and 南岸区 in full, since what is left would be part of other names. */
const shortened = (zh: string): string =>
  zh === '重庆高新区' ? '高新区' : /^(江北区|南岸区|忠县)$/.test(zh) ? zh : zh.replace(/新?[区县]$/, '')

const namesInEnglish = (text: string, en: string): boolean => {
  const [first = ''] = en.toLowerCase().replace('chongqing ', '').replace('’', '').split(' ')
  const words = text.normalize('NFKC').toLowerCase().replace(/['’]/g, '')
  return new RegExp(`(^|[^a-z])${first}(?![a-z])`).test(words)
}
