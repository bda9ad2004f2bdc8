/** How a document that an editor brings in was read, or why it can't be. */
import type { Words } from '../words.ts'

export const documents = {
  'document.damaged': { zh: '文件已损坏——请重新保存或下载', en: 'the file is damaged — save or download it again' },
  'document.damaged-because': {
    zh: '文件已损坏（{{words}}）——请重新保存或下载，或改用纯文本文件',
    en: 'the file is damaged ({{words}}) — save or download it again, or bring it in as plain text',
  },
  'document.no-file': { zh: '没有这个文件——请检查文件名', en: 'there is no such file — check the name' },
  'document.not-a-file': { zh: '这不是文件——请写一个文件的名字', en: 'this is no file — name one document' },
  'document.empty': { zh: '文件是空的——请重新保存或下载', en: 'the file is empty — save or download it again' },
  'document.large': {
    zh: '文件有 {{size}} MB，最多 {{most}} MB——请去掉图片和附件，或分几部分添加',
    en: 'the file has {{size}} MB; {{most}} MB is the most — leave out pictures and annexes, or bring it in part by part',
  },
  'document.stuck': {
    zh: '{{seconds}} 秒没有进展——请用原来的软件重新保存，或改用纯文本文件',
    en: 'nothing has moved for {{seconds}} s — save the document anew with the program it was made with, or bring it in as plain text',
  },
  'document.memory': {
    zh: '读取它需要超过 {{most}} MB 内存——请去掉图片和附件，或改用纯文本文件',
    en: 'reading it takes more than {{most}} MB of memory — leave out pictures and annexes, or bring it in as plain text',
  },
  'document.no-text': {
    zh: '里面没有文字——请检查是不是这个文件',
    en: 'there is no text in it — check that it is the right file',
  },
  'document.protected': {
    zh: '文件设了密码——请用密码打开，另存为没有密码的文件',
    en: 'it is protected by a password — open it with the password and save it without',
  },
  'document.picture': {
    zh: '它是图片——请先做文字识别（OCR），存成文字或 Word，或索取 Word 文件',
    en: 'it is a picture — run OCR on it and save the text, or ask for the Word file',
  },
  'document.unknown': {
    zh: '它不是文字文件——请用 txt、md、html、docx 或 pdf',
    en: 'it is no text — bring in txt, md, html, docx or pdf',
  },
  'document.web-archive': {
    zh: '它是网页归档（.mhtml）——请把网页另存为“仅 HTML”',
    en: 'it is a web archive (.mhtml) — save the page as “HTML only”',
  },
  'document.rtf': {
    zh: '它是 RTF 文件（.rtf）——请用 Word 或 WPS 打开，另存为 .docx',
    en: 'it is a rich text file (.rtf) — open it in Word or WPS and save it as .docx',
  },
  'document.doc': {
    zh: '它是旧版 Word 文件（.doc）——请用 Word 或 WPS 打开，另存为 .docx',
    en: 'it is an old Word file (.doc) — open it in Word or WPS and save it as .docx',
  },
  'document.spreadsheet': {
    zh: '它是电子表格——请把内容复制到 Word 或 WPS 文档，保存为 .docx',
    en: 'it is a spreadsheet — copy what it says into Word or WPS and save it as .docx',
  },
  'document.presentation': {
    zh: '它是演示文稿——请把内容复制到 Word 或 WPS 文档，保存为 .docx',
    en: 'it is a presentation — copy what it says into Word or WPS and save it as .docx',
  },
  'document.open-document': {
    zh: '它是 OpenDocument 文件——请用 Word 或 WPS 打开，另存为 .docx',
    en: 'it is an OpenDocument file — open it in Word or WPS and save it as .docx',
  },
  'document.archive': {
    zh: '它是压缩包，里面没有 Word 文档——请解压后添加文件本身',
    en: 'it is a zip archive without a Word document — unpack it and bring in the document itself',
  },
  'document.directory': {
    zh: '文件已损坏：读不出它的目录——请重新保存或下载',
    en: 'the file is damaged: its directory can’t be read — save or download it again',
  },
  'document.many-files': {
    zh: '里面有 {{count}} 个文件，正常的文档不会这样——请询问发件人，重新保存为 .docx',
    en: 'it holds {{count}} files, which no document does — ask whoever sent it; save it anew as .docx',
  },
  'document.unpacks': {
    zh: '解压后超过 {{size}} MB，正常的文档不会这样——请询问发件人，重新保存为 .docx',
    en: 'it unpacks to more than {{size}} MB, which no document does — ask whoever sent it; save it anew as .docx',
  },
  'document.false-size': {
    zh: '里面有文件的大小与标明的不符，正常的文档不会这样——请询问发件人，重新保存为 .docx',
    en: 'it holds a file of another size than it says, which no document does — ask whoever sent it; save it anew as .docx',
  },
  'document.encoding': { zh: '文字编码无法识别——请另存为 UTF-8', en: 'its encoding is not known — save it as UTF-8' },
  'document.book': {
    zh: '文字有 {{characters}} 字、{{lines}} 行，最多 {{mostCharacters}} 字、{{mostLines}} 行——请分几部分添加',
    en: 'its text has {{characters}} characters in {{lines}} lines; {{mostCharacters}} in {{mostLines}} are the most — bring it in part by part',
  },
  'document.long-text': {
    zh: '文字太长——请分几部分添加，或改用纯文本文件',
    en: 'its text is too long — bring it in part by part, or as plain text',
  },
  'document.doctype': {
    zh: '里面有 Word 文档不会有的内容（DOCTYPE）——请重新保存为 .docx',
    en: 'it holds what no Word document does (DOCTYPE) — save it anew as .docx',
  },
  'document.long-page': {
    zh: '网页太长——请把文件内容复制到文本文件',
    en: 'the page is too long — copy the document out of it into a text file',
  },
  'document.pages': {
    zh: '有 {{total}} 页，最多 {{most}} 页——请分几部分添加',
    en: 'it has {{total}} pages; {{most}} is the most — bring it in part by part',
  },
  'document.scanned_one': {
    zh: '{{count}} 页中没有文字，是扫描件——请先做文字识别（OCR），或索取 Word 文件',
    en: 'there is no text in its {{count}} page: it is scanned — run OCR on it first, or ask for the Word file',
  },
  'document.scanned_other': {
    zh: '{{count}} 页中没有文字，是扫描件——请先做文字识别（OCR），或索取 Word 文件',
    en: 'there is no text in its {{count}} pages: it is scanned — run OCR on it first, or ask for the Word file',
  },
  'document.fonts': {
    zh: '字体没有标明是哪些字，读不出文字——请先做文字识别（OCR），或索取 Word 文件',
    en: 'its fonts do not say which characters they draw — run OCR on it first, or ask for the Word file',
  },
  'document.no-pdf': {
    zh: '文件已损坏，不能当作 PDF 读取——请重新保存或下载',
    en: 'the file is damaged: it can’t be read as PDF — save or download it again',
  },

  // Notes
  'document.named': {
    zh: '文件名以“.{{extension}}”结尾，实际是 {{format}}，已按后者读取。',
    en: 'Its name ends in “.{{extension}}”, but it is {{format}}; it was read as that.',
  },
  'document.encoded': {
    zh: '它的编码是 {{encoding}}；source.txt 是 UTF-8。',
    en: 'It is written in {{encoding}}; source.txt is UTF-8.',
  },
  'document.macros': {
    zh: '它带有宏，没有运行，也没有保留。',
    en: 'It has macros, which were neither run nor kept.',
  },
  'document.numbered': {
    zh: '有 {{count}} 段的编号是 Word 自动生成的，已写成文字：请核对。',
    en: '{{count}} paragraphs are numbered by Word itself; their numbers were written out: compare them.',
  },
  'document.tracked': {
    zh: '它有尚未接受的修订，已按全部接受读取。请索取定稿。',
    en: 'It has tracked changes that nobody accepted yet: it was read as if all were accepted. Ask for the final text.',
  },
  'document.menus': {
    zh: '网页上文件以外的菜单等文字没有读入；请对照网页核对 source.txt，附件也要核对。',
    en: 'Menus and other text around the document were left out; compare source.txt with the page, annexes too.',
  },
  'document.bare-pages': {
    zh: '第 {{pages}} 页没有文字，可能是图片：请对照原件。',
    en: 'No text on page {{pages}}: pictures? Compare with the document.',
  },
  'document.columns': {
    zh: '第 {{pages}} 页按左右两栏读取，先左后右。',
    en: 'Page {{pages}} was read as two columns, the left one first.',
  },
  'document.furniture': {
    zh: '略去了 {{count}} 处页码、页眉和页脚。',
    en: '{{count}} page numbers and running headers were left out.',
  },
  'document.joined': {
    zh: 'PDF 中的各行已并成段落；请对照原件核对 source.txt。',
    en: 'Lines of a PDF were joined to paragraphs; compare source.txt with the document.',
  },
} satisfies Words
