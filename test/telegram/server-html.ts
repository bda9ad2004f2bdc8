/** Text with `parse_mode` HTML, checked as strictly as Telegram does: https://core.telegram.org/bots/api#html-style */
import { badRequest, type Entity } from './server-types.ts'

export interface Rich {
  text: string
  entities: Entity[]
}

const TYPES: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  a: 'text_link',
  'tg-emoji': 'custom_emoji',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
}
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

interface Open {
  tag: string
  attributes: Map<string, string>
  start: number
}

/** Offsets in errors are of bytes, as Telegram gives them. */
export const parseHtml = (source: string): Rich => {
  const entities: Entity[] = []
  const open: Open[] = []
  let text = ''
  let at = 0
  const fail = (why: string, where = at) =>
    badRequest(`can't parse entities: ${why} at byte offset ${Buffer.byteLength(source.slice(0, where))}`)
  while (at < source.length) {
    const char = source[at] as string
    if (char === '&') {
      const [whole, decoded] = decode(source.slice(at, at + 12)) ?? ['&', '&']
      text += decoded
      at += whole.length
    } else if (char !== '<') {
      text += char
      at++
    } else if (source[at + 1] === '/') {
      const end = source.indexOf('>', at)
      if (end < 0) throw fail('Unclosed end tag')
      const last = open.pop()
      if (!last) throw fail('Unexpected end tag')
      const name = source
        .slice(at + 2, end)
        .trim()
        .toLowerCase()
      if (name !== '' && name !== last.tag) {
        throw fail(`Unmatched end tag, expected "</${last.tag}>", found "</${name}>"`)
      }
      const entity = close(last, text)
      if (entity) entities.push(entity)
      at = end + 1
    } else {
      const begin = at
      const found = /^<([^\s>]*)((?:\s+(?:[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[\w.-]+))?)?)*)>/.exec(
        source.slice(at),
      )
      const tag = (/^<([^\s>]*)/.exec(source.slice(at))?.[1] ?? '').toLowerCase()
      if (!source.includes('>', at)) throw fail('Unclosed start tag', begin)
      if (!Object.hasOwn(TYPES, tag)) throw fail(`Unsupported start tag "${tag}"`, begin)
      if (!found) throw fail(`Wrong attributes of the tag "${tag}"`, begin)
      const attributes = attributesOf(found[2] ?? '')
      if (tag === 'span' && attributes.get('class') !== 'tg-spoiler') {
        throw fail('Tag "span" must have class "tg-spoiler"', begin)
      }
      open.push({ tag, attributes, start: text.length })
      at += found[0].length
    }
  }
  const left = open.at(-1)
  if (left) throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${left.tag}"`)
  return { text, entities: inOrder(entities) }
}

const decode = (text: string): [string, string] | undefined => {
  const found = /^&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(lt|gt|amp|quot));/.exec(text)
  if (!found) return undefined
  const named = NAMED[found[3] ?? '']
  if (named) return [found[0], named]
  const code = found[1] ? Number(found[1]) : Number.parseInt(found[2] ?? '0', 16)
  return code > 0 && code <= 0x10ffff ? [found[0], String.fromCodePoint(code)] : undefined
}

const attributesOf = (text: string): Map<string, string> => {
  const attributes = new Map<string, string>()
  for (const found of text.matchAll(/([^\s=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?/g)) {
    const value = (found[2] ?? found[3] ?? found[4] ?? '').replace(/&[^;]{1,8};/g, (code) => decode(code)?.[1] ?? code)
    attributes.set((found[1] as string).toLowerCase(), value)
  }
  return attributes
}

const close = ({ tag, attributes, start }: Open, text: string): Entity | undefined => {
  const entity = { type: TYPES[tag] as string, offset: start, length: text.length - start }
  if (entity.length === 0) return undefined
  if (tag === 'a') {
    const url = attributes.get('href') || text.slice(start)
    return URL.canParse(url) ? { ...entity, url } : undefined
  }
  if (tag === 'tg-emoji') return { ...entity, custom_emoji_id: attributes.get('emoji-id') ?? '' }
  if (tag === 'blockquote' && attributes.has('expandable')) return { ...entity, type: 'expandable_blockquote' }
  const language = /^language-(.+)$/.exec(attributes.get('class') ?? '')?.[1]
  return tag === 'code' && language ? { ...entity, type: 'pre', language } : entity
}

/** As Telegram gives them: by offset, the longer first. */
export const inOrder = (entities: Entity[]) => entities.sort((a, b) => a.offset - b.offset || b.length - a.length)
