/** Small files of every kind that the tests send. */

/** One red point. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
)
export const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
export const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
export const html = '<!doctype html><script>alert(1)</script>'
export const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'

/** The names of what an archive holds stand in it as they are; nothing else of it matters here. */
const archive = (...names: string[]) =>
  Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from(`\0[Content_Types].xml\0${names.join('\0')}`)])
export const docx = archive('word/document.xml')
export const docxWithMacros = archive('word/document.xml', 'word/vbaProject.bin')
