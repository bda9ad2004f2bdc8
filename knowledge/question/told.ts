/** What merely tells of a person and asks nothing: “she is a nurse”, “our son is 19”, 我是英国人，硕士，在重庆一家公司. */
import { isHan, normalise, withPauses } from '../retrieval/text.ts'

/** What is told of them; undefined where something else is said, or anything is asked. */
export const toldOfPerson = (text: string): string | undefined => {
  const said = normalise(withPauses(text)).replace(/[’]/g, "'").trim()
  if (isHan(said))
    return !asksInChinese.test(said) && clausesOf(said).every((clause) => describes.test(clause)) ? said : undefined
  return /[?]/.test(said) || asks.test(said) ? undefined : person.exec(said)?.groups?.told
}

const asks =
  /\b(?:who|whom|what|when|where|which|why|how|please|need|needs|want|wants|wish|like|can|could|may|must|should|if|too|also|now|already)\b/
const asksInChinese = /[几谁哪啥怎咋吗呢需能]|想(?![来去到在回])|多少|什么|可以|该|要(?!员)|[不没]$/
const kin =
  'wife|husband|spouse|partner|sons?|daughters?|child|children|kids?|boys?|girls?|family|mother|father|parents|boss|colleague|friend|name|job|profession|company|employer|firm'
const person = new RegExp(
  `^(?:(?:hi|hello|dear|well|ok|so|and|but|actually)[,.! ]+){0,2}(?:(?:i|we|he|she|they)(?: |(?='(?:m|re|s)\\b))|(?:my|our|his|her) (?:${kin}) )(?:'m|'re|'s|am|are|is|was|were|have|has|turn(?=s? [2-9]\\d)s?|will be(?= [2-9]\\d)|work as|works as|(?:work|works|live|lives|study|studies|teach|teaches|am working|is working) (?:in|at|for)|come from|comes from) (?<told>[^?]{1,80})$`,
)

const clausesOf = (said: string): string[] => {
  const clauses = said.split(/[,，、。;；!！\s]+/).map((clause) => clause.trim())
  const told = clauses.filter((clause) => clause !== '' && !courtesy.test(clause))
  return told.length > 0 ? told : [said]
}
const courtesy = /^(?:[你您]好|请问|是这样的?|情况是这样的?|嗯+|谢谢)$/
const han = '\\p{Script=Han}'
const whose = `(?:我们?|本人|自己|他|她|(?:我|他|她)?(?:的)?(?:老公|老婆|爱人|先生|太太|儿子|女儿|孩子|小孩|娃儿?|朋友|同事|老板))`
/** A nationality, an age, a degree, a place of work, a profession, an employer, years or an income. */
const describes = new RegExp(
  `^(?:${whose}(?:是|有|叫|今年|现在|目前|已经|刚|一直|也|的)*|是|今年|现在|目前)*(?:` +
    [
      `(?:一[个名位])?${han}{1,4}(?:国人|裔|籍|国籍|护照|户口)|(?:一[个名位])?(?:外国|外籍|华裔|${han}{1,3}国|巴西|印度|日本|意大利|西班牙|俄罗斯|加拿大|澳大利亚|葡萄牙|荷兰|新加坡|马来西亚)人`,
      `\\d{2}岁?(?:了|多|出头)?|[二三四五六七]十[一二三四五六七八九]?岁?(?:了|多|出头)?`,
      `${han}{0,10}(?:博士后?|硕士|本科|学士|研究生|大专|海归|留学生)(?:学历|学位|毕业|生|在读)?(?:了)?`,
      `(?:一直|刚)?在${han}{1,16}(?:上班|工作|任职|就职|公司|企业|单位|大学|学校|医院|研究[所院]|创业|教书|读书)(?:的|了)?`,
      `(?:一[个名位]|做|搞|当|个)?${han}{0,8}(?:工程师|律师|医师|医生|老师|教师|教授|讲师|研究员|程序员|厨师|会计师?|设计师|经理|总监|主管|高管|老板|专家|博导|护士|翻译|外教|人事|行政|财务|秘书|员工|联络员|hr)`,
      `(?:人)?在${han}{2,4}(?:这边|那边|市)?`,
      `${han}{0,4}(?:一家|一所|一个|家)${han}{0,12}(?:公司|企业|单位|医院|学校|机构|工厂|大学|银行|研究[所院])`,
      `(?:做|搞|学)${han}{1,8}的`,
      `老外|(?:想|打算|准备|计划)?[来去到在回]${han}{2}(?:市|这边|那边)?(?:上班|工作|发展|创业|任职)`,
      `${han}{0,8}(?:干|工作|待|住|来|从业)了?(?:\\d{1,2}|[一二三四五六七八九十两几]{1,3})年(?:多|了)*`,
      `(?:年薪|月薪|工资|收入)${han}{0,3}\\d[\\d.]*(?:万|千|元|块|k|w|多)*`,
      `(?:${han}{1,6}(?:给我|帮我))?(?:已经|刚刚?|都)?(?:有|办|领|拿|换)(?:了|到|好|下来)${han}{0,6}(?:服务证|人才证|人才卡|证|卡|确认函)(?:了)?`,
      `有${han}{0,6}\\d*${han}{0,4}(?:职称|专利|论文|证书|经验|股份)`,
    ].join('|') +
    ')$',
  'u',
)
