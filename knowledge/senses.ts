/** Words that mean a thing of the documents only as they stand: 证 is the card, “papers” are those handed in. */

/** A normalised question with such words in the documents' own. */
export const inTheirSense = (text: string): string =>
  senses.reduce((told, { where, unless, means }) => (unless?.test(told) ? told : told.replace(where, means)), text)

const senses: { where: RegExp; unless?: RegExp; means: string }[] = [
  // “2018年办的证”: where no other certificate is named, it is the card that people have.
  {
    where: /(?<=办的|我的|领的|拿的|发的|补的|换的|这张|那张|这个|[旧老新])证(?![书明件据照监实])/g,
    unless: /东莞|北京|特色|居留|居住|许可|身份|签证|护照|学历|学位|职称|资格|驾|结婚|执照|服务证|确认函|证书/,
    means: '服务证',
  },
  // “Which papers do I hand in?”: not those of a journal.
  {
    where: /\bpapers\b/g,
    unless: /publi[cs]|journal|author|scien|research|academic|jcr|impact factor|cite|citation|exam/,
    means: 'documents',
  },
  // “已经是四类了，还能再报三类吗”: from one category into another.
  {
    where: /[二三四]类(?=[^。？?]{0,12}(?:再|升|还能|还可以|改)[^。？?]{0,6}[特一二三][类级])/,
    means: '$& 更高类别 ',
  },
]
